import { ROWS_PER_BLOCK } from '../ports/spine-columns.ts'
import { blockAt, type TableViews } from './block-view.ts'
import { evaluateStrip, type MeasureContext } from './evaluate-measure.ts'
import type { MeasureNode } from './measure-program.ts'

/** Rows of one presence word. */
const WORD_ROWS = 32

/** Each row's measures by the kernels that sum them, row after row; NaN where a measure has no value. */
export function measuresOfRows(
  nodes: readonly MeasureNode[],
  tables: readonly Uint8Array[],
  rows: readonly number[],
  views: TableViews,
): Float64Array {
  const context: MeasureContext = { views, tables, spare: [], shared: null }
  const values = new Float64Array(WORD_ROWS)
  const present = new Int32Array(1)
  const found = new Float64Array(rows.length * nodes.length)
  for (const [at, row] of rows.entries()) {
    const block = blockAt(views.spine.rowCount, Math.floor(row / ROWS_PER_BLOCK))
    const bit = (row - block.firstRow) % WORD_ROWS
    const first = row - bit - block.firstRow
    const strip = {
      block,
      first: block.firstInChunk + first,
      rows: Math.min(WORD_ROWS, block.rows - first),
    }
    for (const [index, node] of nodes.entries()) {
      evaluateStrip(node, strip, context, values, present)
      const has = (((present[0] as number) >>> bit) & 1) === 1
      found[at * nodes.length + index] = has ? (values[bit] as number) : Number.NaN
    }
  }
  return found
}
