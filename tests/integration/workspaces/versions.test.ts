import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadCsv } from '../../fixtures/load-csv.ts'
import { type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'

const ROWS = Array.from({ length: 60 }, (_, index) => ({
  id: `c${index}`,
  revenue: (index * 37) % 100,
  sites: index % 7,
}))
const LINES = ['id,revenue,sites', ...ROWS.map(({ id, revenue, sites }) => `${id},${revenue},${sites}`)]

let workbench: OpenWorkbench
let optionId = ''
beforeAll(async () => {
  workbench = await openWorkbench()
  const { client } = workbench
  await client.call('workspaces.create', { title: 'Versions' })
  await loadCsv(workbench, LINES, 'id')
  await client.call('mapping.bind', {
    role: 'revenue',
    binding: { column: 'revenue', blankMeans: 'missing', trueValues: [], confirmed: true },
  })
  const { structures } = await client.call('structures.add', { name: 'Tiers', lens: 'value' })
  optionId = structures[0]!.id
  await client.call('thresholds.set', { name: 'floor', value: 50, unit: '€' })
  await client.call('segments.add', { structureId: optionId, kind: 'segment', name: 'Top', text: 'revenue >= @floor' })
  await client.call('segments.add', { structureId: optionId, kind: 'segment', name: 'Wide', text: 'sites >= 4' })
})
afterAll(() => workbench.close())

describe('versions of an option', () => {
  it('are compared in words, units and money, by hand', async () => {
    const { client } = workbench
    const before = await client.call('versions.list', { structureId: optionId })
    expect(before[0]).toMatchObject({ label: 'add segment', isNow: true })
    await client.call('thresholds.set', { name: 'floor', value: 70, unit: '€' })
    const versions = await client.call('versions.list', { structureId: optionId })
    expect(versions.map(({ label }) => label)).toEqual(['set @floor', ...before.map(({ label }) => label)])
    const compared = await client.call('versions.compare', {
      from: { structureId: optionId, version: before[0]!.version },
      to: { structureId: optionId, version: null },
    })
    expect(compared.changes).toEqual([
      { kind: 'threshold', threshold: 'floor', unit: '€', from: 50, to: 70, names: ['Top'] },
    ])
    const left = ROWS.filter(({ revenue }) => revenue >= 50 && revenue < 70)
    const sum = (rows: typeof ROWS) => rows.reduce((total, { revenue }) => total + revenue, 0)
    expect(compared.moved).toEqual({ units: left.length, revenue: sum(left), contribution: null })
    const wide = left.filter(({ sites }) => sites >= 4)
    expect(compared.moves.find(({ to }) => to === 'Wide')).toEqual({
      ...{ from: 'Top', to: 'Wide' },
      sums: { units: wide.length, revenue: sum(wide), contribution: null },
    })
    const top = compared.lines.find(({ name }) => name === 'Top')
    expect([top?.from?.units, top?.to?.units]).toEqual([
      ROWS.filter(({ revenue }) => revenue >= 50).length,
      ROWS.filter(({ revenue }) => revenue >= 70).length,
    ])
    expect(compared.lines.reduce((units, { to }) => units + (to?.units ?? 0), 0)).toBe(ROWS.length)
  })

  it('go with what is undone', async () => {
    const { client } = workbench
    const [latest] = await client.call('versions.list', { structureId: optionId })
    await client.call('history.undo', {})
    const versions = await client.call('versions.list', { structureId: optionId })
    expect(versions.map(({ version }) => version)).not.toContain(latest!.version)
    const gone = {
      from: { structureId: optionId, version: latest!.version },
      to: { structureId: optionId, version: null },
    }
    await expect(client.call('versions.compare', gone)).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('options under other names', () => {
  it('are twins until one of them puts a unit elsewhere', async () => {
    const { client } = workbench
    const { structures } = await client.call('structures.duplicate', { structureId: optionId })
    const copy = structures.find(({ id }) => id !== optionId)!
    const [first] = copy.segments
    await client.call('segments.rename', { structureId: copy.id, entryId: first!.id, name: 'Gold' })
    const ids = { structureIds: [optionId, copy.id] }
    expect(await client.call('versions.twins', ids)).toEqual([[optionId, copy.id]])
    await client.call('segments.setRule', { structureId: copy.id, entryId: first!.id, text: 'revenue >= 51' })
    const differ = ROWS.some(({ revenue }) => revenue === 50)
    expect(await client.call('versions.twins', ids)).toEqual(differ ? [] : [[optionId, copy.id]])
  })
})

/* 60 customers by hand: as of 31 December 2025 the first 15 are younger than the six months that the frame asks for. */
describe('a version with units too new to tier apart', () => {
  const AGED = Array.from({ length: 60 }, (_, index) => ({ revenue: (index * 37) % 100, isNew: index < 15 }))
  const old = AGED.filter(({ isNew }) => !isNew)
  const unitsOf = (from: number, to = Number.POSITIVE_INFINITY): number =>
    old.filter(({ revenue }) => revenue >= from && revenue < to).length
  let aged: OpenWorkbench
  let structureId = ''
  const addSegment = (name: string, text: string) =>
    aged.client.call('segments.add', { structureId, kind: 'segment', name, text })
  const latest = async () => (await aged.client.call('versions.list', { structureId }))[0]!.version
  const comparedWith = async (version: number) => {
    const ends = { from: { structureId, version }, to: { structureId, version: null } }
    const { lines, ...compared } = await aged.client.call('versions.compare', ends)
    return { ...compared, lines: lines.map(({ name, from, to }) => [name, from?.units ?? null, to?.units ?? null]) }
  }

  beforeAll(async () => {
    aged = await openWorkbench()
    const { client } = aged
    await client.call('workspaces.create', { title: 'New ones' })
    await client.call('frame.update', {
      changes: { periodStart: '2025-01-01', asOf: '2025-12-31', tooNewApart: true },
    })
    const rows = AGED.map(({ revenue, isNew }, at) => `c${at},${revenue},${isNew ? '2025-11-20' : '2020-01-01'}`)
    await loadCsv(aged, ['id,revenue,customer_since', ...rows], 'id')
    await client.call('mapping.confirmAll', {})
    structureId = (await client.call('structures.add', { name: 'Tiers', lens: 'value' })).structures[0]!.id
    await addSegment('Big', 'revenue >= 50')
  })
  afterAll(() => aged.close())

  it('has them on one line, and they stay there', async () => {
    const before = await latest()
    await addSegment('Nobody', 'revenue >= 200')
    const { moved, moves, lines } = await comparedWith(before)
    expect(moved.units).toBe(0)
    expect(moves).toEqual([])
    expect(lines).toEqual([
      ['Too new to tier', 15, 15],
      ['Big', unitsOf(50), unitsOf(50)],
      ['Nobody', null, 0],
      ['Standard path', unitsOf(0, 50), unitsOf(0, 50)],
    ])
  })

  it('counts each unit once where a segment takes the former name of another', async () => {
    const { client } = aged
    const before = await latest()
    const entryId = (await client.call('workspaces.current', {}))!.structures[0]!.segments[0]!.id
    await client.call('segments.rename', { structureId, entryId, name: 'Huge' })
    await client.call('segments.setRule', { structureId, entryId, text: 'revenue >= 80' })
    await addSegment('Big', 'revenue >= 50')
    const { changes, moves, lines, total } = await comparedWith(before)
    expect(changes).toContainEqual({ kind: 'added', name: 'Big', of: 'segment', rule: 'revenue >= 50' })
    expect(moves.map(({ from, to, sums }) => [from, to, sums.units])).toEqual([['Big', 'Big', unitsOf(50, 80)]])
    expect(lines).toContainEqual(['Huge', unitsOf(50), unitsOf(80)])
    expect(lines).toContainEqual(['Big', null, unitsOf(50, 80)])
    const sum = (end: 1 | 2) => lines.reduce((units, line) => units + Number(line[end]), 0)
    expect([sum(1), sum(2), total.units]).toEqual([60, 60, 60])
  })
})
