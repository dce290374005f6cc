import type { SheetReading } from '../../../shared/entities/spine.ts'
import type { ReadOptions, SourcePreview } from '../../ports/source-reader.ts'
import type { ColumnPlan } from '../column-builder.ts'
import { counted, nameColumns, some } from '../column-names.ts'
import { planColumn, previewColumn } from '../guess-columns.ts'
import { emptyFile } from '../open-file.ts'
import { guessSheet } from './guess-sheet.ts'
import { type SheetSample, sampleSheet } from './sample-sheet.ts'
import { type ColumnForm, cellText } from './sheet-cell.ts'
import type { SheetRow } from './sheet-scanner.ts'
import { findTable, rowTexts, type SheetTable } from './sheet-table.ts'
import type { Sheet, Workbook } from './workbook.ts'
import { refused } from './workbook-failure.ts'

const PREVIEW_ROWS = 100

/** How a sheet of a workbook is to be read, from a look at its first rows. */
export interface SheetPlan {
  readonly sheet: Sheet
  readonly reading: SheetReading
  /** Column i of the table is this one of the sheet. */
  readonly places: readonly number[]
  readonly columns: readonly ColumnPlan[]
  readonly forms: readonly ColumnForm[]
  /** The first row of the sheet below the header. */
  readonly firstLine: number
  readonly preview: SourcePreview
}

/** Throws AppError where there is no such sheet, or no sheet with a table. */
export async function sniffXlsx(workbook: Workbook, options: ReadOptions, check: () => void): Promise<SheetPlan> {
  const { sheet, sample } = await chooseSheet(workbook, options.sheet?.name, check)
  const table = findTable(sample.rows, options.sheet ?? {}, workbook.is1904)
  if (table.rows.length === 0 && sample.whole) {
    const none = `has a sheet “${sheet.name}” ${table.header === null ? 'without' : 'with a header but without'} rows.`
    throw emptyFile(workbook.file.name, none)
  }
  return planOf(workbook, sheet, table, options)
}

/** The sheet that a person named; else the first with cells, visible ones before hidden ones. */
async function chooseSheet(
  workbook: Workbook,
  name: string | undefined,
  check: () => void,
): Promise<{ readonly sheet: Sheet; readonly sample: SheetSample }> {
  const { file, sheets } = workbook
  const offered = name === undefined ? byVisibility(sheets) : sheets.filter((sheet) => sheet.name === name)
  if (offered.length === 0) {
    const remedy = `It has: ${sheets.map((sheet) => sheet.name).join(', ')}.`
    throw refused(file.name, `has no sheet “${name ?? ''}”.`, remedy)
  }
  for (const sheet of offered) {
    const sample = await sampleSheet(workbook, sheet, check)
    if (sample.rows.length > 0 || name !== undefined) return { sheet, sample }
  }
  throw emptyFile(file.name, 'has sheets without any cell that holds something.')
}

function byVisibility(sheets: readonly Sheet[]): readonly Sheet[] {
  return [...sheets.filter(({ isHidden }) => !isHidden), ...sheets.filter(({ isHidden }) => isHidden)]
}

function planOf(workbook: Workbook, sheet: Sheet, table: SheetTable, options: ReadOptions): SheetPlan {
  const { file, is1904 } = workbook
  const header = table.header === null ? null : rowTexts(table.header, table.columns, is1904)
  const { columns: names, notices } = nameColumns(header, table.columns.length)
  const guesses = guessSheet(names, table, options, is1904)
  const reading = { name: sheet.name, skipRows: table.skipRows, hasHeader: table.hasHeader }
  const forms = guesses.map(({ form }) => form)
  return {
    sheet,
    reading,
    places: table.columns,
    columns: names.map((name, index) => planColumn(name, guesses[index]?.guess, options)),
    forms,
    firstLine: table.header === null ? table.skipRows + 1 : table.header.line + 1,
    preview: {
      format: 'xlsx',
      sizeBytes: file.sizeBytes,
      dialect: null,
      workbook: { sheets: workbook.sheets.map(({ name, isHidden }) => ({ name, isHidden })), reading },
      columns: names.map((name, index) => previewColumn(name, guesses[index]?.guess)),
      rows: table.rows.slice(0, PREVIEW_ROWS).map((row) => shownRow(row, table.columns, forms, is1904)),
      rowCount: null,
      notices: [...sheetNotices(workbook, sheet, table), ...notices],
    },
  }
}

function shownRow(
  { cells }: SheetRow,
  columns: readonly number[],
  forms: readonly ColumnForm[],
  is1904: boolean,
): (string | null)[] {
  const byColumn = new Map(cells.map((cell) => [cell.column, cell]))
  return columns.map((column, index) => {
    const cell = byColumn.get(column)
    const form = forms[index]
    return cell === undefined || form === undefined ? null : cellText(cell, form, is1904)
  })
}

function sheetNotices({ sheets, is1904 }: Workbook, sheet: Sheet, { titleRows }: SheetTable): string[] {
  const others = sheets.filter((one) => one !== sheet)
  const left = `The sheet “${sheet.name}” is read${sheet.isHidden ? ', which is hidden' : ''}; not read: ${some(others.map(inWords))}.`
  return [
    ...(others.length > 0 ? [left] : sheet.isHidden ? [`The sheet “${sheet.name}” is hidden.`] : []),
    ...(titleRows > 0 ? [`${counted(titleRows, 'row')} with text above the table left out.`] : []),
    ...(is1904 ? ['The days of this workbook count from 1904, as those of early Macs.'] : []),
  ]
}

function inWords({ name, isHidden }: Sheet): string {
  return isHidden ? `${name} (hidden)` : name
}
