import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSegmentEngine } from '../../../../main/engine/segment-engine.ts'
import { createReachService } from '../../../../main/services/reach-service.ts'
import { ENGINE_WORKER } from '../engine/table-of.ts'
import { ACCOUNTS, type Account, entryOf, TIERS, WORKSPACE } from './tiers-bed.ts'

const engine = createSegmentEngine({ workerUrl: ENGINE_WORKER, threads: 1 })
const service = createReachService({ loaded: () => WORKSPACE }, engine)
beforeAll(() => engine.attach(WORKSPACE.table))
afterAll(() => engine.close())

const matchesMiddle = ({ margin, seats }: Account, middle: number): boolean =>
  (margin !== null && margin >= middle) || (seats !== null && seats > 8)

describe('the reach of a structure', () => {
  it('says of each rule who takes what it matches', async () => {
    const { entries, overlappingUnits } = await service.reach(TIERS.id)
    const middle = entries.find(({ entryId }) => entryId === 'mid')!
    const matches = ACCOUNTS.filter((account) => matchesMiddle(account, 120))
    expect(middle.matches).toBe(matches.length)
    expect(middle.takenBy).toEqual(
      ['out', 'top', 'mid'].map((entryId) => ({
        entryId,
        units: matches.filter((account) => entryOf(account) === entryId).length,
      })),
    )
    for (const { units, matches: all, takenBy, overlapping } of entries.slice(0, -1)) {
      expect(takenBy.reduce((sum, taker) => sum + taker.units, 0)).toBe(all)
      expect(overlapping).toBeGreaterThanOrEqual(all - units)
    }
    expect(overlappingUnits).toBeGreaterThan(0)
  })

  it('counts every rule that names a threshold with the threshold where it is held', async () => {
    const { entries } = await service.reach(TIERS.id, undefined, { name: 'mid', value: 60 })
    const units = new Map(entries.map((entry) => [entry.entryId, entry.units]))
    for (const id of ['out', 'top', 'mid', 'low', 'default']) {
      expect(units.get(id)).toBe(ACCOUNTS.filter((account) => entryOf(account, 60) === id).length)
    }
    // The threshold itself stays where it was kept.
    expect((await service.reach(TIERS.id)).entries[2]?.units).toBe(
      ACCOUNTS.filter((account) => entryOf(account) === 'mid').length,
    )
  })

  it('counts units and money with an edit that is not kept', async () => {
    const { entries } = await service.reach(TIERS.id, { entryId: 'mid', text: 'margin >= 60 or seats > 8' })
    const middle = entries.find(({ entryId }) => entryId === 'mid')!
    const own = ACCOUNTS.filter((account) => entryOf(account, 60) === 'mid')
    expect(middle.units).toBe(own.length)
    const revenue = own.reduce((sum, { margin }) => sum + (margin ?? 0), 0)
    expect(middle.metrics.netRevenue).toMatchObject({ kind: 'value', value: revenue })
    expect(Object.keys(middle.metrics)).toHaveLength(4)
  })
})
