import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleTable } from '../../../main/domain/sample/sample-table.ts'
import type { Explanation } from '../../../shared/contract/explanations.ts'
import { METRIC_IDS, type MetricId } from '../../../shared/economics/metric.ts'
import { finish, type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'

const YEAR = 365 / 365.25

/** The formulas of economics.md over the sums that an explanation shows, in their order; null: not one of sums alone. */
const FROM_TERMS: Readonly<Partial<Record<MetricId, (...sums: number[]) => number>>> = {
  units: (units) => units,
  shareOfUnits: (units, all) => units / all,
  unitYears: (years) => years,
  netRevenue: (revenue) => revenue,
  shareOfRevenue: (revenue, all) => revenue / all,
  grossMargin: (margin) => margin,
  grossMarginShare: (margin, revenue) => margin / revenue,
  costToServe: (cost) => cost,
  contribution: (margin, cost) => margin - cost,
  contributionMargin: (contribution, revenue) => contribution / revenue,
  contributionPerUnitYear: (contribution, years) => contribution / years,
  contributionShare: (contribution, all) => contribution / all,
  acquisitionCostPerWin: (spent, won) => spent / won,
  paybackMonths: (spent, won, contribution, years) => (spent / won / (contribution / years)) * 12,
  churn: (lost, start) => lost / start,
  revenueChurn: (lost, prior) => lost / prior,
  netRevenueRetention: (kept, prior) => kept / prior,
  workingCapital: (capital) => capital,
  workingCapitalIntensity: (capital, revenue) => (capital / revenue) * YEAR,
  daysSalesOutstanding: (receivables, revenue) => (receivables / revenue) * 365,
  capitalCharge: (capital) => capital * 0.08 * YEAR,
  lifetimeValueNew: (contribution, years, lost, start, allLost, allStart) => {
    const churn = (lost + 30 * (allLost / allStart)) / (start + 30)
    const q = (1 - churn) ** (1 / YEAR) / 1.08
    return (contribution / years) * (1 + q + q ** 2 + q ** 3 + q ** 4)
  },
}

describe('why a figure is what it is', () => {
  let workbench: OpenWorkbench
  let structureId: string
  let segmentId: string
  const explain = (metric: MetricId, entryId = segmentId, of: string | null = structureId): Promise<Explanation> =>
    workbench.client.call('economics.explain', { structureId: of, entryId, metric })

  beforeAll(async () => {
    workbench = await openWorkbench()
    await finish(workbench, await workbench.client.call('workspaces.openSample', {}))
    const view = await workbench.client.call('workspaces.current', {})
    structureId = view?.structures[0]?.id ?? ''
    segmentId = view?.structures[0]?.segments[0]?.id ?? ''
  })
  afterAll(() => workbench.close())

  it('shows sums from which every figure can be worked out again', async () => {
    let checked = 0
    for (const metric of METRIC_IDS) {
      const { value, terms } = await explain(metric)
      const formula = FROM_TERMS[metric]
      if (value.kind !== 'value' || formula === undefined) continue
      expect(formula(...terms.map((term) => term.value ?? Number.NaN)) / value.value, metric).toBeCloseTo(1, 9)
      checked += 1
    }
    expect(checked).toBeGreaterThan(18)
  })

  it('shows the figure that stands on the board', async () => {
    const board = await workbench.client.call('comparison.run', { structureIds: [structureId] })
    const rows = board.structures[0]?.rows ?? []
    expect(rows.length).toBeGreaterThan(3)
    for (const { entryId, metrics, name } of rows) {
      const { value, units, name: said } = await explain('contributionPerUnitYear', entryId)
      expect(value).toEqual(metrics.contributionPerUnitYear)
      expect({ units, said }).toEqual({ units: metrics.units?.kind === 'value' ? metrics.units.value : 0, said: name })
    }
  })

  it('names the columns it reads and for how many units they say something', async () => {
    const { columns, units } = await explain('revenueChurn', 'total')
    const missing = sampleTable()
      .find(({ name }) => name === 'prior_revenue')
      ?.values.filter((value) => value === null)
    expect(missing?.length).toBeGreaterThan(0)
    expect(columns).toEqual([
      { role: 'priorRevenue', column: 'prior_revenue', blankMeans: 'missing', present: units - (missing?.length ?? 0) },
      { role: 'churned', column: 'churned', blankMeans: 'missing', present: units },
    ])
  })

  it('is that of the whole table where no option is named', async () => {
    const { name, structureName, value } = await explain('netRevenue', 'total', null)
    const summary = await workbench.client.call('economics.summary', {})
    expect({ name, structureName }).toEqual({ name: 'All accounts', structureName: null })
    expect(value).toEqual(summary.metrics.netRevenue)
  })

  it('says what was changed last of what it rests on, and not what was taken back', async () => {
    const before = await explain('capitalCharge')
    await workbench.client.call('frame.update', { changes: { costOfCapital: 0.1 } })
    const { changes } = await explain('capitalCharge')
    expect(changes.map(({ of }) => of)).toContain('frame')
    expect((await explain('contribution')).changes.map(({ of }) => of)).not.toContain('frame')
    await workbench.client.call('history.undo', {})
    expect((await explain('capitalCharge')).changes).toEqual(before.changes)
  })

  it('says that a line is gone', async () => {
    await expect(explain('churn', 'no-such-line')).rejects.toMatchObject({ code: 'not-found' })
  })
})
