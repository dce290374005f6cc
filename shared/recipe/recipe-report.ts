import { z } from 'zod'
import { columnReading, columnType } from '../entities/column.ts'
import { recipeDifference } from './recipe-difference.ts'
import { repeatedRows } from './repeated-rows.ts'
import { tieOutReport } from './tie-out.ts'

const count = z.number().int().nonnegative()

/** What one file gave. rowsInFile = rows read + set aside. */
export const fileReport = z.object({
  fileName: z.string(),
  sizeBytes: z.number(),
  digest: z.string(),
  rowsInFile: count,
  rowsSetAside: count,
  /** Cells that did not fit their column's type: missing now. */
  misfits: count,
  /** Columns of which more than 1 % misfit. */
  doubtfulColumns: z.array(z.string()),
  /** The first rows set aside, with their line. */
  setAside: z.array(z.object({ line: z.number(), reason: z.string(), raw: z.string() })),
  /** Columns of the source's first file that this one lacks, each with a column of its own that it may be, or null. */
  lacks: z.array(z.object({ column: z.string(), nearest: z.string().nullable() })).default([]),
})
export type FileReport = z.infer<typeof fileReport>

/** A source's column as it was read. */
export const sourceColumn = z.object({
  name: z.string(),
  type: columnType,
  missing: count,
  misfits: count,
  /** Every value of a text column that has few; null of others. */
  categories: z.array(z.string()).nullable(),
  /** False where nothing uses it, so that its values were passed over and its type is that of the first look. */
  isRead: z.boolean().default(true),
  /** How its texts became values; none where the source had values, or was read before this was kept. */
  reading: columnReading.optional(),
})
export type SourceColumn = z.infer<typeof sourceColumn>

export const sourceReport = z.object({
  sourceId: z.string(),
  files: z.array(fileReport),
  rows: count,
  columns: z.array(sourceColumn),
  /** Where the source has a date column: rows left out because of it, and the first and last day. */
  days: z
    .object({
      first: z.iso.date().nullable(),
      last: z.iso.date().nullable(),
      afterAsOf: count,
      without: count,
      /** Rows outside the declared period. */
      outsidePeriod: count,
    })
    .nullable(),
  /** Rows that stand in several of its files; null where none do. */
  repeated: repeatedRows.nullable().default(null),
  readingMs: z.number(),
  stagingMs: z.number(),
  notices: z.array(z.string()),
})
export type SourceReport = z.infer<typeof sourceReport>

/** Σ of a money column over the rows that were joined. */
export const joinTotal = z.object({
  column: z.string(),
  /** Over all rows. */
  before: z.number(),
  /** As a plain join gives it: rows counted once per partner. */
  after: z.number(),
  /** Of rows whose key has no partner. */
  unmatched: z.number(),
  /** Of rows without a key. */
  withoutKey: z.number(),
})
export type JoinTotal = z.infer<typeof joinTotal>

/** A key that would be found if it were read as another one. */
export const keySuggestion = z.object({
  from: z.string(),
  to: z.string(),
  /** Rows that would then match. */
  rows: count,
  why: z.enum(['same-letters', 'nearly-same']),
})
export type KeySuggestion = z.infer<typeof keySuggestion>

/**
 * How rows found their partners by a key. For a look-up, rows are the source's and keys those looked up; for attached
 * columns, rows are the units; for features, rows are the events up to the as-of date and keys the units.
 */
export const matchReport = z.object({
  rows: z.object({ matched: count, unmatched: count, withoutKey: count }),
  keys: z.object({
    matched: count,
    /** Keys that no row asked for. */
    unmatched: count,
    /** Keys that stand more than once on the side that should have each once. */
    repeated: count,
  }),
  totals: z.array(joinTotal),
  /** Keys without a partner, by the rows that have them; the first 50. */
  unmatchedKeys: z.array(z.object({ key: z.string(), rows: count })),
  /** By rows gained. */
  suggestions: z.array(keySuggestion),
})
export type MatchReport = z.infer<typeof matchReport>

/** What decisions about keys did when units were made. */
export const unitKeysReport = z.object({
  /** Rows of the base that went to another key. */
  moved: count,
  decisions: z.object({ merged: count, kept: count, split: count }),
  /** Numbers of the base before and after, but years and identifiers: amounts add up where no other rule was chosen. */
  totals: z.array(z.object({ column: z.string(), before: z.number(), after: z.number() })),
  /** Keys that were decided about and no longer occur: all of them counted, the first 50 named. */
  unused: z.object({ count, keys: z.array(z.string()) }),
})
export type UnitKeysReport = z.infer<typeof unitKeysReport>

/** What became of the money of each currency. */
export const conversionReport = z.object({
  /** The currency that all is in now. */
  to: z.string(),
  /** Most rows first. */
  currencies: z.array(
    z.object({
      /** Null of rows that name none; these have no amounts. */
      currency: z.string().nullable(),
      rows: count,
      leastRate: z.number().nullable(),
      mostRate: z.number().nullable(),
      /** Σ in its own currency and in the new one. */
      totals: z.array(z.object({ column: z.string(), before: z.number(), after: z.number() })),
    }),
  ),
})
export type ConversionReport = z.infer<typeof conversionReport>

export const stepReport = z.object({
  /** Null for the base of the table. */
  stepId: z.string().nullable(),
  /** The source's id; null for the table. */
  sourceId: z.string().nullable(),
  kind: z.string(),
  rowsIn: count,
  rowsOut: count,
  elapsedMs: z.number(),
  match: matchReport.nullable(),
  unitKeys: unitKeysReport.nullable().default(null),
  conversion: conversionReport.nullable().default(null),
})
export type StepReport = z.infer<typeof stepReport>

/** The hash of each stage: a stage's hash changes only where it, or one before it, changes. */
export const stageHashes = z.object({
  sources: z.string(),
  features: z.string(),
  /** '' where the recipe makes no scores. */
  scores: z.string().default(''),
})
export type StageHashes = z.infer<typeof stageHashes>

/** What a run of the recipe found. */
export const runReport = z.object({
  startedAt: z.iso.datetime(),
  elapsedMs: z.number(),
  asOf: z.iso.date(),
  units: count,
  sources: z.array(sourceReport),
  /** Ids of the sources that were not read because nothing uses them. */
  unusedSources: z.array(z.string()).default([]),
  steps: z.array(stepReport),
  tieOuts: z.array(tieOutReport).default([]),
  /** Against the run before; empty for the first. */
  differences: z.array(recipeDifference),
  hashes: stageHashes,
})
export type RunReport = z.infer<typeof runReport>
