import type { ComparisonRow } from '../../shared/contract/comparison.ts'
import type { MetricId } from '../../shared/economics/metric.ts'
import { figureOf, partsOf, totalOf } from './figure-of.ts'
import { type Paint, paintOfRow } from './paint.ts'

export const STRIP_METRICS = ['units', 'netRevenue', 'contribution'] as const satisfies readonly MetricId[]
export type StripMetric = (typeof STRIP_METRICS)[number]

export interface StripPart {
  readonly entryId: string
  readonly name: string
  readonly paint: Paint
  /** Share of the option's whole per strip; negative where the part takes away, null where not available. */
  readonly shares: Readonly<Record<StripMetric, number | null>>
}

/** The parts of the three strips in the table's order. A strip whose whole is not above zero has no shares. */
export function shareStrips(rows: readonly ComparisonRow[]): readonly StripPart[] {
  const total = totalOf(rows)
  const shareOf = (row: ComparisonRow, id: StripMetric): number | null => {
    const whole = figureOf(total, id)
    const part = figureOf(row, id)
    return whole === null || whole <= 0 || part === null ? null : part / whole
  }
  return partsOf(rows).map((row) => ({
    entryId: row.entryId,
    name: row.name,
    paint: paintOfRow(row),
    shares: {
      units: shareOf(row, 'units'),
      netRevenue: shareOf(row, 'netRevenue'),
      contribution: shareOf(row, 'contribution'),
    },
  }))
}

/** The part whose share of contribution lies furthest from its share of units: what the strips have to say. */
export function widestGap(parts: readonly StripPart[]): StripPart | null {
  const gap = (part: StripPart): number => {
    const { units, contribution } = part.shares
    return units === null || contribution === null ? -1 : Math.abs(contribution - units)
  }
  const best = parts.reduce<StripPart | null>(
    (widest, part) => (widest === null || gap(part) > gap(widest) ? part : widest),
    null,
  )
  return best !== null && gap(best) >= 0 ? best : null
}
