import type { CsvDialect, Spine } from '../../../../shared/entities/spine.ts'
import { quoted, type SqlDialect } from '../sql-dialect.ts'
import type { LoadedColumn } from './loaded-columns.ts'

/** How a table is made from its source. */
export type LoadPlan =
  | {
      readonly kind: 'text'
      /** As it lies in the folder once it is prepared. */
      readonly file: string
      /** Commands to run before, and sentences on what to expect. */
      readonly prepare: readonly string[]
      readonly notes: readonly string[]
      readonly dialect: CsvDialect
      /** Columns of the file. */
      readonly width: number
      readonly rowsSetAside: number
    }
  | {
      readonly kind: 'parquet'
      readonly file: string
      readonly prepare: readonly []
      readonly notes: readonly string[]
    }
  | { readonly kind: 'none'; readonly why: string; readonly remedy: readonly string[] }

type Loadable = Exclude<LoadPlan, { kind: 'none' }>
export type TextPlan = Extract<Loadable, { kind: 'text' }>
export type LoadedPlan = Loadable

const PACKED = /\.(gz|zst)$/i
const ICONV: Readonly<Record<CsvDialect['encoding'], string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16LE',
  'utf-16be': 'UTF-16BE',
  'windows-1252': 'WINDOWS-1252',
}

/** What can be said in SQL of a customer table's source, or why nothing can. */
export function planLoad(spine: Spine, columns: readonly LoadedColumn[], { id }: SqlDialect): LoadPlan {
  const { source } = spine
  const none = (why: string, ...remedy: string[]): LoadPlan => ({ kind: 'none', why, remedy })
  if (source.format === 'sample') return none('the sample is made up by the workbench; it has no file.')
  if (source.format === 'recipe') return none('the table was made from several files by a recipe.')
  if (source.format === 'json') return none('its objects become columns by rules that SQL does not have.')
  if (source.format === 'xlsx')
    return none('SQL does not read the sheets of a workbook.', 'Save the sheet as CSV and load that.')
  if (source.format === 'parquet') {
    const other = 'Load it in DuckDB, or write its columns to the table below with another program.'
    if (id === 'sqlite') return none('SQLite does not read Parquet.', other)
    return { kind: 'parquet', file: source.fileName, prepare: [], notes: [] }
  }
  const { dialect } = source
  if (columns.some(({ coarsened }) => coarsened !== undefined))
    return none('it would hold places more precisely than the workbench was allowed to.')
  if (dialect === null || columns.some(({ reading }) => reading === null))
    return none('how its texts were read was not kept then.', 'Load the file again in the Data step and export again.')
  if (dialect.delimiter === ' ') return none('its fields stand apart by runs of spaces.')
  if (id === 'sqlite' && dialect.quote !== '"')
    return none('its import takes only double quotes round fields.', 'Load it in DuckDB.')
  return textPlan(spine, columns, dialect, id)
}

function textPlan(
  { source, columns: all }: Spine,
  columns: readonly LoadedColumn[],
  dialect: CsvDialect,
  id: SqlDialect['id'],
): LoadPlan {
  const prepare: string[] = []
  let file = source.fileName
  const isTurned = dialect.encoding !== 'utf-8'
  if (PACKED.test(file) && (id === 'sqlite' || isTurned)) {
    const unpacked = file.replace(PACKED, '')
    prepare.push(`${/\.zst$/i.test(file) ? 'zstd' : 'gzip'} -dc ${shell(file)} > ${shell(unpacked)}`)
    file = unpacked
  }
  if (isTurned) {
    const turned = `${file}.utf8`
    prepare.push(`iconv -f ${ICONV[dialect.encoding]} -t UTF-8 ${shell(file)} > ${shell(turned)}`)
    file = turned
  }
  const notes: string[] = []
  const { rowsSetAside } = source
  if (rowsSetAside > 0)
    notes.push(
      `The workbench set aside ${rowsSetAside.toLocaleString('en')} rows. Those with another number of fields are left out here, too; a row`,
      'with a stray quote or broken characters may be read otherwise, which the check at the end then shows.',
    )
  if (rowsSetAside > 0 && id === 'sqlite')
    notes.push('SQLite says of every row that it fills the last column; that is how the rows to leave out are found.')
  const numbers = columns.filter(({ type }) => type === 'number' || type === 'integer')
  if (id === 'sqlite' && numbers.length > 0) notes.push('Amounts in brackets are missing here.')
  if (id === 'sqlite' && numbers.some(({ reading }) => reading?.unit === undefined))
    notes.push(
      'Currencies other than € $ £ ¥ ₹ EUR USD GBP CHF JPY are missing here where a column has none of its own.',
    )
  return { kind: 'text', file, prepare, notes, dialect, width: all.length, rowsSetAside }
}

function shell(name: string): string {
  return `'${name.replaceAll("'", `'\\''`)}'`
}

/** Comma-separated definitions of raw text columns, c1 to cN. */
export function rawColumns(width: number, define: (name: string) => string): string {
  return Array.from({ length: width }, (_, index) => define(`c${index + 1}`)).join(', ')
}

/** A file's name in SQL. */
export function fileText(name: string): string {
  return quoted(name, "'")
}
