import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createColumnAnalyst } from '../../../../main/engine/column-analyst.ts'
import { createSegmentEngine } from '../../../../main/engine/segment-engine.ts'
import { createConditionService } from '../../../../main/services/condition-service.ts'
import { ENGINE_WORKER } from '../engine/table-of.ts'
import { ACCOUNTS, type Account, entryOf, TIERS, WORKSPACE } from './tiers-bed.ts'

const engine = createSegmentEngine({ workerUrl: ENGINE_WORKER, threads: 1 })
const analyst = createColumnAnalyst({ workerUrl: ENGINE_WORKER, threads: 1 })
const service = createConditionService({ session: { loaded: () => WORKSPACE }, engine, analyst })
beforeAll(() => engine.attach(WORKSPACE.table))
afterAll(() => Promise.all([engine.close(), analyst.close()]))

/** The margin condition of the middle tier. */
const MARGIN = { structureId: TIERS.id, entryId: 'mid', text: 'margin >= @mid or seats > 8', path: [0] }
/** Neither an earlier rule nor the seats settle these. */
const isDecided = (account: Account): boolean =>
  !['out', 'top'].includes(entryOf(account)) && !(account.seats !== null && account.seats > 8)
const decided = ACCOUNTS.filter(isDecided)

describe('the spread of a condition', () => {
  it('holds the units that the condition alone keeps in or out, by where they go', async () => {
    const spread = await service.spread({ ...MARGIN, bins: 40, line: 120 })
    expect(spread.decided).toBe(decided.length)
    expect(spread.missing).toBe(decided.filter(({ margin }) => margin === null).length)
    const drawn = spread.entryIds.map((id, index) => {
      const sum = spread.counts[index]!.reduce((total, count) => total + count, 0)
      return [id, sum + spread.below[index]! + spread.above[index]!]
    })
    const expected = ['out', 'top', 'mid', 'low', 'default'].map((id) => [
      id,
      decided.filter((account) => account.margin !== null && entryOf(account) === id).length,
    ])
    expect(drawn).toEqual(expected)
  })

  it('parts the entry from the others at the line', async () => {
    const { edges, counts, entryIds } = await service.spread({ ...MARGIN, bins: 40, line: 120 })
    const own = counts[entryIds.indexOf('mid')]!
    expect(edges).toContain(120)
    expect(own.every((count, bin) => count === 0 || edges[bin]! >= 120)).toBe(true)
  })

  it('does not depend on where the line stands', async () => {
    const settled = await service.spread({ ...MARGIN, text: 'margin is present or seats > 8', bins: 40, line: 120 })
    expect(settled).toEqual(await service.spread({ ...MARGIN, bins: 40, line: 120 }))
  })

  it('refuses a text that cannot be read, a place without a condition and a column of texts', async () => {
    const ask = (text: string, path: number[]) => service.spread({ ...MARGIN, text, path, bins: 9, line: null })
    await expect(ask('margin >=', [])).rejects.toMatchObject({ code: 'rule-invalid' })
    await expect(ask('margin >= 1 or seats > 8', [])).rejects.toMatchObject({ code: 'bad-request' })
    await expect(ask('region = "north"', [])).rejects.toMatchObject({ code: 'bad-request' })
  })
})

describe('the units nearest a line', () => {
  it('are as many of each side, with what they earn and where they go before and after', async () => {
    const { units, decided: count, columns } = await service.nearest({ ...MARGIN, line: 60, each: 4 })
    expect(count).toBe(decided.filter(({ margin }) => margin !== null).length)
    expect(columns).toEqual(['seats'])
    expect(units.map(({ value }) => value)).toEqual(units.map(({ value }) => value).toSorted((a, b) => b - a))
    expect(units.map(({ now }) => now === 'mid')).toEqual([true, true, true, true, false, false, false, false])
    for (const unit of units) {
      const account = ACCOUNTS[unit.row - 1]!
      expect(unit).toMatchObject({ key: account.id, value: account.margin, cells: [account.seats] })
      expect([unit.was, unit.now]).toEqual([entryOf(account), entryOf(account, 60)])
      expect(unit.revenue).toBe(account.margin)
      expect(unit.contribution).toBe(account.cost === null ? null : account.margin! - account.cost)
    }
    // A shared threshold is moved wherever a rule names it; here one rule does.
    const shared = await service.nearest({ ...MARGIN, line: 60, each: 4, threshold: 'mid' })
    expect(shared.units).toEqual(units)
    const gaps = units.map(({ value }) => Math.abs(value - 60))
    const others = decided.filter((one) => !units.some(({ key }) => key === one.id) && one.margin !== null)
    const nearest = (isIn: boolean) => Math.max(...gaps.filter((_, at) => (units[at]!.now === 'mid') === isIn))
    for (const { margin } of others) expect(Math.abs(margin! - 60)).toBeGreaterThanOrEqual(nearest(margin! >= 60))
  })
  it('tells where each went with the line where it stood before, also once the line is kept where it stands now', async () => {
    const kept = { ...MARGIN, line: 40, former: 60, each: 4 }
    const { units } = await service.nearest(kept)
    for (const unit of units) {
      const account = ACCOUNTS[unit.row - 1]!
      expect([unit.was, unit.now]).toEqual([entryOf(account, 60), entryOf(account, 40)])
    }
    expect(units.some(({ was, now }) => was !== now)).toBe(true)
    expect((await service.nearest({ ...kept, threshold: 'mid' })).units).toEqual(units)
  })
})
