import { assertNever } from '../../shared/contract/assert-never.ts'
import type { Block, TableViews } from './block-view.ts'
import { type Strip, writeColumn, writeFlag, writeYears } from './measure-leaves.ts'
import type { MeasureNode } from './measure-program.ts'
import type { SharedPart, SharedParts } from './shared-parts.ts'

/** Rows worked on at a time: a few vectors of them fit a core's nearest caches. */
export const ROWS_PER_STRIP = 4096

export interface MeasureContext {
  readonly views: TableViews
  readonly tables: readonly Uint8Array[]
  /** Spare vectors by depth, made as needed. */
  readonly spare: Float64Array[]
  /** What the measures of a run have in common; null where nothing is kept. */
  readonly shared: SharedParts | null
}

/** A measure and where its values go, from the block's first row on. */
export interface MeasureTarget {
  readonly node: MeasureNode
  readonly values: Float64Array
  readonly present: Int32Array
}

/**
 * Writes the values of measures for each row of a block: 0 where there is none, and a bit in `present` where there is
 * one. A value that is not a number (∞ − ∞, 0 × ∞) is none. Strip by strip for all of them, as they share parts.
 */
export function evaluateMeasures(targets: readonly MeasureTarget[], block: Block, context: MeasureContext): void {
  if (targets.length === 0) return
  for (let row = 0; row < block.rows; row += ROWS_PER_STRIP) {
    const rows = Math.min(ROWS_PER_STRIP, block.rows - row)
    const strip = { block, first: block.firstInChunk + row, rows }
    context.shared?.begin()
    for (const { node, values, present } of targets) {
      evaluateStrip(node, strip, context, values.subarray(row), present.subarray(row >> 5))
    }
  }
}

/** One measure for some rows of a block, at most ROWS_PER_STRIP. */
export function evaluateStrip(
  node: MeasureNode,
  strip: Strip,
  context: MeasureContext,
  values: Float64Array,
  present: Int32Array,
): void {
  settle(valuesAt(node, strip, context, 0), strip.rows, values, present)
}

/** Turns NaN into 0 without a presence bit. */
function settle(from: Float64Array, rows: number, values: Float64Array, present: Int32Array): void {
  for (let start = 0; start < rows; start += 32) {
    const end = Math.min(32, rows - start)
    let bits = 0
    for (let bit = 0; bit < end; bit++) {
      const value = from[start + bit] as number
      const has = !Number.isNaN(value)
      values[start + bit] = has ? value : 0
      bits |= Number(has) << bit
    }
    present[start >> 5] = bits
  }
}

function spareAt(context: MeasureContext, depth: number): Float64Array {
  const known = context.spare[depth] ?? new Float64Array(ROWS_PER_STRIP)
  context.spare[depth] = known
  return known
}

/** Writes the node's values, NaN where missing; `depth` is the next free spare vector. */
function write(node: MeasureNode, strip: Strip, context: MeasureContext, out: Float64Array, depth: number): void {
  const { rows } = strip
  switch (node.kind) {
    case 'column':
      writeColumn(node.column, node.blank, strip, context.views, out)
      break
    case 'flag': {
      const table = node.lookup === null ? null : (context.tables[node.lookup] ?? null)
      writeFlag(node.column, table, node.blank, strip, context.views, out)
      break
    }
    case 'constant':
      out.fill(node.value, 0, rows)
      break
    case 'years':
      writeYears(node, strip, context.views, out, spareAt(context, depth))
      break
    case 'sum':
      out.fill(0, 0, rows)
      for (const { sign, of } of node.terms) addTimes(sign, out, valuesAt(of, strip, context, depth), rows)
      break
    case 'product':
      out.fill(1, 0, rows)
      for (const of of node.of) multiply(out, valuesAt(of, strip, context, depth), rows)
      break
    case 'present':
      out.fill(1, 0, rows)
      for (const of of node.of) clearMissing(out, valuesAt(of, strip, context, depth), rows)
      break
    case 'positive':
      writePart(node.of, strip, context, out, depth)
      for (let row = 0; row < rows; row++) out[row] = positive(out[row] as number)
      break
    case 'when': {
      const test = valuesAt(node.test, strip, context, depth)
      writePart(node.of, strip, context, out, depth + 1)
      for (let row = 0; row < rows; row++) if (test[row] !== 1) out[row] = Number.NaN
      break
    }
    default:
      assertNever(node)
  }
}

/** The node's values to be read: those it shares with others, or in the spare vector at `depth`. */
function valuesAt(node: MeasureNode, strip: Strip, context: MeasureContext, depth: number): Float64Array {
  const part = context.shared?.of(node) ?? null
  if (part !== null) return sharedValues(part, node, strip, context, depth)
  const spare = spareAt(context, depth)
  write(node, strip, context, spare, depth + 1)
  return spare
}

/** The node's values in a vector that is the caller's to change. */
function writePart(node: MeasureNode, strip: Strip, context: MeasureContext, out: Float64Array, depth: number): void {
  const part = context.shared?.of(node) ?? null
  if (part === null) write(node, strip, context, out, depth)
  else out.set(sharedValues(part, node, strip, context, depth).subarray(0, strip.rows))
}

function sharedValues(
  part: SharedPart,
  node: MeasureNode,
  strip: Strip,
  context: MeasureContext,
  depth: number,
): Float64Array {
  if (!part.isReady) write(node, strip, context, part.values, depth)
  part.isReady = true
  return part.values
}

/** A sign times a value is exact, so this is the same as adding or subtracting. */
function addTimes(sign: number, out: Float64Array, term: Float64Array, rows: number): void {
  for (let row = 0; row < rows; row++) out[row] = (out[row] as number) + sign * (term[row] as number)
}

function multiply(out: Float64Array, factor: Float64Array, rows: number): void {
  for (let row = 0; row < rows; row++) out[row] = (out[row] as number) * (factor[row] as number)
}

/** 0 where the part is missing. */
function clearMissing(out: Float64Array, part: Float64Array, rows: number): void {
  for (let row = 0; row < rows; row++) if (Number.isNaN(part[row] as number)) out[row] = 0
}

function positive(value: number): number {
  return Number.isNaN(value) ? value : Number(value > 0)
}
