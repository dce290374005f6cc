import type { ComparisonRow } from '../contract/comparison.ts'
import { type MetricId, valueOrNull } from '../economics/metric.ts'
import type { SegmentCriterion } from '../entities/scorecard.ts'
import type { Points } from './weighted-score.ts'

/** The figure that a criterion goes by, and whether more of it is better. */
const FIGURES: Readonly<
  Record<SegmentCriterion, { readonly of: (row: ComparisonRow) => number | null; readonly better: 'high' | 'low' }>
> = {
  perUnitYear: { of: metric('contributionPerUnitYear'), better: 'high' },
  contributionShare: { of: metric('contributionShare'), better: 'high' },
  margin: { of: metric('contributionMargin'), better: 'high' },
  potential: { of: metric('unrealisedPotential'), better: 'high' },
  lowCostToServe: { of: costShare, better: 'low' },
  retention: { of: metric('churn'), better: 'low' },
  lowCapital: { of: metric('workingCapitalIntensity'), better: 'low' },
}

function metric(id: MetricId): (row: ComparisonRow) => number | null {
  return ({ metrics }) => valueOrNull(metrics[id])
}

/** Cost to serve ÷ gross margin: how much of what a segment brings is spent on serving it; null where it brings nothing. */
function costShare(row: ComparisonRow): number | null {
  const [cost, margin] = [metric('costToServe')(row), metric('grossMargin')(row)]
  if (cost === null || margin === null) return null
  return margin > 0 ? cost / margin : Number.POSITIVE_INFINITY
}

/** The figure of a criterion itself; infinite for the cost of serving those who bring nothing. */
export function segmentFigure(row: ComparisonRow, id: SegmentCriterion): number | null {
  return FIGURES[id].of(row)
}

/**
 * Points of segments by one criterion, 0 for the worst of the option and 100 for the best, in proportion between; all 50
 * where they are equal. One that is infinitely bad has 0 and does not stretch the scale of the others.
 */
export function segmentPoints(rows: readonly ComparisonRow[], id: SegmentCriterion): readonly (number | null)[] {
  const figures = rows.map((row) => segmentFigure(row, id))
  const finite = figures.filter((figure) => figure !== null).filter(Number.isFinite)
  const [least, most] = [Math.min(...finite), Math.max(...finite)]
  return figures.map((figure) => {
    if (figure === null) return null
    if (!Number.isFinite(figure)) return 0
    if (most === least) return 50
    const share = (figure - least) / (most - least)
    return 100 * (FIGURES[id].better === 'high' ? share : 1 - share)
  })
}

/** The points of every segment by every criterion that is asked about. */
export function pointsOfSegments(
  rows: readonly ComparisonRow[],
  criteria: readonly SegmentCriterion[],
): readonly Points<SegmentCriterion>[] {
  const columns = criteria.map((id) => [id, segmentPoints(rows, id)] as const)
  return rows.map((_, place) => Object.fromEntries(columns.map(([id, points]) => [id, points[place] ?? null])))
}
