import { copyText, tableText } from '../copy-text.ts'
import { formatExactCount } from '../format-number.ts'
import { cellCopy } from './cell-text.ts'
import type { GridColumn, RowPage, RowSource } from './grid-column.ts'
import type { selectedRange } from './grid-place.ts'
import type { RowPages } from './row-pages.ts'

/** A clipboard of text is no place for more; the export is. */
export const MAXIMUM_COPIED_ROWS = 100_000

interface CopyOptions {
  readonly columns: readonly GridColumn[]
  readonly source: RowSource
  readonly pages: RowPages
  readonly onCopied: ((words: string) => void) | undefined
}

/** Copies the selected cells, exact, without heads. */
export async function copySelection(options: CopyOptions, range: ReturnType<typeof selectedRange>): Promise<void> {
  const columns = options.columns.map((_, index) => index).slice(range.firstColumn, range.lastColumn + 1)
  await copyRows(options, range.firstRow, range.lastRow, columns, false)
}

/** Copies the whole table with its heads, exact. */
export async function copyTable(options: CopyOptions): Promise<void> {
  const columns = options.columns.map((_, index) => index)
  await copyRows(options, 0, options.source.rowCount - 1, columns, true)
}

async function copyRows(
  { columns, source, pages, onCopied }: CopyOptions,
  first: number,
  last: number,
  wanted: readonly number[],
  withHeads: boolean,
): Promise<void> {
  const end = Math.min(last, source.rowCount - 1, first + MAXIMUM_COPIED_ROWS - 1)
  try {
    const fetched = await pages.readAll(first, end, new AbortController().signal)
    const rows = fetched.flatMap((page) => rowsOf(page, columns, wanted))
    const heads = withHeads ? [wanted.map((index) => columns[index]?.name ?? '')] : []
    await copyText(tableText([...heads, ...rows]))
    const all = end === last ? '' : `the first ${formatExactCount(MAXIMUM_COPIED_ROWS)} of `
    onCopied?.(`Copied ${all}${formatExactCount(last - first + 1)} ${last === first ? 'row' : 'rows'}`)
  } catch (error) {
    onCopied?.(error instanceof Error ? `Not copied: ${error.message}` : 'Not copied')
  }
}

function rowsOf(page: RowPage, columns: readonly GridColumn[], wanted: readonly number[]): string[][] {
  return Array.from({ length: page.length }, (_, row) =>
    wanted.map((column) => cellCopy(page.cell(row, column), columns[column]?.type ?? 'text')),
  )
}
