import type { ComparedStructure, ComparisonRow } from '../../../shared/contract/comparison.ts'
import { COSTED_SHARE_LEAST } from '../../../shared/economics/metric-formula.ts'
import { figureOf, totalOf } from '../../charts/figure-of.ts'
import { LEAD_SCORES, type LeadScore } from './option-scores.ts'

const TOTALS = ['units', 'netRevenue', 'contribution'] as const
export type TotalId = (typeof TOTALS)[number]

/** What of the options on a board cannot be held against each other, and why. */
export type LikeForLikeFault =
  /** The totals of two options differ; null where one of them is not known. */
  | {
      readonly kind: 'totals'
      readonly metric: TotalId
      readonly options: readonly [string, string]
      readonly values: readonly [number | null, number | null]
    }
  /** A score that some options have and others not. */
  | { readonly kind: 'score'; readonly score: LeadScore; readonly without: readonly string[] }
  /** Lines whose contribution rests on too little revenue, or on none. */
  | { readonly kind: 'costing'; readonly lines: readonly CostedLine[] }

export interface CostedLine {
  readonly option: string
  readonly name: string
  /** Share of the line's revenue that is costed, 0..1; null where its contribution is not known at all. */
  readonly share: number | null
}

/** Whether an option can be held against the others: the same totals, the same scores, and lines that are costed. */
export function likeForLike(structures: readonly ComparedStructure[]): readonly LikeForLikeFault[] {
  return [...totalFaults(structures), ...scoreFaults(structures), ...costingFaults(structures)]
}

function totalFaults(structures: readonly ComparedStructure[]): readonly LikeForLikeFault[] {
  const [first, ...others] = structures
  if (first === undefined) return []
  for (const metric of TOTALS)
    for (const other of others) {
      const values = [figureOf(totalOf(first.rows), metric), figureOf(totalOf(other.rows), metric)] as const
      if (!agree(...values)) return [{ kind: 'totals', metric, options: [first.name, other.name], values }]
    }
  return []
}

/** To 1e-9 of the amount: what is left is the order in which sums were made. */
function agree(one: number | null, other: number | null): boolean {
  if (one === null || other === null) return one === other
  return Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one))
}

function scoreFaults(structures: readonly ComparedStructure[]): readonly LikeForLikeFault[] {
  return LEAD_SCORES.flatMap((score): readonly LikeForLikeFault[] => {
    const without = structures.filter((structure) => structure[score] === null).map(({ name }) => name)
    return without.length === 0 || without.length === structures.length ? [] : [{ kind: 'score', score, without }]
  })
}

function costingFaults(structures: readonly ComparedStructure[]): readonly LikeForLikeFault[] {
  // Where contribution is not known of anything, that is said for the whole board.
  const isKnown = structures.some(({ rows }) => figureOf(totalOf(rows), 'contribution') !== null)
  if (!isKnown) return []
  const lines = structures.flatMap(({ name, rows }) => rows.flatMap((row) => poorlyCosted(row, name) ?? []))
  return lines.length === 0 ? [] : [{ kind: 'costing', lines }]
}

function poorlyCosted(row: ComparisonRow, option: string): CostedLine | null {
  const { kind, name, metrics } = row
  if (kind === 'total' || kind === 'excluded' || (figureOf(row, 'units') ?? 0) === 0) return null
  const contribution = metrics.contribution
  if (contribution?.kind === 'unavailable') return { option, name, share: null }
  const share = contribution?.kind === 'value' ? (contribution.completeness ?? 1) : 1
  return share < COSTED_SHARE_LEAST ? { option, name, share } : null
}

/** Whether every option's total agrees: the same units and, to 1e-9, the same money. */
export function totalsAgree(structures: readonly ComparedStructure[]): boolean {
  return totalFaults(structures).length === 0
}
