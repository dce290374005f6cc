import { describe, expect, it } from 'vitest'
import { overlapShares } from '../../../../renderer/features/structures/overlap-shares.ts'

describe('overlapShares', () => {
  it('parts a rule’s matches into those earlier rules take, its own, and its own that a later rule matches too', () => {
    // Ten match: an earlier rule takes four; of the six kept, two match a later rule.
    const shares = overlapShares({
      ...{ entryId: 'core', kind: 'segment', units: 6, matches: 10, overlapping: 6, unknown: 0, unknownByColumn: {} },
      takenBy: [
        { entryId: 'top', units: 4 },
        { entryId: 'core', units: 6 },
      ],
      ...{ broken: null, metrics: {} },
    })
    expect(shares).toEqual({ matches: 10, own: 6, lost: 4, contested: 2, takers: [{ entryId: 'top', units: 4 }] })
  })
})
