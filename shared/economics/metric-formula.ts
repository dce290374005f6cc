/* What the formulas of metrics have in common. */
import type { Frame } from '../entities/frame.ts'
import type { ClassSums, MeasureSum } from './class-sums.ts'
import type { MeasureId } from './measure-plan.ts'
import type { MetricId, MetricValue } from './metric.ts'

/** Below this share of revenue costed, contribution figures are marked. */
export const COSTED_SHARE_CAUTION = 0.95
/** Below this share of the base's revenue costed, contribution figures are not available. */
export const COSTED_SHARE_LEAST = 0.8

export interface MetricContext {
  readonly frame: Frame
  /** The whole base: every share's denominator. */
  readonly base: ClassSums
  /** Metrics the mapping does not support, with the reason. */
  readonly unavailable: Readonly<Partial<Record<MetricId, string>>>
}

/** One metric of a set of units. */
export type Formula = (row: ClassSums, context: MetricContext) => MetricValue

const NOTHING: MeasureSum = { sum: 0, count: 0 }
/** The sum of a measure; nothing where it was not planned. */
export const get = (row: ClassSums, id: MeasureId): MeasureSum => row.measures[id] ?? NOTHING
export const none = (reason: string): MetricValue => ({ kind: 'unavailable', reason })
export const notApplicable = (reason: string): MetricValue => ({ kind: 'not-applicable', reason })

/** A figure, or that it is too large to be one. */
export function figure(
  value: number,
  details: Omit<Extract<MetricValue, { kind: 'value' }>, 'kind' | 'value'> = {},
): MetricValue {
  if (!Number.isFinite(value)) return none('The figures are too large to add up.')
  return { kind: 'value', value, ...details }
}

/** Share of the row's revenue, or of its units where it has none, that is costed, 0..1; null where neither can be told. */
export function costedShareOf(row: ClassSums): number | null {
  const revenue = get(row, 'revenue')
  const costed = get(row, 'costedRevenue')
  if (!Number.isFinite(revenue.sum) || !Number.isFinite(costed.sum)) return null
  if (revenue.sum > 0) return Math.min(1, Math.max(0, costed.sum / revenue.sum))
  return row.units > 0 ? costed.count / row.units : null
}

/** How much of the row is costed, where not all is. */
export function costing(row: ClassSums): { completeness?: number; caution?: string } {
  const share = costedShareOf(row)
  if (share === null || share >= 1) return {}
  if (share >= COSTED_SHARE_CAUTION) return { completeness: share }
  return { completeness: share, caution: `${(share * 100).toFixed(1)}% of revenue is costed.` }
}

/** A measure's sum over the units that have it. */
export const total =
  (id: MeasureId): Formula =>
  (row) => {
    const { sum, count } = get(row, id)
    if (row.units > 0 && count === 0) return none('No unit here has a value.')
    const share = row.units > 0 ? count / row.units : 1
    return figure(sum, { n: count, ...(share < 1 ? { completeness: share } : {}) })
  }
