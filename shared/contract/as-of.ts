import { z } from 'zod'
import { columnType } from '../entities/column.ts'
import { assignmentUse } from '../quality/consent.ts'
import { command, query } from './procedure.ts'
import { workspaceView } from './workspaces.ts'

const asOf = z.iso.date()
export const MOST_DAYS = 60

/** A customer table that is kept for one day. */
export const keptTable = z.object({
  asOf,
  unitCount: z.number(),
  isShown: z.boolean(),
  builtAt: z.iso.datetime(),
  /** Bytes in the workspace file: all of it, and what no other table has, too. */
  bytes: z.number(),
  ownBytes: z.number(),
  /** Made by the same steps as the recipe has now. */
  isByRecipe: z.boolean(),
})
export type KeptTable = z.infer<typeof keptTable>

export const keptTables = z.object({
  /** Earliest first. */
  tables: z.array(keptTable),
  /** The shown table's, whose values are in memory. */
  memoryBytes: z.number(),
})
export type KeptTables = z.infer<typeof keptTables>

/** A column at one day; shares are of all units. */
const columnThen = z.object({
  missingShare: z.number(),
  /** Of numbers, and of days since 1970-01-01. */
  mean: z.number().nullable(),
  median: z.number().nullable(),
  distinct: z.number(),
})
export type ColumnThen = z.infer<typeof columnThen>

export const comparedColumn = z.object({
  name: z.string(),
  type: columnType,
  /** Null where the table of that day has no such column of this type. */
  from: columnThen.nullable(),
  to: columnThen.nullable(),
  /** The value whose share of the units moved most, of texts and yes/no; null where it is not known. */
  moved: z.object({ value: z.string(), from: z.number(), to: z.number() }).nullable(),
})
export type ComparedColumn = z.infer<typeof comparedColumn>

export const comparedTables = z.object({
  from: z.object({ asOf, units: z.number() }),
  to: z.object({ asOf, units: z.number() }),
  /** Units of both; of the later one only; of the earlier one only. */
  stayed: z.number(),
  added: z.number(),
  left: z.number(),
  /** Whether both were made by the same steps: else columns may differ for that alone. */
  isSameRecipe: z.boolean(),
  columns: z.array(comparedColumn),
})
export type ComparedTables = z.infer<typeof comparedTables>

export const movers = z.object({
  /** Exclusions first, 'default' last. */
  entries: z.array(
    z.object({
      entryId: z.string(),
      kind: z.enum(['exclusion', 'segment', 'default']),
      name: z.string(),
      slot: z.number().nullable(),
    }),
  ),
  /** counts[then][now]: units by entry; the last row and column are units that are not in the table of that day. */
  counts: z.array(z.array(z.number())),
})
export type Movers = z.infer<typeof movers>

const between = z.object({ from: asOf, to: asOf, structureId: z.string() })

export const asOfProcedures = {
  /** The customer tables that are kept, one for each day. */
  'asOf.list': query(z.object({}), keptTables),
  /**
   * Makes the customer table for several days, earliest first: a job whose result is `{ built: days }`. Each day is an
   * undoable command of its own, so that a cancelled job keeps those that are done. The shown table stays.
   */
  'asOf.build': command(z.object({ days: z.array(asOf).min(1).max(MOST_DAYS) }), z.object({ jobId: z.string() })),
  /** Shows the table of a day, with its report; the period moves along. Undoable. */
  'asOf.show': command(z.object({ asOf }), workspaceView),
  /** Keeps the table of a day no longer. Undoable; rejects with 'conflict' where it is the one shown. */
  'asOf.remove': command(z.object({ asOf }), workspaceView),
  /** How an option's units moved between two days, each day by the rules as of it. */
  'asOf.movers': query(between, movers),
  /** Every unit that moved, came or went and consents to the use, with its segments then and now, as CSV. */
  'asOf.moversFile': query(between.extend({ use: assignmentUse.default(null) }), 'file'),
  /** What differs between two days. */
  'asOf.compare': query(z.object({ from: asOf, to: asOf }), comparedTables),
} as const
