/* What each segment gets and what that costs, against what the segment earns. */

import { finiteOrNull } from '../economics/finite.ts'
import type { ServiceLevel } from '../entities/operating-model.ts'
import type { ServicePlan } from '../entities/service-plan.ts'
import { isServed, type ServedLine } from './served-line.ts'

export interface ServiceCost {
  readonly entryId: string
  /** Null where none was chosen, or the chosen one is gone. */
  readonly level: ServiceLevel | null
  /** Yearly cost × active unit-years; null without a level. */
  readonly cost: number | null
  /** Gross margin of the line's costed units, from which service is paid; null where it is not known. */
  readonly earned: number | null
  /** Cost ÷ gross margin; null where either is not known or the margin is not above zero. */
  readonly share: number | null
  readonly exceeds: boolean
}

/** Each served line with its service level. */
export function serviceCosts(
  lines: readonly ServedLine[],
  levels: readonly ServiceLevel[],
  plan: Pick<ServicePlan, 'lines'>,
): readonly ServiceCost[] {
  return lines.filter(isServed).map(({ entryId, unitYears, money }) => {
    const chosen = plan.lines[entryId]?.serviceLevelId ?? null
    const level = levels.find(({ id }) => id === chosen) ?? null
    const cost = level === null ? null : finiteOrNull(level.yearlyCost * unitYears)
    const earned = money === null ? null : money.revenue - (money.costs.cogs ?? 0)
    const share = cost === null || earned === null || earned <= 0 ? null : finiteOrNull(cost / earned)
    return { entryId, level, cost, earned, share, exceeds: cost !== null && earned !== null && cost > earned }
  })
}

/** Pairs of service levels that promise and cost the same: one of them says nothing. */
export function sameLevels(levels: readonly ServiceLevel[]): readonly (readonly [ServiceLevel, ServiceLevel])[] {
  const said = ({ gives, yearlyCost }: ServiceLevel): string => `${gives.trim().toLowerCase()} ${yearlyCost}`
  return levels.flatMap((one, index) =>
    levels.slice(index + 1).flatMap((other) => (said(one) === said(other) ? [[one, other] as const] : [])),
  )
}
