/*
 * Who gets how much of a capacity, against spreading it evenly over all units. A line contributes in proportion to what
 * it is given of what it needs, and never more than now: hours beyond its demand are worth nothing until assigned.
 */
import type { OperatingModel, ResourceId } from '../entities/operating-model.ts'
import type { ServicePlan } from '../entities/service-plan.ts'
import { isServed, type ServedLine } from './served-line.ts'

/** Shares are typed in percent with decimals; what is a hair above the whole is the whole. */
const TOLERANCE = 1e-9

export interface AllocatedLine {
  readonly entryId: string
  readonly demand: number
  /** Share that the line is to have; null where none was said. */
  readonly share: number | null
  /** Share by number of units. */
  readonly evenShare: number
  /** Contribution with that (null where no share was said at all), and spread evenly; null where it is not known. */
  readonly contribution: number | null
  readonly evenContribution: number | null
  /** The first less the second. */
  readonly difference: number | null
}

export interface Allocation {
  readonly lines: readonly AllocatedLine[]
  /** Of all shares that were said, 0..; above 1 is refused. */
  readonly total: number
  readonly exceeds: boolean
  /** Of all lines; null where a line's is not known, or the shares are too much. */
  readonly difference: number | null
}

/** What the shares of a plan come to; null where the capacity was not given or the demand is not known. */
export function allocationOf(
  lines: readonly ServedLine[],
  resource: ResourceId,
  { capacities }: Pick<OperatingModel, 'capacities'>,
  plan: Pick<ServicePlan, 'lines'>,
): Allocation | null {
  const capacity = capacities[resource]
  const served = lines.filter(isServed)
  if (capacity === undefined || served.some(({ demand }) => demand[resource] === undefined)) return null
  const units = served.reduce((sum, line) => sum + line.units, 0)
  const shares = served.map(({ entryId }) => plan.lines[entryId]?.shares[resource] ?? null)
  const total = shares.reduce<number>((sum, share) => sum + (share ?? 0), 0)
  const exceeds = total > 1 + TOLERANCE
  const isSaid = shares.some((share) => share !== null)
  const allocated = served.map((line, index): AllocatedLine => {
    const share = shares[index] ?? null
    const evenShare = units > 0 ? line.units / units : 0
    const demand = line.demand[resource]?.amount ?? 0
    const contribution = isSaid ? reached(line, demand, (share ?? 0) * capacity) : null
    const evenContribution = reached(line, demand, evenShare * capacity)
    const difference = contribution === null || evenContribution === null ? null : contribution - evenContribution
    return { entryId: line.entryId, demand, share, evenShare, contribution, evenContribution, difference }
  })
  const isKnown = !exceeds && allocated.every(({ difference }) => difference !== null)
  const difference = isKnown ? allocated.reduce((sum, line) => sum + (line.difference ?? 0), 0) : null
  return { lines: allocated, total, exceeds, difference }
}

function reached({ money }: ServedLine, demand: number, given: number): number | null {
  if (money === null) return null
  return money.contribution * (demand > 0 ? Math.min(1, given / demand) : 1)
}

/**
 * Shares to begin with, by line: what each needs now, cut alike where there is too little; or whole demands, the line
 * that contributes most per unit of the capacity first, until nothing is left.
 */
export function suggestedShares(
  lines: readonly ServedLine[],
  resource: ResourceId,
  capacity: number,
  order: 'needed' | 'best',
): Readonly<Record<string, number>> {
  const wanted = lines
    .filter(isServed)
    .map((line) => ({ line, demand: Math.max(0, line.demand[resource]?.amount ?? 0) }))
  const all = wanted.reduce((sum, { demand }) => sum + demand, 0)
  const most = Math.max(capacity, all)
  if (order === 'needed' || capacity <= 0)
    return Object.fromEntries(wanted.map(({ line, demand }) => [line.entryId, most > 0 ? demand / most : 0]))
  const earned = ({ line, demand }: (typeof wanted)[number]): number =>
    demand > 0 ? (line.money?.contribution ?? 0) / demand : 0
  let left = 1
  return Object.fromEntries(
    wanted
      .toSorted((a, b) => earned(b) - earned(a))
      .map(({ line, demand }) => {
        const share = Math.min(left, demand / capacity)
        left -= share
        return [line.entryId, share]
      }),
  )
}
