import { z } from 'zod'
import { columnType } from '../entities/column.ts'
import { query } from './procedure.ts'
import { setAsidePage } from './set-aside.ts'

/** What a column holds, for its head in the grid and its row in the list of columns. */
export const columnProfile = z.object({
  name: z.string(),
  type: columnType,
  rowCount: z.number(),
  missing: z.number(),
  misfits: z.number(),
  distinct: z.number(),
  /** Numbers and dates (as days since 1970-01-01); null where nothing is present or the type has none. */
  min: z.number().nullable(),
  max: z.number().nullable(),
  mean: z.number().nullable(),
  median: z.number().nullable(),
  /** Sum of a number column. */
  sum: z.number().nullable(),
  /**
   * The shape of finite numbers or days: counts in bins of equal width and beyond them. Null where there are none. The
   * bins span all values, or the 1st to the 99th percentile where few values far out would press the rest into one bin.
   */
  histogram: z
    .object({
      from: z.number(),
      to: z.number(),
      bins: z.array(z.number()),
      /** Values below the first and above the last bin. */
      below: z.number(),
      above: z.number(),
    })
    .nullable(),
  /** The most frequent texts or booleans, at most 12, most frequent first. */
  top: z.array(z.object({ value: z.string(), count: z.number() })),
})
export type ColumnProfile = z.infer<typeof columnProfile>

export const gridView = z.object({
  /** Rule text that rows must satisfy; '' for all. */
  filter: z.string(),
  sort: z.object({ column: z.string(), direction: z.enum(['ascending', 'descending']) }).nullable(),
  /**
   * Only units of one entry of a structure (a segment's or exclusion's id, or 'default'): those that the structure puts
   * in it, or those for which the entry's own rule is unknown because a value is missing. With `also`, of those only the
   * units that a second structure puts in an entry of its own.
   */
  within: z
    .object({
      structureId: z.string(),
      entryId: z.string(),
      units: z.enum(['taken', 'unknown']),
      also: z.object({ structureId: z.string(), entryId: z.string() }).optional(),
    })
    .nullable(),
})
export type GridView = z.infer<typeof gridView>

export const gridProcedures = {
  'grid.profiles': query(z.object({}), z.array(columnProfile)),
  'grid.count': query(gridView, z.object({ rowCount: z.number() })),
  /**
   * One Arrow record batch: a first column "#" (i32, row number from 1), then the customer table's columns.
   * Missing values last in either direction.
   */
  'grid.rows': query(
    gridView.extend({ offset: z.number().int().min(0), limit: z.number().int().min(1).max(5000) }),
    'arrow',
  ),
  /** What was set aside and what misfit when the customer table was loaded. */
  'grid.setAside': query(
    z.object({ offset: z.number().int().min(0), limit: z.number().int().min(1).max(5000) }),
    setAsidePage,
  ),
  /** The same, whole, as a CSV file. */
  'grid.setAsideFile': query(z.object({}), 'file'),
} as const
