import { type Mapping, ROLE_IDS, type RoleId } from '../economics/role.ts'
import { ROLE_CATALOGUE } from '../economics/role-catalogue.ts'
import { wordsOf } from '../economics/suggest-roles.ts'
import type { SpineColumn } from '../entities/column.ts'
import type { Frame } from '../entities/frame.ts'
import type { Spine } from '../entities/spine.ts'
import type { DictionaryEntry, Domain, Signal } from './dictionary.ts'
import { DAYS_OF_SOME, RANGE_NAMES, SIGNAL_NAMES } from './name-signs.ts'
import type { QualityLimits } from './quality-limits.ts'
import { findSensitivity } from './sensitivity-signs.ts'

/** What the workspace says besides the column itself. */
export interface ProposalContext {
  readonly spine: Pick<Spine, 'keyColumn' | 'source'>
  readonly mapping: Mapping
  readonly frame: Pick<Frame, 'asOf' | 'periodStart' | 'currency'>
  readonly limits: QualityLimits
}

/** An entry as the workbench would write it, and what it goes by where that is not plain. */
export interface ProposedEntry {
  readonly entry: DictionaryEntry
  /** Sentences, by field. */
  readonly reasons: { readonly sensitivity: string; readonly signal: string }
}

const PURCHASE = ['purchase', 'transactions'] as const
const COST = ['cost', 'margin'] as const
const PAYMENT = ['payment', 'payment'] as const
/** What a meaning tells of; those that are not here tell what a customer is. */
const SIGNAL_OF_ROLE: Readonly<Partial<Record<RoleId, readonly [Signal, Domain]>>> = {
  revenue: PURCHASE,
  priorRevenue: PURCHASE,
  returns: PURCHASE,
  discounts: COST,
  cogs: COST,
  grossMargin: COST,
  deliveryCost: COST,
  supportCost: COST,
  implementationCost: COST,
  otherCostToServe: COST,
  acquisitionCost: COST,
  inventory: COST,
  receivables: PAYMENT,
  payables: PAYMENT,
  customerAdvances: PAYMENT,
  creditExposure: PAYMENT,
  defaultProbability: PAYMENT,
  lossGivenDefault: PAYMENT,
}
const ATTRIBUTE = ['attribute', 'identity'] as const

/** What is known of a column before anybody says anything. */
export function proposedEntry(column: SpineColumn, context: ProposalContext): ProposedEntry {
  const { spine, mapping, frame, limits } = context
  const role = ROLE_IDS.find((id) => mapping.roles[id]?.confirmed && mapping.roles[id]?.column === column.name) ?? null
  const words = wordsOf(column.name)
  const signal = signalOf(column, role, words, spine.keyColumn)
  const { sensitivity, evidence } = findSensitivity(column)
  const unit = role === null ? null : ROLE_CATALOGUE[role].unit
  const isMoney = unit?.startsWith('money') ?? false
  const isAttribute = signal.signal === 'attribute'
  return {
    entry: {
      meaning: role === null ? '' : `${ROLE_CATALOGUE[role].label}. ${ROLE_CATALOGUE[role].explanation}`,
      source: column.origin?.source ?? (spine.source.format === 'sample' ? 'Made-up sample' : spine.source.fileName),
      currency: currencyOf(column) ?? (isMoney ? frame.currency : null),
      period:
        unit === 'money per period' ? (column.origin?.period ?? { start: frame.periodStart, end: frame.asOf }) : null,
      taxBasis: isMoney ? (column.origin?.taxBasis ?? null) : null,
      asOf: frame.asOf,
      maxAgeMonths: isAttribute ? limits.maxAgeMonths : null,
      purpose: '',
      basis: null,
      sensitivity,
      sensitivityReason: '',
      signal: signal.signal,
      domain: signal.domain,
      range: rangeOf(column, words),
      emptyMeans: meansNone(column, role, words, mapping) ? 'none' : 'unknown',
    },
    reasons: { sensitivity: evidence, signal: signal.reason },
  }
}

const CURRENCY_OF_SIGN: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  '₹': 'INR',
  zł: 'PLN',
  Kč: 'CZK',
  Ft: 'HUF',
}

/** The currency that stood with the amounts; null where none did, or where several have its sign. */
function currencyOf({ reading }: SpineColumn): string | null {
  const unit = reading?.unit ?? ''
  return /^[A-Z]{3}$/.test(unit) ? unit : (CURRENCY_OF_SIGN[unit] ?? null)
}

interface SignalFound {
  readonly signal: Signal
  readonly domain: Domain
  readonly reason: string
}

function signalOf({ name, type }: SpineColumn, role: RoleId | null, words: string, key: string | null): SignalFound {
  if (name === key) return { signal: 'identifier', domain: 'identity', reason: 'It is the key.' }
  if (role !== null) {
    const [signal, domain] = SIGNAL_OF_ROLE[role] ?? ATTRIBUTE
    return { signal, domain, reason: `Its meaning is ${ROLE_CATALOGUE[role].label.toLowerCase()}.` }
  }
  const named = SIGNAL_NAMES.find(({ pattern }) => pattern.test(words))
  if (named) return { signal: named.signal, domain: named.domain, reason: `Its name “${name}” reads so.` }
  const what = type === 'text' || type === 'boolean' ? 'It holds words' : 'Nothing in its name says more'
  return { signal: 'attribute', domain: 'identity', reason: `${what}, so it is taken for what a customer is.` }
}

/** Bounds that go with the name, where most values keep them: a name may mean something else. */
function rangeOf({ type, evidence }: SpineColumn, words: string): DictionaryEntry['range'] {
  const none = { min: null, max: null }
  if (type !== 'number' && type !== 'integer') return none
  const named = RANGE_NAMES.find(({ pattern }) => pattern.test(words))
  const quantiles = evidence?.quantiles
  if (!named || !quantiles) return none
  const { min, max } = named
  const keeps = (min === null || quantiles.p25 >= min) && (max === null || quantiles.p75 <= max)
  return keeps ? { min, max } : none
}

function meansNone({ name, type }: SpineColumn, role: RoleId | null, words: string, { roles }: Mapping): boolean {
  if (role === 'endDate') return true
  if (role !== null && roles[role]?.column === name && roles[role]?.blankMeans === 'zero') return true
  return type === 'date' && DAYS_OF_SOME.test(words)
}
