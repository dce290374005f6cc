import type { Domain, Sensitivity, Signal } from './dictionary.ts'

/** A name that gives away what a column holds; read over its words in small letters, English and German. */
interface SensitiveName {
  readonly pattern: RegExp
  readonly sensitivity: Exclude<Sensitivity, 'none'>
  /** What it is, as in "reads as …". */
  readonly what: string
}

const sign = (sensitivity: SensitiveName['sensitivity'], what: string, pattern: RegExp): SensitiveName => ({
  pattern,
  sensitivity,
  what,
})

/** Names that are none of it although they hold a word of it, such as the health score of an account. */
export const HARMLESS_NAMES =
  /\b(account|customer|contract|invoice|debt|stock|site|system|pipeline|service|product|order|deal) (age|health)\b|\bhealth (score|index|check|status|grade)\b|\bage (of|in) (account|contract|debt|invoice)|\b(email|phone|mail|sms|mobile) (opt|consent|opens?|clicks?|sent|count|contacts?|tickets?|orders|channel|sessions|campaign|service|lines?|plan|bill|usage|app)|\b(has|no|num|number of|count of) (an? )?(email|phone)/

/** Special categories first, then protected attributes, then what points at a person. */
export const SENSITIVE_NAMES: readonly SensitiveName[] = [
  sign('special', 'religion', /\b(religions?|religious|faith|denomination|konfession|kirchensteuer|glaube)\b/),
  sign(
    'special',
    'ethnic origin',
    /\b(ethnic(ity)?|ethnicity group|race|racial|skin colou?r|ethnie|herkunft ethnisch)\b/,
  ),
  sign(
    'special',
    'health',
    /\b(health|medical|diagnos[ei]s|disease|disabilit(y|ies)|pregnan(t|cy)|blood type|allerg(y|ies)|behinderung|krankheit|gesundheit)\b/,
  ),
  sign('special', 'sexual orientation', /\b(sexual|sexuality|sexual orientation)\b/),
  sign('special', 'political opinion', /\b(political|politics|party affiliation|partei)\b/),
  sign('special', 'union membership', /\b(trade|labou?r) union\b|\bgewerkschaft/),
  sign('special', 'biometric or genetic data', /\b(biometrics?|fingerprint|face id|genetic|genom|dna)\b/),
  sign('special', 'criminal record', /\b(criminal|conviction|offence|vorstrafe)/),
  sign('protected', 'gender', /\b(gender|sex|geschlecht|salutation|anrede)\b/),
  sign(
    'protected',
    'age',
    /^age( group| band| range| class| years)?$|\b(customer|client|member|person|user|holder) age\b|\b(senior citizen|seniorcitizen|altersgruppe)\b|^alter$/,
  ),
  sign('protected', 'date of birth', /\b(birth|birthday|birthdate|dob|year birth|geburt\w*|geb datum)\b/),
  sign(
    'protected',
    'marital or family status',
    /\b(marital|married|civil status|family status|familienstand|dependents?|children|kids?|kidhome|teenhome|kinder)\b/,
  ),
  sign(
    'protected',
    'nationality',
    /\b(nationality|citizenship|country of birth|place of birth|mother tongue|native language|staatsangehörigkeit|nationalität|muttersprache)\b/,
  ),
  sign('personal', 'email address', /\be ?mail( address)?\b/),
  sign(
    'personal',
    'telephone number',
    /\b(phone|telephone|mobile( number| phone)?|cell ?phone|fax|telefon|handy|tel|msisdn)( (nr|no|number|nummer))?\b/,
  ),
  sign(
    'personal',
    "person's name",
    /\b(first|last|middle|given|family|maiden|full|contact|person|sur) ?name\b|\b(surname|forename|vorname|nachname|ansprechpartner)\b/,
  ),
  sign(
    'personal',
    'national or tax number',
    /\b(ssn|social security|passport|national id|identity card|tax id|driving licen[cs]e|sozialversicherung\w*|personalausweis|steuer id)\b/,
  ),
  sign(
    'personal',
    'bank account or card',
    /\b(iban|bic|bank account|account holder|credit card|card number|kontonummer|bankverbindung)\b/,
  ),
  sign(
    'personal',
    "device's address",
    /\b(ip|ip address|mac address|device id|cookie( id)?|advertising id|idfa|imei)\b/,
  ),
]

