import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSegmentEngine } from '../../../../main/engine/segment-engine.ts'
import { createLookUpService } from '../../../../main/services/look-up-service.ts'
import { ENGINE_WORKER } from '../engine/table-of.ts'
import { ACCOUNTS, type Account, entryOf, TIERS, WORKSPACE } from './tiers-bed.ts'

const engine = createSegmentEngine({ workerUrl: ENGINE_WORKER, threads: 1 })
const session = { loaded: () => WORKSPACE, commit: () => Promise.reject(new Error('not asked for')) }
const service = createLookUpService({ session, engine })
const { signal } = new AbortController()
beforeAll(() => engine.attach(WORKSPACE.table))
afterAll(() => engine.close())

const accountOf = (key: string): Account => ACCOUNTS.find(({ id }) => id === key)!
const keysWhere = (test: (account: Account) => boolean): readonly string[] => ACCOUNTS.filter(test).map(({ id }) => id)

describe('finding units', () => {
  it('gives the key that is the text first, then those that begin with it, whatever the case', async () => {
    const found = await service.find('a-12', 5, signal)
    expect(found.map(({ key }) => key)).toEqual(['A-12', 'A-120', 'A-121', 'A-122', 'A-123'])
    expect(await service.find(' -399', 5, signal)).toEqual([{ key: 'A-399', match: null }])
    expect(await service.find('A-400', 5, signal)).toEqual([])
    expect(await service.find('  ', 5, signal)).toEqual([])
  })

  it('takes row numbers where the table has no key', async () => {
    const keyless = { ...WORKSPACE, spine: { ...WORKSPACE.spine, keyColumn: null } }
    const byRow = createLookUpService({ session: { ...session, loaded: () => keyless }, engine })
    expect(await byRow.find('400', 5, signal)).toEqual([{ key: '400', match: null }])
    expect(await byRow.find('401', 5, signal)).toEqual([])
    const [place] = await byRow.places(['3'], [TIERS.id], signal)
    expect(place?.landings).toEqual([{ structureId: TIERS.id, entryId: entryOf(ACCOUNTS[2]!) }])
  })

  it('finds numbers by their first digits', async () => {
    const numbered = { ...WORKSPACE, spine: { ...WORKSPACE.spine, keyColumn: 'late' } }
    const byNumber = createLookUpService({ session: { ...session, loaded: () => numbered }, engine })
    const expected = [...new Set(ACCOUNTS.map(({ late }) => late))].filter((late) => String(late).startsWith('3'))
    const found = await byNumber.find('3', 50, signal)
    expect(found.map(({ key }) => Number(key))).toEqual(expected.sort((a, b) => a - b))
  })
})

describe('the places of units', () => {
  it('are those of rules written out by hand, with what each brings', async () => {
    const keys = ACCOUNTS.slice(0, 40).map(({ id }) => id)
    for (let from = 0; from < keys.length; from += 10) {
      const placed = await service.places(keys.slice(from, from + 10), [TIERS.id], signal)
      for (const unit of placed) {
        const account = accountOf(unit.key)
        expect(unit.landings).toEqual([{ structureId: TIERS.id, entryId: entryOf(account) }])
        expect(unit.revenue).toBe(account.margin)
      }
    }
  })

  it('are none for a unit that the table has not, and the money stays with the others', async () => {
    const [first, gone, second] = await service.places(['A-1', 'B-1', 'A-2'], [TIERS.id], signal)
    expect(gone).toEqual({ key: 'B-1', isFound: false, revenue: null, contribution: null, landings: [] })
    expect([first?.revenue, second?.revenue]).toEqual([accountOf('A-1').margin, accountOf('A-2').margin])
  })
})

describe('what would move a unit', () => {
  it('counts those it passes and those that a line takes along, by hand', async () => {
    const isPlain = (one: Account) =>
      entryOf(one) === 'low' && one.margin !== null && one.margin < 119 && one.margin > 90 && one.region === 'south'
    const [key] = keysWhere(isPlain)
    const account = accountOf(key!)
    const { landings, row } = await service.explain(key!, [TIERS.id], signal)
    const [landing] = landings
    expect(row).toBe(ACCOUNTS.indexOf(account) + 1)
    expect(landing?.because.map(({ condition, value }) => [condition.column, value])).toEqual([
      ['margin', account.margin],
    ])
    const up = landing?.moves.find(({ column, entryId }) => column === 'margin' && entryId === 'mid')
    expect(up?.to).toEqual({ kind: 'number', bound: 'at-least', value: 120 })
    const between = ACCOUNTS.filter(({ margin }) => margin !== null && margin > account.margin! && margin < 120)
    expect(up?.passed).toBe(between.length)
    expect(landing?.line).toMatchObject({
      ofEntryId: 'mid',
      threshold: 'mid',
      from: 120,
      to: account.margin,
      past: null,
    })
    const movers = ACCOUNTS.filter((one) => entryOf(one) !== entryOf(one, account.margin!))
    expect(landing?.line?.movers).toBe(movers.length)
    expect(movers).toContain(account)
  })

  it('begins with the change that passes the fewest', async () => {
    for (const { id } of ACCOUNTS.slice(0, 25)) {
      const { landings } = await service.explain(id, [TIERS.id], signal)
      const passed = landings[0]!.moves.flatMap((move) => move.passed ?? [])
      expect(passed).toEqual(passed.toSorted((a, b) => a - b))
    }
  })

  it('says of a unit that is not there that it is not found', async () => {
    expect(await service.explain('B-1', [TIERS.id], signal)).toMatchObject({ isFound: false, row: null, landings: [] })
  })
})
