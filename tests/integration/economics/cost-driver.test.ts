import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MetricId } from '../../../shared/economics/metric.ts'
import type { RoleBinding } from '../../../shared/economics/role.ts'
import { loadCsv } from '../../fixtures/load-csv.ts'
import { type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'

/* By revenue A comes first; with 40 tickets at 15 each it contributes 500 − 600 = −100 and comes last. */
const LINES = [
  'account,revenue,gross_margin,tickets,orders,score',
  'A,1000,500,40,2,12.5',
  'B,800,400,2,4,80.25',
  'C,600,300,0,,33',
]

describe('a cost that is a driver times a rate', () => {
  let workbench: OpenWorkbench
  const call: OpenWorkbench['client']['call'] = (name, input) => workbench.client.call(name, input)
  const DRIVEN: RoleBinding = { column: 'tickets', blankMeans: 'missing', trueValues: [], confirmed: true }
  const figure = async (metric: MetricId): Promise<number | undefined> => {
    const value = (await call('economics.summary', {})).metrics[metric]
    return value?.kind === 'value' ? value.value : undefined
  }
  let structureId: string
  const served = async () => (await call('serving.run', { structureIds: [structureId] })).structures[0]

  beforeAll(async () => {
    workbench = await openWorkbench()
    await call('workspaces.create', { title: 'Drivers' })
    await call('frame.update', { changes: { periodStart: '2025-01-01', asOf: '2025-12-31' } })
    await loadCsv(workbench, LINES, 'account')
    await call('mapping.confirmAll', {})
    structureId = (await call('structures.add', { name: 'By account', lens: 'value' })).structures[0]?.id ?? ''
    await call('segments.add', { structureId, kind: 'segment', name: 'A', text: 'account = "A"' })
    await call('segments.add', { structureId, kind: 'segment', name: 'B', text: 'account = "B"' })
  })
  afterAll(() => workbench.close())

  it('costs its number times the rate', async () => {
    await call('mapping.bind', { role: 'supportCost', binding: { ...DRIVEN, rate: 15 } })
    expect(await figure('costToServe')).toBeCloseTo(630, 9)
    expect(await figure('contribution')).toBeCloseTo(570, 9)
    const lines = (await served())?.lines ?? []
    expect(lines.map(({ name, money }) => [name, money?.contribution])).toEqual([
      ['A', -100],
      ['B', 370],
      ['Standard path', 300],
    ])
  })

  it('says so when asked why', async () => {
    const { columns } = await call('economics.explain', { structureId: null, entryId: 'total', metric: 'costToServe' })
    expect(columns.find(({ role }) => role === 'supportCost')).toMatchObject({ column: 'tickets', rate: 15 })
  })

  it('is money again without a rate, and follows a scenario on top of it', async () => {
    const kept = { id: null, name: 'Dearer', costChanges: { supportCost: 0.1 } }
    const { scenarios } = await call('scenarios.keep', { scenario: kept })
    const under = await call('comparison.run', { structureIds: [structureId], scenarioId: scenarios[0]?.id ?? '' })
    const total = under.structures[0]?.rows.at(-1)?.metrics.costToServe
    expect(total?.kind === 'value' && total.value).toBeCloseTo(693, 9)
    await call('mapping.bind', { role: 'supportCost', binding: DRIVEN })
    expect(await figure('costToServe')).toBeCloseTo(42, 9)
    await call('history.undo', {})
    expect(await figure('costToServe')).toBeCloseTo(630, 9)
  })

  it('with what no row carries makes the cost of the books', async () => {
    const { ledger } = (await call('operatingModel.update', { changes: { ledger: { supportCost: 700 } } }))
      .operatingModel
    const step = (await served())?.statement.steps.find(({ id }) => id === 'supportCost')
    expect(step?.total).toBeCloseTo(630, 9)
    expect((ledger.supportCost ?? 0) - (step?.total ?? 0)).toBeCloseTo(70, 9)
  })

  it('refuses a rate that is none', async () => {
    for (const rate of [0, -1, 1e12])
      await expect(
        call('mapping.bind', { role: 'supportCost', binding: { ...DRIVEN, rate } }),
        String(rate),
      ).rejects.toMatchObject({ code: 'bad-request' })
  })
})
