/* Capacity used against profit earned: lines that take more of what is scarce than they give back. */

import { finiteOrNull } from '../economics/finite.ts'
import { sumOrNull } from '../economics/sum-or-null.ts'
import type { ResourceId } from '../entities/operating-model.ts'
import { isServed, type ServedLine } from './served-line.ts'

/** From here on a line is said to drain the capacity. */
export const DRAIN_RATIO = 1.5

export interface Drain {
  readonly entryId: string
  /** Share of the demand of all served lines; null where there is none. */
  readonly capacityShare: number | null
  /** Share of the contribution of all served lines; null where that is not above zero. */
  readonly contributionShare: number | null
  /** The first ÷ the second; null where the second is not above zero. */
  readonly ratio: number | null
  /** It takes capacity, and earns nothing or more than DRAIN_RATIO times less than its share of it. */
  readonly drains: boolean
}

/** Each served line's use of a resource against what it contributes. */
export function drainsOf(lines: readonly ServedLine[], resource: ResourceId): readonly Drain[] {
  const served = lines.filter(isServed)
  const used = served.map(({ demand }) => demand[resource]?.amount ?? 0)
  const earned = served.map(({ money }) => money?.contribution ?? null)
  const allUsed = used.reduce((sum, amount) => sum + amount, 0)
  const allEarned = sumOrNull(earned)
  return served.map(({ entryId }, index) => {
    const capacityShare = allUsed > 0 ? (used[index] ?? 0) / allUsed : null
    const contributionShare = allEarned !== null && allEarned > 0 ? (earned[index] ?? 0) / allEarned : null
    const isKnown = capacityShare !== null && contributionShare !== null
    const ratio = isKnown && contributionShare > 0 ? finiteOrNull(capacityShare / contributionShare) : null
    const drains =
      isKnown && capacityShare > 0 && (contributionShare <= 0 || capacityShare > DRAIN_RATIO * contributionShare)
    return { entryId, capacityShare, contributionShare, ratio, drains }
  })
}
