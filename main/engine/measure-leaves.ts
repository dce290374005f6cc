import type { ColumnValues } from '../columns/column-view.ts'
import type { Block, TableViews } from './block-view.ts'

const DAYS_PER_YEAR = 365.25

/** Some rows of a block; `first` counts within the chunk and is a multiple of 32 rows from the block's first. */
export interface Strip {
  readonly block: Block
  readonly first: number
  readonly rows: number
}

/** A column's numbers, `blank` where missing. */
export function writeColumn(column: number, blank: number, strip: Strip, views: TableViews, out: Float64Array): void {
  const values = views.values(column, strip.block)
  if (values instanceof Float64Array) out.set(values.subarray(strip.first, strip.first + strip.rows))
  else copy(values, strip, out)
  writeBlanks(column, blank, strip, views, out)
}

function copy(values: ColumnValues, { first, rows }: Strip, out: Float64Array): void {
  for (let row = 0; row < rows; row++) out[row] = values[first + row] as number
}

/** 1 for yes, 0 for no, `blank` where missing: by the table's entry for the code, or any number but 0. */
export function writeFlag(
  column: number,
  table: Uint8Array | null,
  blank: number,
  strip: Strip,
  views: TableViews,
  out: Float64Array,
): void {
  const values = views.values(column, strip.block)
  const { first, rows } = strip
  for (let row = 0; row < rows; row++) {
    const value = values[first + row] as number
    out[row] = table === null ? Number(value !== 0) : (table[value] as number)
  }
  writeBlanks(column, blank, strip, views, out)
}

interface YearsNode {
  readonly since: number | null
  readonly until: number | null
  readonly first: number
  readonly last: number
}

/** A unit without a first day has no years; one without a last day is still active. At least one day counts. */
export function writeYears(
  node: YearsNode,
  strip: Strip,
  views: TableViews,
  out: Float64Array,
  until: Float64Array,
): void {
  if (node.until === null) until.fill(node.last, 0, strip.rows)
  else writeColumn(node.until, node.last, strip, views, until)
  if (node.since === null) out.fill(node.first, 0, strip.rows)
  else writeColumn(node.since, Number.NaN, strip, views, out)
  for (let row = 0; row < strip.rows; row++) {
    const from = Math.max(out[row] as number, node.first)
    const to = Math.min(until[row] as number, node.last)
    out[row] = Math.max(to - from + 1, 1) / DAYS_PER_YEAR
  }
}

/** Replaces the stand-ins of missing values. */
function writeBlanks(column: number, blank: number, strip: Strip, views: TableViews, out: Float64Array): void {
  const present = views.present(column, strip.block)
  const firstWord = (strip.first - strip.block.firstInChunk) >> 5
  for (let row = 0; row < strip.rows; row += 32) {
    let missing = ~(present[firstWord + (row >> 5)] as number)
    const end = Math.min(32, strip.rows - row)
    for (let bit = 0; missing !== 0 && bit < end; bit++, missing >>>= 1) {
      if ((missing & 1) === 1) out[row + bit] = blank
    }
  }
}
