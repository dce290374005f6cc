import { z } from 'zod'
import { columnType, spineColumn } from '../entities/column.ts'
import { csvDialect, sheetReading, source } from '../entities/spine.ts'
import { grant } from './files.ts'
import { columnProfile } from './grid.ts'
import { command, query } from './procedure.ts'
import { misfit, setAsideRow } from './set-aside.ts'

export const dateOrder = z.enum(['iso', 'day-first', 'month-first'])
export type DateOrder = z.infer<typeof dateOrder>

export const readOptions = z.object({
  dialect: csvDialect.partial().optional(),
  /** Which sheet of a workbook, and where its table begins. */
  sheet: sheetReading.partial().optional(),
  types: z.record(z.string(), columnType).optional(),
  dateOrders: z.record(z.string(), dateOrder).optional(),
  /** What stands before decimals in every number of the file: 1,234.56 or 1.234,56. */
  decimalSign: z.enum(['.', ',']).optional(),
  /** Texts that stand for a missing value, by column; [] for none, guessed where left out. */
  missing: z.record(z.string(), z.array(z.string())).optional(),
  /** Who consented to places finer than a city, in words; without it they are coarsened before they are kept. */
  preciseLocations: z.object({ consent: z.string().trim().min(1).max(200) }).optional(),
})
export type ReadOptionsInput = z.infer<typeof readOptions>

export const importPreview = z.object({
  fileName: z.string(),
  format: z.enum(['csv', 'json', 'parquet', 'xlsx']),
  sizeBytes: z.number(),
  dialect: csvDialect.nullable(),
  /** The sheets of a workbook in order, and how the one that is read is read. */
  workbook: z
    .object({ sheets: z.array(z.object({ name: z.string(), isHidden: z.boolean() })), reading: sheetReading })
    .optional(),
  columns: z.array(
    z.object({
      name: z.string(),
      header: z.string(),
      type: columnType,
      dateOrder: dateOrder.nullable(),
      fit: z.number(),
      /** What its numbers are of: "%" (12 % is 12), or a currency as it is written. */
      unit: z.string().optional(),
      note: z.string().nullable(),
      /** Texts that commonly stand for a missing value, how often the sample has them, and whether they do here. */
      missing: z.array(z.object({ text: z.string(), count: z.number(), isRead: z.boolean() })),
    }),
  ),
  rows: z.array(z.array(z.string().nullable())),
  rowCount: z.number().nullable(),
  notices: z.array(z.string()),
})
export type ImportPreview = z.infer<typeof importPreview>

/** How a column would serve as the key. */
export const keyCandidate = z.object({
  column: z.string(),
  /** Rows whose key another row has too. */
  duplicateRows: z.number(),
  missing: z.number(),
  /** A few of the duplicated values. */
  examples: z.array(z.string()),
})
export type KeyCandidate = z.infer<typeof keyCandidate>

/** A file that was read whole and waits to be loaded. rowsInFile = rows + set aside. */
export const importCheck = z.object({
  importId: z.string(),
  source,
  rowCount: z.number(),
  columns: z.array(spineColumn),
  profiles: z.array(columnProfile),
  setAside: z.array(setAsideRow),
  misfits: z.array(misfit),
  misfitCount: z.number(),
  /** Columns where more than 1 % of the values misfit their type. */
  doubtfulColumns: z.array(z.string()),
  /** What the whole file holds besides values, sentences. */
  notices: z.array(z.string()),
  /** Best first. Usable: no duplicates and none missing. */
  keyCandidates: z.array(keyCandidate),
})
export type ImportCheck = z.infer<typeof importCheck>

export const importsProcedures = {
  /** A look at the beginning of the file. */
  'imports.preview': query(z.object({ grant, options: readOptions }), importPreview),
  /** Reads the whole file: a job whose result is `{ importId }`. An earlier check that was not loaded is dropped. */
  'imports.check': command(z.object({ grant, options: readOptions }), z.object({ jobId: z.string() })),
  'imports.checked': query(z.object({ importId: z.string() }), importCheck),
  /** Rows of the checked file, as grid.rows gives them. */
  'imports.rows': query(
    z.object({ importId: z.string(), offset: z.number().int().min(0), limit: z.number().int().min(1).max(5000) }),
    'arrow',
  ),
  /** The rows set aside and the cells that misfit, as a CSV file. */
  'imports.setAsideFile': query(z.object({ importId: z.string() }), 'file'),
  /**
   * Makes the checked file the customer table: a job whose result is `{ snapshotId }`. `keyColumn: null` takes the row
   * number. Fails with 'key-invalid' where the key has duplicates or gaps. Undoable.
   */
  'imports.load': command(
    z.object({ importId: z.string(), keyColumn: z.string().nullable() }),
    z.object({ jobId: z.string() }),
  ),
  'imports.discard': command(z.object({ importId: z.string() }), z.null()),
} as const
