import type { ComparisonRow } from '../../shared/contract/comparison.ts'
import { figureOf, intervalOf, partsOf } from './figure-of.ts'
import { type Paint, paintOfRow } from './paint.ts'

/** One line of an option by its size and what a unit earns. */
export interface MarginPoint {
  readonly entryId: string
  readonly name: string
  readonly paint: Paint
  readonly units: number
  /** Contribution per active unit-year, with the ends of its 90 % interval where known. */
  readonly perUnitYear: number
  readonly low: number | null
  readonly high: number | null
}

export interface PointRanges {
  readonly units: readonly [number, number]
  readonly perUnitYear: readonly [number, number]
  /** Sizes differ too much for a linear axis. */
  readonly isLog: boolean
}

/** The points of one option in the table's order; lines without units or without the figure have none. */
export function marginPoints(rows: readonly ComparisonRow[]): readonly MarginPoint[] {
  return partsOf(rows).flatMap((row) => {
    const units = figureOf(row, 'units')
    const perUnitYear = figureOf(row, 'contributionPerUnitYear')
    if (units === null || units <= 0 || perUnitYear === null) return []
    const interval = intervalOf(row, 'contributionPerUnitYear')
    const { low, high } = interval ?? { low: null, high: null }
    return [{ entryId: row.entryId, name: row.name, paint: paintOfRow(row), units, perUnitYear, low, high }]
  })
}

/** One pair of ranges for the points of several options, with room around them; zero earnings are always inside. */
export function pointRanges(options: readonly (readonly MarginPoint[])[]): PointRanges {
  const points = options.flat()
  const units = points.map((point) => point.units)
  const earned = points.flatMap((point) => [
    point.perUnitYear,
    point.low ?? point.perUnitYear,
    point.high ?? point.perUnitYear,
  ])
  const [smallest, largest] = [Math.min(...units), Math.max(...units)]
  const isLog = points.length > 0 && largest / smallest >= 20
  const low = Math.min(0, ...earned)
  const high = Math.max(0, ...earned)
  const room = (high - low) * 0.08 || 1
  // A name needs a place below what lies lowest: where something loses, that is what is looked for.
  const foot = low < 0 ? (high - low) * 0.2 : room
  return {
    units: points.length === 0 ? [0, 1] : isLog ? [smallest / 1.6, largest * 1.6] : [0, largest * 1.12],
    perUnitYear: [low - foot, high + room],
    isLog,
  }
}

/** The point that earns most per unit-year among segments; null without one above zero. */
export function bestPoint(points: readonly MarginPoint[]): MarginPoint | null {
  const segments = points.filter((point) => typeof point.paint === 'number' && point.perUnitYear > 0)
  return segments.toSorted((a, b) => b.perUnitYear - a.perUnitYear)[0] ?? null
}
