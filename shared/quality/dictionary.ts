import { z } from 'zod'
import { ownValue } from '../contract/own-value.ts'
import { recordByName } from '../contract/record-by-name.ts'
import { consent } from './consent.ts'
import { qualityLimits } from './quality-limits.ts'

/** What can be found against a column. */
export const FINDING_KINDS = [
  'empty',
  'missing',
  'constant',
  'misfits',
  'mixed',
  'range',
  'days',
  'outliers',
  'identifier',
  'currency',
  'stale',
] as const
export const findingKind = z.enum(FINDING_KINDS)
export type FindingKind = z.infer<typeof findingKind>

/** none; personal: points at a person; protected: must not decide price or service; special: law forbids its use but for few grounds. */
export const sensitivity = z.enum(['none', 'personal', 'protected', 'special'])
export type Sensitivity = z.infer<typeof sensitivity>

/** What tells of a customer by this column. */
export const SIGNALS = [
  'identifier',
  'attribute',
  'purchase',
  'channel',
  'behaviour',
  'feedback',
  'service',
  'cost',
  'payment',
] as const
export const signal = z.enum(SIGNALS)
export type Signal = z.infer<typeof signal>

/** The six parts of a customer table that a segmentation rests on. */
export const DOMAINS = ['identity', 'transactions', 'usage', 'service', 'margin', 'payment'] as const
export const domain = z.enum(DOMAINS)
export type Domain = z.infer<typeof domain>

/** Why the law lets a column be used; `not-personal` where it tells of no person. */
export const LEGAL_BASES = [
  'consent',
  'contract',
  'legal-obligation',
  'legitimate-interest',
  'vital-interest',
  'public-task',
  'not-personal',
] as const
export const legalBasis = z.enum(LEGAL_BASES)
export type LegalBasis = z.infer<typeof legalBasis>

const words = (longest: number) => z.string().max(longest)

/** What is known of a column. Whatever a person has not said is proposed from its name, type, values and meaning. */
export const dictionaryEntry = z.object({
  /** What a value says, in words. */
  meaning: words(400),
  /** Where it comes from: a system, a file, a survey. */
  source: words(200),
  /** ISO 4217 code of amounts; null where there are none. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable(),
  /** The days that flows cover; null where it is no flow. */
  period: z.object({ start: z.iso.date(), end: z.iso.date() }).nullable(),
  taxBasis: z.enum(['net', 'gross']).nullable(),
  /** The day its values are of. */
  asOf: z.iso.date(),
  /** Null: it does not age. */
  maxAgeMonths: z.number().int().min(1).max(600).nullable(),
  /** What it is used for; '' where nobody said. */
  purpose: words(200),
  basis: legalBasis.nullable(),
  sensitivity,
  /** Why the sensitivity that was found is not taken; '' where it is. */
  sensitivityReason: words(400),
  signal,
  domain: domain.nullable(),
  /** Bounds that values may not leave. */
  range: z.object({ min: z.number().nullable(), max: z.number().nullable() }),
  /** What a cell without a value means: nothing is known, or there is none (not yet, never). */
  emptyMeans: z.enum(['unknown', 'none']),
})
export type DictionaryEntry = z.infer<typeof dictionaryEntry>
export type EntryField = keyof DictionaryEntry
export const ENTRY_FIELDS = dictionaryEntry.keyof().options

/** Fields that a person says; what is left out stays as it is. */
export const entryChanges = dictionaryEntry.partial()
export type EntryChanges = z.infer<typeof entryChanges>

/** A person uses a column in spite of findings; others than these are findings again. */
export const acceptance = z.object({
  findings: z.array(findingKind).min(1),
  reason: words(400).min(1),
  at: z.iso.datetime(),
})
export type Acceptance = z.infer<typeof acceptance>

export const columnNote = z.object({
  said: entryChanges.prefault({}),
  accepted: acceptance.nullable().default(null),
})
export type ColumnNote = z.infer<typeof columnNote>

/** What people said of columns, by name, the limits that grades go by, and consents. Columns that are gone are kept. */
export const dictionary = z.object({
  columns: recordByName(columnNote).default({}),
  limits: qualityLimits.prefault({}),
  /** In the order in which people gave them. */
  consents: z.array(consent).max(40).default([]),
})
export type Dictionary = z.infer<typeof dictionary>

export const EMPTY_DICTIONARY: Dictionary = dictionary.parse({})

const NOTHING_SAID: ColumnNote = { said: {}, accepted: null }

/** What people said of a column, which may be called like what every object has. */
export function noteOf({ columns }: Pick<Dictionary, 'columns'>, name: string): ColumnNote {
  return ownValue(columns, name) ?? NOTHING_SAID
}