/** How precisely a name places somebody: what it becomes when it is coarsened. */
export const LOCATION_NAMES: readonly { readonly kind: LocationKind; readonly pattern: RegExp }[] = [
  {
    kind: 'coordinate',
    pattern:
      /^(lat|latitude|lon|lng|long|longitude|breitengrad|längengrad)$|\b(latitude|longitude|gps (lat|lon|lng|long))\b|\b(geo|location|home|address|addr|site|store) (lat|lon|lng|long)\b/,
  },
  { kind: 'postcode', pattern: /\b(post ?code|postal ?code|zip ?code|zip|plz|postleitzahl)\b/ },
  {
    kind: 'address',
    pattern:
      /\b(street|straße|strasse|(?<!\b(?:e ?mail|mail|ip|mac|web|url|internet|wallet) )address(?! (?:type|id|count|status|kind|country|city|region|state|valid|changes?)\b)(?: ?line)? ?\d?|house (number|no)|hausnummer|anschrift|gps|geo ?location|coordinates?|koordinaten)\b/,
  },
  { kind: 'device', pattern: /\b(ip|ip address)\b/ },
]
export type LocationKind = 'coordinate' | 'postcode' | 'address' | 'device'

/** Names that say what a column tells of a customer; the first that fits. */
export const SIGNAL_NAMES: readonly { readonly signal: Signal; readonly domain: Domain; readonly pattern: RegExp }[] = [
  {
    signal: 'identifier',
    domain: 'identity',
    pattern: /(^| )(id|ids|uuid|guid|key|no|nr|nummer|number)$|^(customer|account|client|kunde)$/,
  },
  {
    signal: 'feedback',
    domain: 'service',
    pattern:
      /\b(nps|csat|satisfaction|rating|review|survey|sentiment|feedback|complain\w*|needs?|zufriedenheit|beschwerde\w*|likert)\b/,
  },
  {
    signal: 'channel',
    domain: 'transactions',
    pattern:
      /\b(channel|web|store|catalog(ue)?|deals|partner channel|campaign|cmp ?\d|accepted cmp\d?|email opens?|clicks?|source of lead|lead source|referral|kanal)\b/,
  },
  {
    signal: 'payment',
    domain: 'payment',
    pattern:
      /\b(payment|paid|pay|overdue|receivables?|dso|dunning|credit|invoice days|paperless|billing|default|zahlung\w*|forderung\w*|advances?|prepay\w*)\b/,
  },
  {
    signal: 'cost',
    domain: 'margin',
    pattern:
      /\b(costs?|cogs|margin|profit|discounts?|rebates?|cac|kosten|marge|rabatt\w*|deckungsbeitrag|contribution)\b/,
  },
  {
    signal: 'service',
    domain: 'service',
    pattern:
      /\b(tickets?|support|service|cases?|incidents?|escalations?|calls? to|helpdesk|sla|tech support|implementation|onboarding)\b/,
  },
  {
    signal: 'behaviour',
    domain: 'usage',
    pattern:
      /\b(usage|logins?|sessions?|active|api|visits?|page ?views?|downloads?|features?|integrations?|seats?|users|minutes|streaming\w*|adoption|webinar|attendance|nutzung|online (security|backup)|device protection)\b/,
  },
  {
    signal: 'purchase',
    domain: 'transactions',
    pattern:
      /\b(revenue|turnover|sales(?! (?:agent|rep|team|person|manager|office))|prices?|invoices?|orders?|purchases?|amount|spend|basket|quantity|qty|frequency|recency|monetary|charges?|bought|mnt\w*|deals?|umsatz\w*|bestellung\w*|growth|arr|mrr|acv)\b/,
  },
]

/** Names of numbers that lie within bounds. */
export const RANGE_NAMES: readonly {
  readonly pattern: RegExp
  readonly min: number | null
  readonly max: number | null
}[] = [
  { pattern: /^age( years)?$|\b(customer|client|member|person|user|holder) age\b|^alter$/, min: 0, max: 120 },
  { pattern: /\b(latitude|lat)\b/, min: -90, max: 90 },
  { pattern: /\b(longitude|lon|lng)\b/, min: -180, max: 180 },
  { pattern: /\b(percent|percentage|pct|prozent)\b/, min: 0, max: 100 },
  { pattern: /\b(share|probability|likelihood|anteil|wahrscheinlichkeit)\b/, min: 0, max: 1 },
  { pattern: /\bnps\b/, min: 0, max: 10 },
  {
    pattern:
      /^(orders|tickets|visits|seats|employees|sites|users|sessions|logins|integrations|approvers|calls|downloads)$|\b(number of|num|count|tenure|recency|frequency|minutes|hours|anzahl)\b/,
    min: 0,
    max: null,
  },
]

/** Days that lie ahead of the as-of date by their nature. */
export const FORWARD_DAYS =
  /\b(renew\w*|expir\w*|end|ends|until|due|valid|next|planned|expected|maturity|contract|ablauf|ende|bis|fällig\w*)\b/

/** Days that only some customers have: no day means that it did not happen. */
export const DAYS_OF_SOME =
  /\b(end|ended|churn\w*|cancel\w*|lost|terminat\w*|closed|exit\w*|kündigung\w*|renew\w*|last|letzte\w*)\b/

/** A whole number that names something and counts nothing. */
export const IDENTIFIER_NAME = /(^| )(id|ids|uuid|guid|key|no|nr|nummer|number|code|zip|plz|postcode|phone)$/
