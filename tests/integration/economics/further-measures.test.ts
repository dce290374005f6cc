import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MetricId, MetricValue } from '../../../shared/economics/metric.ts'
import { loadCsv } from '../../fixtures/load-csv.ts'
import { type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'

/* Worked by hand: B has 92 days of history at the as-of date, D left after 31, C's first day is not known. */
const LINES = [
  'account,revenue,receivables,overdue,customer_since,end_date,sales_hours,delivery_hours,implementation_days,senior_hours,regulated,converted,cycle_days,onboarding_days,potential_revenue',
  'A,1000,200,50,2021-01-01,,10,40,0,2,yes,yes,30,10,1500',
  'B,800,100,0,2025-10-01,,20,10,5,1,no,yes,60,20,800',
  'C,200,0,,,,5,,0,0,no,no,,,600',
  'D,-50,100,100,2025-01-01,2025-01-31,0,1,0,0,no,,90,,',
]

describe('measures beside profit', () => {
  let workbench: OpenWorkbench
  let structureId: string
  const call: OpenWorkbench['client']['call'] = (name, input) => workbench.client.call(name, input)
  const rows = async () => (await call('comparison.run', { structureIds: [structureId] })).structures[0]?.rows ?? []
  const metric = async (id: MetricId): Promise<MetricValue | undefined> => (await rows()).at(-1)?.metrics[id]

  beforeAll(async () => {
    workbench = await openWorkbench()
    await call('workspaces.create', { title: 'Beside profit' })
    await call('frame.update', { changes: { periodStart: '2025-01-01', asOf: '2025-12-31' } })
    await loadCsv(workbench, LINES, 'account')
    await call('mapping.confirmAll', {})
    const view = await call('structures.add', { name: 'Tiers', lens: 'value' })
    structureId = view.structures[0]?.id ?? ''
    await call('segments.add', { structureId, kind: 'segment', name: 'Large', text: 'revenue >= 900' })
  })
  afterAll(() => workbench.close())

  it('take their columns by name', async () => {
    const { roles } = (await call('workspaces.current', {}))?.mapping ?? { roles: {} }
    expect(roles).toMatchObject({
      potentialRevenue: { column: 'potential_revenue' },
      overdue: { column: 'overdue' },
      attentionHours: { column: 'senior_hours' },
      implementationDays: { column: 'implementation_days' },
      cycleDays: { column: 'cycle_days' },
      regulated: { column: 'regulated' },
      receivables: { column: 'receivables' },
    })
  })

  it('add up effort, and mean what has a mean over those that say', async () => {
    expect(await metric('salesHours')).toMatchObject({ value: 35, n: 4 })
    expect(await metric('deliveryHours')).toMatchObject({ value: 51, n: 3, completeness: 0.75 })
    expect(await metric('implementationDays')).toMatchObject({ value: 5 })
    expect(await metric('attentionHours')).toMatchObject({ value: 3 })
    expect(await metric('regulatedUnits')).toMatchObject({ value: 1, n: 4 })
    expect(await metric('conversion')).toMatchObject({ value: 2 / 3, n: 3 })
    expect(await metric('cycleDays')).toMatchObject({ value: 60, n: 3 })
    expect(await metric('onboardingDays')).toMatchObject({ value: 15, n: 2 })
    // 50 + 0 + 100 of 200 + 100 + 100: C does not say what is overdue.
    expect(await metric('overdueShare')).toMatchObject({ value: 150 / 400, n: 3 })
  })

  it('hold potential apart from what is had, over the same accounts', async () => {
    expect(await metric('potentialRevenue')).toMatchObject({ value: 2900, n: 3 })
    // 500 of A, none of B, 400 of C; D has no potential.
    expect(await metric('unrealisedPotential')).toMatchObject({ value: 900, n: 3 })
  })

  it('know how long each was a customer, and count apart who is too new to judge', async () => {
    const tenure = await metric('tenureYears')
    // 1 January 2021 to 31 December 2025 are 1,826 days, both included; C's first day is not known.
    expect(tenure?.kind === 'value' && tenure.value).toBeCloseTo((1826 + 92 + 31) / 365.25 / 3, 12)
    expect(tenure).toMatchObject({ n: 3 })
    expect((await rows()).map(({ name, tooNew }) => [name, tooNew?.units, tooNew?.revenue])).toEqual([
      ['Large', 0, 0],
      ['Standard path', 2, 750],
      ['All accounts', 2, 750],
    ])
    await call('frame.update', { changes: { minimumHistoryMonths: 2 } })
    expect((await rows()).at(-1)?.tooNew).toEqual({ units: 1, revenue: -50 })
    await call('frame.update', { changes: { minimumHistoryMonths: 0 } })
    expect((await rows()).at(-1)?.tooNew).toBeNull()
    await call('history.undo', {})
    await call('history.undo', {})
    expect((await rows()).at(-1)?.tooNew?.units).toBe(2)
  })

  it('say why there is none where nobody has a value', async () => {
    await call('segments.add', { structureId, kind: 'segment', name: 'Lost', text: 'revenue < 0' })
    await call('segments.add', { structureId, kind: 'segment', name: 'Nobody', text: 'revenue > 1e6' })
    const found = await rows()
    const of = (name: string, id: MetricId) => found.find((row) => row.name === name)?.metrics[id]
    expect(of('Lost', 'onboardingDays')).toMatchObject({ kind: 'unavailable', reason: 'No unit here has a value.' })
    expect(of('Nobody', 'onboardingDays')).toMatchObject({ kind: 'not-applicable' })
    expect(of('Nobody', 'overdueShare')).toMatchObject({ kind: 'not-applicable' })
    expect(of('Nobody', 'salesHours')).toMatchObject({ kind: 'value', value: 0 })
    await call('mapping.bind', { role: 'receivables', binding: null })
    expect(await metric('overdueShare')).toMatchObject({ kind: 'unavailable', reason: 'Map receivables.' })
  })
})
