import type { EntryReach } from '../../../shared/contract/structures.ts'

/** Where the units that a rule matches go: an earlier rule takes some, the rest are its own. */
export interface OverlapShares {
  readonly matches: number
  readonly own: number
  /** Matches that earlier rules take. */
  readonly lost: number
  /** Its own units that a later rule matches too: they would go on if this one let them. */
  readonly contested: number
  /** Those rules, in order. */
  readonly takers: readonly { readonly entryId: string; readonly units: number }[]
}

/** What the order decides for one rule. */
export function overlapShares({ entryId, matches, units, overlapping, takenBy }: EntryReach): OverlapShares {
  const lost = matches - units
  return {
    matches,
    own: units,
    lost,
    // Every lost unit is matched twice; what is left of the overlap is its own.
    contested: overlapping - lost,
    takers: takenBy.filter((taker) => taker.entryId !== entryId),
  }
}
