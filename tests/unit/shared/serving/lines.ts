import type { ServedLine } from '../../../../shared/serving/served-line.ts'

/** A line of 10 units whose contribution is revenue − costs. */
export function lineOf(
  entryId: string,
  {
    revenue = 100,
    costs = {},
    hours,
    ...rest
  }: Partial<ServedLine> & { revenue?: number; costs?: Record<string, number>; hours?: number } = {},
): ServedLine {
  const contribution = revenue - Object.values(costs).reduce((sum, cost) => sum + cost, 0)
  return {
    entryId,
    kind: 'segment',
    name: entryId,
    slot: 1,
    units: 10,
    unitYears: 8,
    money: { revenue, costs, contribution },
    demand: hours === undefined ? {} : { salesHours: { amount: hours, units: 10 } },
    ...rest,
  }
}
