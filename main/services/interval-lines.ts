import type { IntervalLine } from '../../shared/contract/statistics.ts'
import type { Measure } from '../../shared/economics/measure.ts'
import type { MeasureId, NamedMeasure } from '../../shared/economics/measure-plan.ts'
import { percentileInterval } from '../domain/statistics/percentile-interval.ts'
import type { PreparedStructure } from './evaluation.ts'
import { linesOf } from './lines-of.ts'

const WANTED: readonly MeasureId[] = ['contribution', 'timedContribution', 'costedYears', 'lost']
/** Counts, in each resample, the units that could be lost. */
const COULD_BE_LOST = 'couldBeLost'

/** The sums that intervals are made of, as far as they are planned; of churn also how many units it is a share of. */
export function intervalMeasures(planned: readonly NamedMeasure[]): readonly Measure[] {
  const found = planned.filter(({ id }) => WANTED.includes(id))
  const lost = found.find(({ id }) => id === 'lost')
  if (lost === undefined) return found
  return [...found, { id: COULD_BE_LOST, value: { kind: 'present', of: [lost.value] } }]
}

/** Fewer units say nothing of how others would have come out. */
const LEAST_UNITS = 2

/**
 * The intervals of each line, and last of all units.
 * @param counts K × M units with a value; @param sums R × K × M sums of resamples, M in the order of `measures`
 */
export function intervalLines(
  prepared: Pick<PreparedStructure, 'entries'>,
  measures: readonly Measure[],
  counts: Float64Array,
  sums: Float64Array,
  resamples: number,
): IntervalLine[] {
  const classes = prepared.entries.length
  const width = measures.length
  const placeOf = (id: string): number => measures.findIndex((measure) => measure.id === id)
  const every = Array.from({ length: classes }, (_, index) => index)
  const sumOf = (resample: number, indexes: readonly number[], id: string): number => {
    const at = placeOf(id)
    if (at < 0) return Number.NaN
    return indexes.reduce((sum, index) => sum + (sums[(resample * classes + index) * width + at] ?? 0), 0)
  }
  const countOf = (indexes: readonly number[], id: string): number => {
    const at = placeOf(id)
    return at < 0 ? 0 : indexes.reduce((count, index) => count + (counts[index * width + at] ?? 0), 0)
  }
  const over = (n: number, figure: (resample: number) => number | null): IntervalLine['churn'] =>
    n < LEAST_UNITS ? null : percentileInterval(Array.from({ length: resamples }, (_, resample) => figure(resample)))
  const line = (entryId: string, indexes: readonly number[]): IntervalLine => {
    const costedUnits = countOf(indexes, 'contribution')
    const timedUnits = countOf(indexes, 'timedContribution')
    const churnUnits = countOf(indexes, 'lost')
    const ratio = (resample: number, upper: string, lower: string): number | null => {
      const below = sumOf(resample, indexes, lower)
      return below > 0 ? sumOf(resample, indexes, upper) / below : null
    }
    const share = (resample: number): number | null => {
      const all = sumOf(resample, every, 'contribution')
      return all > 0 ? sumOf(resample, indexes, 'contribution') / all : null
    }
    return {
      entryId,
      costedUnits,
      timedUnits,
      churnUnits,
      contributionPerUnitYear: over(timedUnits, (resample) => ratio(resample, 'timedContribution', 'costedYears')),
      churn: over(churnUnits, (resample) => ratio(resample, 'lost', COULD_BE_LOST)),
      contributionShare: indexes === every ? null : over(costedUnits, share),
    }
  }
  return [...linesOf(prepared).map(({ entryId, index }) => line(entryId, [index])), line('total', every)]
}
