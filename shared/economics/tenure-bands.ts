/*
 * The same comparison among customers of like tenure. A segment of old customers may earn more a year only because old
 * ones do everywhere: its bands, weighted as in the whole base (direct standardisation; Armitage, Berry & Matthews,
 * Statistical Methods in Medical Research, 4th ed., §19.3), tell the two apart.
 */
import { z } from 'zod'
import type { Frame } from '../entities/frame.ts'
import { tenureOf, tooNewOf } from './further-measures.ts'
import type { Measure, MeasureValue } from './measure.ts'
import { constant, minus, not, positive, type Roles, times, when } from './measure-values.ts'
import { plannedValue } from './statement-measures.ts'

/** Years at which the bands part, beside the least history. */
const EDGES = [1, 3]
/** Of the difference to the whole base so much must be left among customers of like tenure. */
const LEFT = 0.25

export const tenureBand = z.object({
  /** Years, from and below; null: without an end. */
  from: z.number(),
  to: z.number().nullable(),
  isTooNew: z.boolean(),
})
export type TenureBand = z.infer<typeof tenureBand>

/** Of one line in one band; sums over units whose first day is known, money over costed ones. */
export interface BandSums {
  readonly units: number
  readonly contribution: number
  readonly years: number
}

export const tenureLine = z.object({
  entryId: z.string(),
  /** Per band: units, and contribution per active unit-year where there is any. */
  bands: z.array(z.object({ units: z.number(), perUnitYear: z.number().nullable() })),
  /** Units whose first day is not known. */
  unknown: z.number(),
  /** Contribution per active unit-year less that of the whole base; as it is, and among customers of like tenure. */
  difference: z.number().nullable(),
  likeDifference: z.number().nullable(),
  /** The difference comes from tenure: among customers of like tenure less than a quarter of it is left, or it turns. */
  isTenure: z.boolean(),
})
export type TenureLine = z.infer<typeof tenureLine>

/** The bands of a frame, shortest first; the first is that of the too new, where there is a least history. */
export function tenureBands({ minimumHistoryMonths }: Pick<Frame, 'minimumHistoryMonths'>): readonly TenureBand[] {
  const least = minimumHistoryMonths / 12
  const edges = [0, ...(least > 0 ? [least] : []), ...EDGES.filter((edge) => edge > least)]
  return edges.map((from, index) => ({ from, to: edges[index + 1] ?? null, isTooNew: least > 0 && index === 0 }))
}

/** Three measures per band, in the order of BandSums; none where the first day is not mapped. */
export function tenureMeasures(planned: readonly Measure[], roles: Roles, frame: Frame): readonly Measure[] {
  const tenure = tenureOf(roles, frame)
  if (tenure === null) return []
  const [contribution, years] = [plannedValue(planned, 'contribution'), plannedValue(planned, 'costedYears')]
  return tenureBands(frame).flatMap((band, index): Measure[] => {
    const inside = insideOf(band, tenure, tooNewOf(roles, frame))
    const money = contribution ?? constant(0)
    return [
      { id: `tenure ${index} units`, value: inside },
      { id: `tenure ${index} contribution`, value: when(inside, money) },
      { id: `tenure ${index} years`, value: when(inside, years ?? constant(0)) },
    ]
  })
}

/** 1 inside the band, 0 outside. */
function insideOf({ from, to, isTooNew }: TenureBand, tenure: MeasureValue, tooNew: MeasureValue | null): MeasureValue {
  // The very test of "too new", so that the two counts cannot differ by a rounding.
  if (isTooNew && tooNew) return tooNew
  const below = (edge: number): MeasureValue => positive(minus(constant(edge), tenure))
  return to === null ? not(below(from)) : times(below(to), not(below(from)))
}

const perYear = ({ contribution, years }: BandSums): number | null => {
  const value = contribution / years
  return years > 0 && Number.isFinite(value) ? value : null
}

const together = (bands: readonly BandSums[]): BandSums => ({
  units: bands.reduce((sum, { units }) => sum + units, 0),
  contribution: bands.reduce((sum, { contribution }) => sum + contribution, 0),
  years: bands.reduce((sum, { years }) => sum + years, 0),
})

/** A line's bands against those of the whole base; `units`: all of the line, also those whose first day is not known. */
export function tenureLineOf(
  entryId: string,
  units: number,
  bands: readonly BandSums[],
  base: readonly BandSums[],
): TenureLine {
  const [own, all] = [perYear(together(bands)), perYear(together(base))]
  const difference = own === null || all === null ? null : own - all
  const likeDifference = likeDifferenceOf(bands, base)
  return {
    entryId,
    bands: bands.map((band) => ({ units: band.units, perUnitYear: perYear(band) })),
    unknown: units - together(bands).units,
    difference,
    likeDifference,
    isTenure: difference !== null && likeDifference !== null && difference !== 0 && likeDifference / difference < LEFT,
  }
}

/** The difference in each band that the line has units in, weighted by the base's unit-years there. */
function likeDifferenceOf(bands: readonly BandSums[], base: readonly BandSums[]): number | null {
  let [weights, weighted] = [0, 0]
  for (const [index, band] of bands.entries()) {
    const whole = base[index]
    const [own, all] = [perYear(band), whole === undefined ? null : perYear(whole)]
    if (whole === undefined || own === null || all === null) continue
    weights += whole.years
    weighted += whole.years * (own - all)
  }
  const value = weighted / weights
  return weights > 0 && Number.isFinite(value) ? value : null
}
