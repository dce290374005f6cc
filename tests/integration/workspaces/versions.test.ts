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
