import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ComparisonRow } from '../../../shared/contract/comparison.ts'
import type { ScenarioToKeep } from '../../../shared/contract/scenarios.ts'
import type { MetricId } from '../../../shared/economics/metric.ts'
import { NO_ASSUMPTIONS } from '../../../shared/entities/scenario.ts'
import { loadCsv } from '../../fixtures/load-csv.ts'
import { type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'

/* Four accounts over a whole year; every expected figure is worked out by hand beside its test. */
const LINES = [
  'account,revenue,discounts,gross_margin,support_cost,receivables,overdue,churned,prior_revenue',
  'A,1000,100,600,100,200,50,no,900',
  'B,800,0,300,50,80,0,no,700',
  'C,200,0,90,40,40,40,yes,300',
  'D,500,50,200,10,0,0,no,500',
]
const YEAR = 365 / 365.25

describe('scenarios', () => {
  let workbench: OpenWorkbench
  let structureId: string
  const call: OpenWorkbench['client']['call'] = (name, input) => workbench.client.call(name, input)
  const rowsUnder = async (scenarioId: string | null): Promise<readonly ComparisonRow[]> =>
    (await call('comparison.run', { structureIds: [structureId], scenarioId })).structures[0]?.rows ?? []
  const figureIn = (rows: readonly ComparisonRow[], metric: MetricId, name = 'All accounts'): number | undefined => {
    const value = rows.find((row) => row.name === name)?.metrics[metric]
    return value?.kind === 'value' ? value.value : undefined
  }
  const keep = async (assumed: Partial<ScenarioToKeep>, name = 'What if'): Promise<string> => {
    const view = await call('scenarios.keep', { scenario: { ...NO_ASSUMPTIONS, id: null, name, ...assumed } })
    return view.scenarios.find((scenario) => scenario.name === name)?.id ?? ''
  }
  /** The figures of the whole table under assumptions, which are taken back again. */
  const supposed = async (assumed: Partial<ScenarioToKeep>): Promise<readonly ComparisonRow[]> => {
    const rows = await rowsUnder(await keep(assumed))
    await call('history.undo', {})
    return rows
  }

  beforeAll(async () => {
    workbench = await openWorkbench()
    await call('workspaces.create', { title: 'What if' })
    await call('frame.update', { changes: { periodStart: '2025-01-01', asOf: '2025-12-31', costOfCapital: 0.1 } })
    await loadCsv(workbench, LINES, 'account')
    await call('mapping.confirmAll', {})
    const view = await call('structures.add', { name: 'Tiers', lens: 'value' })
    structureId = view.structures[0]?.id ?? ''
    await call('segments.add', { structureId, kind: 'segment', name: 'Large', text: 'revenue >= 600' })
  })
  afterAll(() => workbench.close())

  it('leaves the figures and the segments as they are', async () => {
    const before = await rowsUnder(null)
    const rows = await supposed({ priceChange: 0.1, churnChange: 0.2 })
    expect(rows.map(({ metrics }) => metrics.units)).toEqual(before.map(({ metrics }) => metrics.units))
    expect(await rowsUnder(null)).toEqual(before)
    // Net revenue 2,500 − 150 = 2,350; margin 1,190; support 200.
    expect(figureIn(before, 'netRevenue')).toBeCloseTo(2350, 9)
    expect(figureIn(before, 'contribution')).toBeCloseTo(990, 9)
  })

  it('lets prices change revenue, discounts and what is owed, and no cost', async () => {
    const rows = await supposed({ priceChange: 0.1 })
    expect(figureIn(rows, 'netRevenue')).toBeCloseTo(2585, 9)
    // All of the 235 more is margin: 1,190 + 235 − 200.
    expect(figureIn(rows, 'contribution')).toBeCloseTo(1225, 9)
    expect(figureIn(rows, 'contribution', 'Large')).toBeCloseTo(600 + 300 - 150 + 170, 9)
    // (200 + 80 + 40) × 1.1 × 10 % of a year.
    expect(figureIn(rows, 'capitalCharge')).toBeCloseTo(320 * 1.1 * 0.1 * YEAR, 9)
  })

  it('leaves the share of what is owed that is overdue as it is', async () => {
    // 50 + 40 of 200 + 80 + 40.
    for (const assumed of [{}, { priceChange: 0.1 }, { demandChange: -0.2 }])
      expect(figureIn(await supposed(assumed), 'overdueShare')).toBeCloseTo(90 / 320, 12)
  })

  it('lets demand change revenue and the cost of what is sold alike, and costs change on their own', async () => {
    const fewer = await supposed({ demandChange: -0.2 })
    expect(figureIn(fewer, 'netRevenue')).toBeCloseTo(1880, 9)
    expect(figureIn(fewer, 'grossMargin')).toBeCloseTo(952, 9)
    expect(figureIn(fewer, 'contribution')).toBeCloseTo(752, 9)
    const dearer = await supposed({ costChanges: { supportCost: 0.5, cogs: 0.1 } })
    // Cost of goods 2,350 − 1,190 = 1,160, a tenth more is 116; support 300.
    expect(figureIn(dearer, 'grossMargin')).toBeCloseTo(1074, 9)
    expect(figureIn(dearer, 'contribution')).toBeCloseTo(774, 9)
  })

  it('lets more of those who stayed leave, or fewer of those who left', async () => {
    // One of four left: 25 % + 20 % of 75 %; half of it.
    expect(figureIn(await supposed({ churnChange: 0.2 }), 'churn')).toBeCloseTo(0.4, 12)
    expect(figureIn(await supposed({ churnChange: -0.5 }), 'churn')).toBeCloseTo(0.125, 12)
    // Prior revenue lost: 300 of 2,400, and a fifth of the other 2,100.
    expect(figureIn(await supposed({ churnChange: 0.2 }), 'revenueChurn')).toBeCloseTo(720 / 2400, 12)
    // Kept 2,350 − 200 (C) = 2,150, four fifths of it.
    expect(figureIn(await supposed({ churnChange: 0.2 }), 'netRevenueRetention')).toBeCloseTo(1720 / 2400, 12)
  })

  it('says what is not available without a column, and works with another cost of capital', async () => {
    const rows = await supposed({ without: ['grossMargin'] })
    expect(figureIn(rows, 'contribution')).toBeUndefined()
    expect(figureIn(rows, 'netRevenue')).toBeCloseTo(2350, 9)
    expect(figureIn(await supposed({ costOfCapital: 0.2 }), 'capitalCharge')).toBeCloseTo(320 * 0.2 * YEAR, 9)
  })

  it('explains its figures under the same assumptions', async () => {
    const scenarioId = await keep({ priceChange: 0.1 })
    const place = { structureId, entryId: 'total', metric: 'netRevenue', scenarioId } as const
    const { value, terms, changes } = await call('economics.explain', place)
    expect(value).toMatchObject({ kind: 'value', n: 4 })
    expect(terms[0]?.value).toBeCloseTo(2585, 9)
    expect(changes.map(({ of, label }) => `${of}: ${label}`)).toContain('scenario: add scenario')
    await call('scenarios.remove', { id: scenarioId })
    await expect(rowsUnder(scenarioId)).rejects.toMatchObject({ code: 'not-found' })
    await call('history.undo', {})
    expect(figureIn(await rowsUnder(scenarioId), 'netRevenue')).toBeCloseTo(2585, 9)
  })

  it('has each name once and is there after a restart', async () => {
    await expect(keep({ demandChange: 0.1 })).rejects.toMatchObject({ code: 'conflict' })
    const other = await keep({ demandChange: 0.1 }, 'More')
    const [recent] = await call('workspaces.recent', {})
    await call('workspaces.close', {})
    const view = await call('workspaces.open', { grant: recent?.grant ?? '' })
    expect(view.scenarios.map(({ name }) => name)).toEqual(['More', 'What if'])
    expect(figureIn(await rowsUnder(other), 'netRevenue')).toBeCloseTo(2585, 9)
  })
})
