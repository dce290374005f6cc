import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { loadCsv } from '../../fixtures/load-csv.ts'
import { finish, type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'

/*
 * As of 31 December 2025 six months are 182.625 days: 2 July leaves 183 days, both counted, and 3 July 182. D stayed for
 * 31 days years ago; E for a year; F's first day is not known; G is not served. The contracts of H and of I, who has been there
 * for a year, end after the as-of date.
 */
const LINES = [
  'account,revenue,customer_since,end_date',
  'A,1000,2025-07-02,',
  'B,900,2025-07-03,',
  'C,50,2025-12-31,',
  'D,800,2021-01-01,2021-01-31',
  'E,700,2021-01-01,2021-12-31',
  'F,600,,',
  'G,-5,2025-12-01,',
  'H,750,2025-12-01,2026-11-30',
  'I,650,2025-01-01,2026-01-15',
]

describe('units that are too new to tier', () => {
  let workbench: OpenWorkbench
  let structureId: string
  const call: OpenWorkbench['client']['call'] = (name, input) => workbench.client.call(name, input)
  const units = async (): Promise<Readonly<Record<string, number | null>>> => {
    const [compared] = (await call('comparison.run', { structureIds: [structureId] })).structures
    return Object.fromEntries(
      (compared?.rows ?? []).map(({ name, metrics }) => [
        name,
        metrics.units?.kind === 'value' ? metrics.units.value : null,
      ]),
    )
  }

  beforeAll(async () => {
    workbench = await openWorkbench()
    await call('workspaces.create', { title: 'New ones' })
    await call('frame.update', { changes: { periodStart: '2025-01-01', asOf: '2025-12-31' } })
    await loadCsv(workbench, LINES, 'account')
    await call('mapping.confirmAll', {})
    structureId = (await call('structures.add', { name: 'Tiers', lens: 'value' })).structures[0]?.id ?? ''
    await call('segments.add', { structureId, kind: 'segment', name: 'Large', text: 'revenue >= 600' })
    await call('segments.add', { structureId, kind: 'exclusion', name: 'No', text: 'revenue < 0' })
  })
  afterAll(() => workbench.close())

  it('stay where rules put them unless the frame says otherwise', async () => {
    expect(await units()).toEqual({ Large: 7, 'Standard path': 1, No: 1, 'All accounts': 9 })
  })

  it('are a line of their own after what is not served and before the segments, which with the others makes all', async () => {
    await call('frame.update', { changes: { tooNewApart: true } })
    expect(await units()).toEqual({ 'Too new to tier': 4, Large: 4, 'Standard path': 0, No: 1, 'All accounts': 9 })
    const [served] = (await call('serving.run', { structureIds: [structureId] })).structures
    expect(served?.lines.map(({ name, kind, units: count }) => [name, kind, count])).toEqual([
      ['Large', 'segment', 4],
      ['Too new to tier', 'default', 4],
      ['Standard path', 'default', 0],
      ['No', 'excluded', 1],
    ])
    expect(served?.statement.steps.map(({ id, amounts, total }) => [id, amounts, total])).toEqual([
      ['revenue', [2950, 2500, 0, -5], 5445],
      ['netRevenue', [2950, 2500, 0, -5], 5445],
    ])
  })

  it('are as many as the board counts as too new', async () => {
    const [compared] = (await call('comparison.run', { structureIds: [structureId] })).structures
    const rows = (compared?.rows ?? []).map(({ name, tooNew }) => [name, tooNew?.units])
    // G is too new and not served.
    expect(rows).toEqual([
      ['Large', 0],
      ['Too new to tier', 4],
      ['Standard path', 0],
      ['No', 1],
      ['All accounts', 5],
    ])
  })

  it('have no place among segments', async () => {
    const { structures } = await call('statistics.spread', { structureIds: [structureId], measure: 'revenue' })
    // Large makes 2,950 and 2,150 without its largest unit, less than the 2,500 of those too new.
    expect(structures[0]?.lines.map(({ name, place }) => [name, place])).toEqual([
      ['Too new to tier', null],
      ['Large', { rank: 1, without: 1 }],
      ['Standard path', null],
      ['No', null],
      ['All accounts', null],
    ])
  })

  it('can be asked why, and are part of what is proved', async () => {
    const why = await call('economics.explain', { structureId, entryId: 'too-new', metric: 'netRevenue' })
    expect(why).toMatchObject({ name: 'Too new to tier', value: { kind: 'value', value: 2500 } })
    const described = await call('exports.describe', { structureId })
    expect(JSON.stringify(described)).toContain('Too new to tier')
    await finish(workbench, await call('exports.prove', { structureId }))
    const [standing] = z.array(z.looseObject({ structureId: z.string() })).parse(await call('exports.proofs', {}))
    expect(standing?.structureId).toBe(structureId)
    expect(JSON.stringify(standing)).toContain('same')
  })

  it('are back in their segments with undo, without the meaning, and with no least history', async () => {
    await call('frame.update', { changes: { minimumHistoryMonths: 0 } })
    expect(await units()).toMatchObject({ Large: 7 })
    await call('history.undo', {})
    await call('mapping.bind', { role: 'customerSince', binding: null })
    expect(await units()).toMatchObject({ Large: 7 })
    await call('history.undo', {})
    expect(await units()).toMatchObject({ 'Too new to tier': 4 })
    // Without the last day, D and E are customers since 2021.
    await call('mapping.bind', { role: 'endDate', binding: null })
    expect(await units()).toMatchObject({ 'Too new to tier': 3, Large: 5 })
    await call('history.undo', {})
    await call('history.undo', {})
    expect(await units()).toMatchObject({ Large: 7 })
  })
})
