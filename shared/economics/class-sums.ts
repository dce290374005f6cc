import type { MeasureId } from './measure-plan.ts'

/** A measure summed over some units: the sum over those with a value, and how many have one. */
export interface MeasureSum {
  readonly sum: number
  readonly count: number
}

/** What is known of a set of units: how many, and the sums of the planned measures. */
export interface ClassSums {
  readonly units: number
  readonly measures: Readonly<Partial<Record<MeasureId, MeasureSum>>>
}

/** The sums of two disjoint sets of units taken together. */
function addClassSums(a: ClassSums, b: ClassSums): ClassSums {
  const measures: Partial<Record<MeasureId, MeasureSum>> = { ...a.measures }
  for (const [key, value] of Object.entries(b.measures)) {
    const id = key as MeasureId
    const left = measures[id]
    measures[id] = left ? { sum: left.sum + value.sum, count: left.count + value.count } : value
  }
  return { units: a.units + b.units, measures }
}

export const NO_UNITS: ClassSums = { units: 0, measures: {} }

/** The sums of any number of disjoint sets of units taken together. */
export function togetherOf(parts: readonly ClassSums[]): ClassSums {
  return parts.reduce(addClassSums, NO_UNITS)
}

/**
 * Reads an engine's K × M answer into one ClassSums per class.
 * @param units K counts; @param sums, @param counts K × `width` row-major, which begin in the order of `measureIds`
 */
export function classSumsOf(
  measureIds: readonly MeasureId[],
  units: ArrayLike<number>,
  sums: ArrayLike<number>,
  counts: ArrayLike<number>,
  width = measureIds.length,
): readonly ClassSums[] {
  return Array.from({ length: units.length }, (_, k) => ({
    units: units[k] ?? 0,
    measures: Object.fromEntries(
      measureIds.map((id, m) => {
        const at = k * width + m
        return [id, { sum: sums[at] ?? 0, count: counts[at] ?? 0 }]
      }),
    ),
  }))
}
