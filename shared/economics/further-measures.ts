/* Sums beside profit: how long customers have been there, what they take to serve, how fast they come, what they could buy. */
import type { Frame } from '../entities/frame.ts'
import type { MeasureValue } from './measure.ts'
import { constant, flagOf, minus, numberOf, positive, present, type Roles, when } from './measure-values.ts'

/** Before every first day as a customer. */
const EARLIEST_DAY = '1800-01-01'

/** The sums of columns that are mapped one to one. */
const PLAIN = [
  'cycleDays',
  'onboardingDays',
  'deliveryHours',
  'implementationDays',
  'salesHours',
  'attentionHours',
] as const

/** The measures that this part of a plan can add. */
export const FURTHER_MEASURE_IDS = [
  'tenure',
  'tooNew',
  'tooNewRevenue',
  ...PLAIN,
  'regulated',
  'converted',
  'overdue',
  'overdueReceivables',
  'potentialRevenue',
  'unrealisedPotential',
] as const
type FurtherMeasureId = (typeof FURTHER_MEASURE_IDS)[number]

/** Years from the first day as a customer to the last, or to the as-of date; null where the first day is not mapped. */
export function tenureOf({ customerSince, endDate }: Roles, { asOf }: Pick<Frame, 'asOf'>): MeasureValue | null {
  if (!customerSince) return null
  return {
    kind: 'years',
    since: customerSince.column,
    until: endDate?.column ?? null,
    periodStart: EARLIEST_DAY,
    periodEnd: asOf,
  }
}

/** 1 where a unit has less history than is needed to judge it; null where that is not known or not asked for. */
export function tooNewOf(roles: Roles, frame: Pick<Frame, 'asOf' | 'minimumHistoryMonths'>): MeasureValue | null {
  const tenure = tenureOf(roles, frame)
  if (tenure === null || frame.minimumHistoryMonths === 0) return null
  return positive(minus(constant(frame.minimumHistoryMonths / 12), tenure))
}

/** Adds what the confirmed meanings support. */
export function addFurtherMeasures(
  add: (id: FurtherMeasureId, value: MeasureValue) => void,
  roles: Roles,
  frame: Frame,
  netRevenue: MeasureValue | null,
): void {
  const tenure = tenureOf(roles, frame)
  const tooNew = tooNewOf(roles, frame)
  if (tenure) add('tenure', tenure)
  if (tooNew) add('tooNew', tooNew)
  if (tooNew && netRevenue) add('tooNewRevenue', when(tooNew, netRevenue))
  for (const id of PLAIN) {
    const binding = roles[id]
    if (binding) add(id, numberOf(binding))
  }
  if (roles.regulated) add('regulated', flagOf(roles.regulated))
  if (roles.converted) add('converted', flagOf(roles.converted))
  if (roles.overdue && roles.receivables) {
    const both = present(numberOf(roles.overdue), numberOf(roles.receivables))
    add('overdue', when(both, numberOf(roles.overdue)))
    add('overdueReceivables', when(both, numberOf(roles.receivables)))
  }
  if (!roles.potentialRevenue) return
  const potential = numberOf(roles.potentialRevenue)
  add('potentialRevenue', potential)
  if (netRevenue) add('unrealisedPotential', minus(potential, netRevenue))
}
