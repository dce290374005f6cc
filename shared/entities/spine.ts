import { z } from 'zod'
import { spineColumn } from './column.ts'

/** How a delimited text file is read. */
export const csvDialect = z.object({
  delimiter: z.string().length(1),
  /** '' where fields are never quoted. */
  quote: z.string().max(1),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']),
  hasHeader: z.boolean(),
  /** Lines before the header that belong to no table. */
  skipLines: z.number().int().nonnegative(),
})
export type CsvDialect = z.infer<typeof csvDialect>

/** How a sheet of a workbook is read. */
export const sheetReading = z.object({
  name: z.string(),
  /** Rows of the sheet above the header, or above the table where it has none. */
  skipRows: z.number().int().nonnegative(),
  hasHeader: z.boolean(),
})
export type SheetReading = z.infer<typeof sheetReading>

/** Where a customer table came from. The workspace keeps the table, not the file. */
export const source = z.object({
  fileName: z.string(),
  /** recipe: made from several files; the recipe and its last run tell of them. */
  format: z.enum(['csv', 'json', 'parquet', 'xlsx', 'sample', 'recipe']),
  sizeBytes: z.number().nonnegative(),
  /** SHA-256 of the file, hex. */
  digest: z.string(),
  rowsInFile: z.number().int().nonnegative(),
  rowsSetAside: z.number().int().nonnegative(),
  dialect: csvDialect.nullable(),
  /** Of workbooks only. */
  sheet: sheetReading.optional(),
})
export type Source = z.infer<typeof source>

/** The customer table: one row per unit, at one as-of date. */
export const spine = z.object({
  snapshotId: z.string().min(1),
  unitCount: z.number().int().nonnegative(),
  /** The column that identifies a unit; null when the row number does. */
  keyColumn: z.string().nullable(),
  columns: z.array(spineColumn),
  source,
  loadedAt: z.iso.datetime(),
})
export type Spine = z.infer<typeof spine>
