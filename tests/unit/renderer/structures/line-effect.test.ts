import { describe, expect, it } from 'vitest'
import { effectOf } from '../../../../renderer/features/structures/line-effect.ts'
import { distributionWords } from '../../../../renderer/strings/distribution.ts'
import type { StructureReach } from '../../../../shared/contract/structures.ts'

type Counts = Readonly<Record<string, readonly [units: number, contribution: number]>>

const reach = (counts: Counts): StructureReach => ({
  ...{ structureId: 's', unitCount: 0, elapsedMs: 0, overlappingUnits: 0 },
  entries: Object.entries(counts).map(([entryId, [units, contribution]]) => ({
    ...{ entryId, kind: 'segment' as const, units, matches: units, overlapping: 0, takenBy: [] },
    ...{ unknown: 0, unknownByColumn: {}, broken: null },
    metrics: { contribution: { kind: 'value' as const, value: contribution } },
  })),
})
const LINE = { was: 15_000, value: 8_500 }
const NOUN = { singular: 'account', plural: 'accounts' }
const effect = (was: Counts, now: Counts) => effectOf({ was: reach(was), now: reach(now) }, 'top', LINE, 'EUR')

describe('what a moved line changes', () => {
  it('is who comes in, what they contribute, and from where, the most first', () => {
    const found = effect(
      { top: [10, 900], core: [50, 500], mid: [40, 400] },
      { top: [25, 1300], core: [48, 450], mid: [27, 50] },
    )
    expect(found).toEqual({ units: 15, money: '€400', others: ['mid', 'core'] })
    const facts = { ...found!, entry: 'Strategic', others: ['Invest', 'Core'] }
    expect(distributionWords.moved('strategic margin', '€8,500', facts, NOUN)).toBe(
      'Moving the line of strategic margin to €8,500 brings 15 accounts with €400 of contribution into Strategic, from Invest and Core',
    )
  })

  it('says what loss-making units contribute with its sign, and where they go', () => {
    expect(effect({ top: [10, 900], core: [5, 10] }, { top: [7, 950], core: [8, -40] })).toEqual({
      ...{ units: -3, money: '−€50', others: ['core'] },
    })
  })

  it('names nobody where others both lose and gain', () => {
    const found = effect({ top: [10, 9], core: [5, 1], mid: [5, 1] }, { top: [12, 9], core: [1, 1], mid: [7, 1] })
    expect(found?.others).toEqual([])
  })
})
