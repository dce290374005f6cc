import type { ColumnType, SpineColumn } from '../../shared/entities/column.ts'
import type { CsvDialect, SheetReading, Source } from '../../shared/entities/spine.ts'
import type { SpineColumns } from './spine-columns.ts'

/** What a person changed after seeing the preview. Anything left out is guessed. */
export interface ReadOptions {
  readonly dialect?: { readonly [Key in keyof CsvDialect]?: CsvDialect[Key] | undefined } | undefined
  /** Which sheet of a workbook, and where its table begins. */
  readonly sheet?: { readonly [Key in keyof SheetReading]?: SheetReading[Key] | undefined } | undefined
  /** Types by the column's unique name. */
  readonly types?: Readonly<Record<string, ColumnType>> | undefined
  /** For `date` columns, by unique name: 'iso', 'day-first' or 'month-first'. */
  readonly dateOrders?: Readonly<Record<string, DateOrder>> | undefined
  /** What stands before decimals in every number of the file. */
  readonly decimalSign?: DecimalSign | undefined
  /** Texts that stand for a missing value, by the column's unique name; [] for none. */
  readonly missing?: Readonly<Record<string, readonly string[]>> | undefined
  /** Who consented to places finer than a city; readers read what there is, services coarsen it. */
  readonly preciseLocations?: { readonly consent: string } | undefined
}

export type DecimalSign = '.' | ','

export type DateOrder = 'iso' | 'day-first' | 'month-first'

/** A row that the file's structure made unreadable. */
export interface SetAsideRow {
  /** Line in the file, from 1, header included. */
  readonly line: number
  readonly column: string | null
  readonly reason: string
  readonly raw: string
}

/** A cell whose raw text did not fit the column's type: the cell is missing, the text is kept. */
export interface Misfit {
  readonly line: number
  readonly column: string
  readonly raw: string
}

export interface PreviewColumn {
  readonly name: string
  readonly header: string
  readonly type: ColumnType
  readonly dateOrder: DateOrder | null
  /** No other order reads as many values; false where all days are up to the 12th, or there is no order. */
  readonly dateOrderProven: boolean
  /** Share of the sample's present values that fit the type. */
  readonly fit: number
  /** What its numbers are of: "%" (12 % is 12), or a currency as it is written. */
  readonly unit?: string | undefined
  /** Words on why this type, or what else it could be; shown on focus. */
  readonly note: string | null
  /** Texts that commonly stand for a missing value, how many cells of the sample hold them, and whether they do here. */
  readonly missing: readonly { readonly text: string; readonly count: number; readonly isRead: boolean }[]
}

export interface SheetName {
  readonly name: string
  readonly isHidden: boolean
}

export interface SourcePreview {
  readonly format: 'csv' | 'json' | 'parquet' | 'xlsx'
  readonly sizeBytes: number
  readonly dialect: CsvDialect | null
  /** Its sheets in order, and how the one that is read is read; of workbooks only. */
  readonly workbook?: { readonly sheets: readonly SheetName[]; readonly reading: SheetReading } | undefined
  readonly columns: readonly PreviewColumn[]
  /** First rows as the file has them, texts, in column order; null is a missing cell. */
  readonly rows: readonly (readonly (string | null)[])[]
  /** Rows in the file where the format says so (Parquet), else null: known after the whole file is read. */
  readonly rowCount: number | null
  /** What was mended: duplicate or blank column names, a byte-order mark, a preamble. Sentences. */
  readonly notices: readonly string[]
}

export interface ReadProgress {
  readonly phase: 'reading' | 'arranging'
  readonly bytesDone: number
  readonly bytesTotal: number
  readonly rowsDone: number
}

/** A column as it was read; how many values it has is counted with its profile. */
export type ReadColumn = Omit<SpineColumn, 'distinct'>

/** A column that was not wanted: its cells were not kept. */
export interface PassedColumn extends Pick<ReadColumn, 'name' | 'header' | 'type'> {
  /** Its place among all columns of the file, from 0. */
  readonly at: number
}

/** The whole file, read. `source.rowsInFile` = `table.rowCount` + `source.rowsSetAside`. */
export interface ReadResult {
  readonly table: SpineColumns
  readonly columns: readonly ReadColumn[]
  /** Columns that were not wanted, in the file's order. */
  readonly passedOver: readonly PassedColumn[]
  readonly source: Source
  /** The first 10,000 of each; the counts are exact. */
  readonly setAside: readonly SetAsideRow[]
  readonly misfits: readonly Misfit[]
  readonly misfitCount: number
  /** Columns where more than 1 % of present values misfit: their type is offered again. */
  readonly doubtfulColumns: readonly string[]
  /** What the whole file holds besides values, sentences. */
  readonly notices: readonly string[]
}

/** Reads files that people chose. Works off the calling thread; a cancelled read leaves nothing behind. */
export interface SourceReader {
  /** Starts the thread of the next preview, without waiting for it. */
  warm(): void
  preview(path: string, options: ReadOptions, signal: AbortSignal): Promise<SourcePreview>
  read(
    path: string,
    options: ReadOptions,
    onProgress: (progress: ReadProgress) => void,
    signal: AbortSignal,
    /** Columns to keep, by their unique names; all where left out. Where the file has none of them, one is kept. */
    wanted?: ReadonlySet<string>,
  ): Promise<ReadResult>
  /** SHA-256 of a file, hex, and how many bytes were read for it. */
  digest(path: string, signal: AbortSignal): Promise<{ readonly digest: string; readonly sizeBytes: number }>
  close(): Promise<void>
}
