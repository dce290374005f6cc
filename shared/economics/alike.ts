/*
 * The same comparison among customers that are alike in something. A segment of old customers may earn more a year only
 * because old ones do everywhere: its bands, weighted as in the whole base (direct standardisation; Armitage, Berry &
 * Matthews, Statistical Methods in Medical Research, 4th ed., §19.3), tell the two apart.
 */
import { z } from 'zod'
import { finiteOrNull } from './finite.ts'

/** Of the difference to the whole base so much must be left among customers that are alike. */
const LEFT = 0.25

/** Of one line in one band; money and active years over the same units, costed and with known years. */
export interface BandSums {
  readonly units: number
  readonly contribution: number
  readonly years: number
}

export const alikeLine = z.object({
  entryId: z.string(),
  /** Per band: units, and contribution per active unit-year where there is any. */
  bands: z.array(z.object({ units: z.number(), perUnitYear: z.number().nullable() })),
  /** Units that no band holds: what they would be alike in is not known. */
  unknown: z.number(),
  /** Contribution per active unit-year less that of the whole base; as it is, and among customers that are alike. */
  difference: z.number().nullable(),
  likeDifference: z.number().nullable(),
  /** Among customers that are alike less than a quarter of the difference is left, or it turns round. */
  isExplained: z.boolean(),
})
export type AlikeLine = z.infer<typeof alikeLine>

const perYear = ({ contribution, years }: BandSums): number | null => {
  return years > 0 ? finiteOrNull(contribution / years) : null
}

/** The bands of several lines, or several bands of one, taken together. */
export const together = (bands: readonly BandSums[]): BandSums => ({
  units: bands.reduce((sum, { units }) => sum + units, 0),
  contribution: bands.reduce((sum, { contribution }) => sum + contribution, 0),
  years: bands.reduce((sum, { years }) => sum + years, 0),
})

/** A line's bands against those of the whole base; `units`: all of the line, also those that no band holds. */
export function alikeLineOf(
  entryId: string,
  units: number,
  bands: readonly BandSums[],
  base: readonly BandSums[],
): AlikeLine {
  const [own, all] = [perYear(together(bands)), perYear(together(base))]
  const difference = own === null || all === null || !Number.isFinite(own - all) ? null : own - all
  const likeDifference = likeDifferenceOf(bands, base)
  return {
    entryId,
    bands: bands.map((band) => ({ units: band.units, perUnitYear: perYear(band) })),
    unknown: units - together(bands).units,
    difference,
    likeDifference,
    isExplained:
      difference !== null && likeDifference !== null && difference !== 0 && likeDifference / difference < LEFT,
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
  return weights > 0 ? finiteOrNull(weighted / weights) : null
}

/** Pairs of lines of which the first earns more as things are, and less among customers that are alike. */
export function reversalsOf(lines: readonly AlikeLine[]): readonly (readonly [AlikeLine, AlikeLine])[] {
  return lines.flatMap((one, index) =>
    lines.slice(index + 1).flatMap((other): readonly (readonly [AlikeLine, AlikeLine])[] => {
      const [as, like] = [minus(one.difference, other.difference), minus(one.likeDifference, other.likeDifference)]
      if (as === null || like === null || as * like >= 0) return []
      return as > 0 ? [[one, other]] : [[other, one]]
    }),
  )
}

const minus = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? null : Math.sign(a - b)
