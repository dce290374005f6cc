import type { Evaluation, RuleReach } from '../ports/segment-engine.ts'
import type { StoredColumn } from '../ports/spine-columns.ts'
import type { Program } from './program.ts'
import type { EvaluateShare } from './worker-task.ts'

/** Puts the workers' shares together. `blockSums` is blocks × K × M and is added in block order. */
export function evaluationOf(
  ruleIds: readonly string[],
  program: Program,
  columns: readonly StoredColumn[],
  measureCount: number,
  shares: readonly EvaluateShare[],
  blockSums: Float64Array,
): Omit<Evaluation, 'elapsedMs'> {
  const rules = ruleIds.length
  const cells = (rules + 1) * measureCount
  const total = (length: number, part: (share: EvaluateShare) => Float64Array): Float64Array =>
    addUp(length, shares.map(part))
  const overlap = mirrored(
    total(rules * rules, (share) => share.overlap),
    rules,
  )
  const overlapping = total(rules + 1, (share) => share.overlapping)
  const unknown = total(rules, (share) => share.unknown)
  const withValue = total(rules * columns.length, (share) => share.unknownWithValue)
  const reach = ruleIds.map((ruleId, rule): RuleReach => {
    const named = (program.rules[rule]?.columns ?? []).flatMap((column) => {
      const units = (unknown[rule] ?? 0) - (withValue[rule * columns.length + column] ?? 0)
      return units === 0 ? [] : [[columns[column]?.name ?? '', units] as const]
    })
    const matches = overlap[rule * rules + rule] ?? 0
    return {
      ruleId,
      matches,
      overlapping: overlapping[rule] ?? 0,
      unknown: unknown[rule] ?? 0,
      unknownByColumn: Object.fromEntries(named),
    }
  })
  return {
    units: total(rules + 1, (share) => share.units),
    sums: sumsInOrder(blockSums, cells),
    counts: total(cells, (share) => share.counts),
    reach,
    overlap,
    takenBy: total(rules * rules, (share) => share.takenBy),
    overlappingUnits: overlapping[rules] ?? 0,
  }
}

/**
 * Adds up the `cells` sums of each block in the order of blocks. Sums that are beyond what a double holds are infinite; ∞
 * and −∞ have no sum, which is said as ∞, never NaN.
 */
export function sumsInOrder(blockSums: Float64Array, cells: number): Float64Array {
  const sums = new Float64Array(cells)
  for (let at = 0; at < blockSums.length; at++) {
    const cell = at % cells
    sums[cell] = (sums[cell] as number) + (blockSums[at] as number)
  }
  return sums.map((sum) => (Number.isNaN(sum) ? Number.POSITIVE_INFINITY : sum))
}

/** Adds arrays of one length, place by place. */
export function addUp(length: number, parts: readonly Float64Array[]): Float64Array {
  const sum = new Float64Array(length)
  for (const part of parts) for (let at = 0; at < length; at++) sum[at] = (sum[at] as number) + (part[at] as number)
  return sum
}

/** Fills the lower triangle from the upper. */
function mirrored(square: Float64Array, size: number): Float64Array {
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < a; b++) square[a * size + b] = square[b * size + a] as number
  }
  return square
}
