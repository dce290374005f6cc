/* The bands of tenure in which segments are compared. */
import { z } from 'zod'
import type { Frame } from '../entities/frame.ts'
import { tenureOf, tooNewOf } from './further-measures.ts'
import type { Measure, MeasureValue } from './measure.ts'
import { constant, minus, not, positive, type Roles, times, when } from './measure-values.ts'
import { plannedValue } from './statement-measures.ts'

/** Years at which the bands part, beside the least history. */
const EDGES = [1, 3]

export const tenureBand = z.object({
  /** Years, from and below; null: without an end. */
  from: z.number(),
  to: z.number().nullable(),
  isTooNew: z.boolean(),
})
export type TenureBand = z.infer<typeof tenureBand>

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
