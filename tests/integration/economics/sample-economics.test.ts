import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SampleColumn, sampleTable } from '../../../main/domain/sample/sample-table.ts'
import type { ComparisonView } from '../../../shared/contract/comparison.ts'
import type { MetricId } from '../../../shared/economics/metric.ts'
import { isoFromDay } from '../../../shared/rules/day.ts'
import { finish, type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'

/*
 * The sample's figures, worked out a second time by plain SQL that shares nothing with the product but the made-up
 * accounts: economics.md's formulas written by hand against the columns.
 */
const SQL = `
with classed as (
  select *, revenue - discounts as net,
    delivery_cost + support_cost + coalesce(implementation_cost, 0) as cts,
    date_diff('day', greatest(coalesce(customer_since, date '2024-10-01'), date '2024-10-01'),
      least(coalesce(end_date, date '2025-09-30'), date '2025-09-30')) + 1 as days,
    case
      when payment_days > 75 and revenue < 2000 then 'Slow payers'
      when gross_margin >= 15000 then 'Strategic'
      when gross_margin >= 5000 and growth >= 0.1 then 'Invest'
      when gross_margin >= 5000 then 'Core'
      when gross_margin >= 1500 and support_cost >= 900 then 'Repair'
      when gross_margin >= 1500 then 'Efficient'
      when support_cost >= 150 then 'Costly tail'
      else 'Standard path' end as class
  from accounts),
units as (
  select class, net, gross_margin, cts, gross_margin - cts as contribution, greatest(days, 1) / 365.25 as years,
    churned, won_in_period as won, prior_revenue as prior, coalesce(acquisition_cost, 0) as acquisition,
    receivables, receivables - coalesce(customer_advances, 0) as capital,
    customer_since < date '2024-10-01' as at_start
  from classed),
grouped as (
  select coalesce(class, 'total') as class, count(*) as units, sum(years) as unitYears, sum(net) as netRevenue,
    sum(gross_margin) as grossMargin, sum(cts) as costToServe, sum(contribution) as contribution,
    sum(contribution) filter (net > 0) / sum(net) filter (net > 0) as contributionMargin,
    sum(contribution) / sum(years) as contributionPerUnitYear,
    sum(acquisition) / nullif(count(*) filter (won), 0) as acquisitionCostPerWin,
    sum(acquisition) / (sum(contribution) filter (won) / sum(years) filter (won) / 12) / count(*) filter (won) as paybackMonths,
    count(*) filter (churned and at_start) / nullif(count(*) filter (at_start), 0) as churn,
    sum(prior) filter (churned) / sum(prior) as revenueChurn,
    sum(case when churned then 0 else net end) filter (prior > 0) / sum(prior) filter (prior > 0) as netRevenueRetention,
    sum(capital) as workingCapital,
    sum(capital) / (sum(net) * 12 / (365 / 365.25 * 12)) as workingCapitalIntensity,
    sum(receivables) filter (net > 0) / (sum(net) filter (net > 0) / 365) as daysSalesOutstanding,
    sum(capital) * 0.08 * (365 / 365.25) as capitalCharge,
    sum(contribution) filter (capital is not null)
      - sum(capital) filter (contribution is not null) * 0.08 * (365 / 365.25) as riskAdjustedContribution,
    count(*) filter (churned and at_start) as lost, count(*) filter (at_start) as atStart,
    count(*) filter (net <= 0) as returners, coalesce(sum(net) filter (net <= 0), 0) as returned,
    sum(contribution) filter (net > 0) / sum(years) filter (net > 0) as m
  from units group by rollup (class)),
kept as (
  select *, (1 - (lost + 30 * max(churn) filter (class = 'total') over ()) / (atStart + 30)) ** (365.25 / 365) / 1.08 as q
  from grouped),
lived as (
  select *, m * (1 + q + q * q + q * q * q + q * q * q * q) as lifetimeValueNew from kept)
select *, lifetimeValueNew * q as lifetimeValue, lifetimeValueNew / acquisitionCostPerWin as lifetimeValueToCost, netRevenue / max(netRevenue) filter (class = 'total') over () as shareOfRevenue,
  contribution / max(contribution) filter (class = 'total') over () as contributionShare from lived`

const sqlType = { number: 'DOUBLE', integer: 'BIGINT', text: 'VARCHAR', date: 'DATE', boolean: 'BOOLEAN' }

function jsonCell({ type }: SampleColumn, value: string | number | boolean | null): unknown {
  return type === 'date' && typeof value === 'number' ? isoFromDay(value) : value
}

async function independentFigures(): Promise<Map<string, Record<string, number | null>>> {
  const columns = sampleTable()
  const rows = Array.from({ length: columns[0]?.values.length ?? 0 }, (_, row) =>
    Object.fromEntries(columns.map((column) => [column.name, jsonCell(column, column.values[row] ?? null)])),
  )
  const { mkdtemp, writeFile, rm } = await import('node:fs/promises')
  const { join } = await import('node:path')
  const { tmpdir } = await import('node:os')
  const folder = await mkdtemp(join(tmpdir(), 'tessera-sql-'))
  const file = join(folder, 'accounts.json')
  await writeFile(file, JSON.stringify(rows))
  const connection = await (await DuckDBInstance.create()).connect()
  const types = columns.map(({ name, type }) => `'${name}': '${sqlType[type]}'`).join(', ')
  await connection.run(`create table accounts as from read_json('${file}', columns = {${types}})`)
  const found = await (await connection.run(SQL)).getRowObjects()
  await rm(folder, { recursive: true })
  return new Map(
    found.map((row) => [
      String(row.class),
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === null ? null : Number(value)])),
    ]),
  )
}

const CHECKED: readonly MetricId[] = [
  'units',
  'unitYears',
  'netRevenue',
  'shareOfRevenue',
  'grossMargin',
  'costToServe',
  'contribution',
  'contributionMargin',
  'contributionPerUnitYear',
  'contributionShare',
  'acquisitionCostPerWin',
  'paybackMonths',
  'churn',
  'revenueChurn',
  'netRevenueRetention',
  'workingCapital',
  'workingCapitalIntensity',
  'daysSalesOutstanding',
  'capitalCharge',
  'lifetimeValueNew',
  'lifetimeValue',
  'lifetimeValueToCost',
  'riskAdjustedContribution',
]

describe('the economics of the sample', () => {
  let workbench: OpenWorkbench
  let board: ComparisonView
  let independent: Map<string, Record<string, number | null>>

  beforeAll(async () => {
    workbench = await openWorkbench()
    await finish(workbench, await workbench.client.call('workspaces.openSample', {}))
    const view = await workbench.client.call('workspaces.current', {})
    const structureIds = view?.structures.map(({ id }) => id) ?? []
    board = await workbench.client.call('comparison.run', { structureIds })
    independent = await independentFigures()
  })
  afterAll(() => workbench.close())

  it('equal an independent SQL query to 1e-9, for every line and metric', () => {
    const rows = board.structures[0]?.rows ?? []
    expect(rows).toHaveLength(9)
    for (const row of rows) {
      const expected = independent.get(row.kind === 'total' ? 'total' : row.name)
      for (const metric of CHECKED) {
        const value = row.metrics[metric]
        const wanted = expected?.[metric] ?? null
        if (value?.kind !== 'value')
          expect(wanted === null || wanted <= 0 || metric === 'paybackMonths', `${row.name} ${metric}`).toBe(true)
        else
          expect(
            Math.abs(value.value / (wanted ?? 0) - 1),
            `${row.name} ${metric}: ${value.value} ${wanted}`,
          ).toBeLessThan(1e-9)
      }
    }
  })

  it('tell apart who gave back as much as they bought', () => {
    const rows = board.structures[0]?.rows ?? []
    for (const { name, kind, netReturners } of rows) {
      const { returners, returned } = independent.get(kind === 'total' ? 'total' : name) ?? {}
      expect(netReturners?.units, name).toBe(returners)
      expect(netReturners?.revenue, name).toBeCloseTo(returned ?? Number.NaN, 6)
    }
    expect(rows.find(({ kind }) => kind === 'total')?.netReturners?.units).toBeGreaterThan(0)
  })

  it('reconcile: segments, standard path and not served add up to all, in every option', () => {
    for (const { rows, name } of board.structures) {
      const total = rows.find(({ kind }) => kind === 'total')
      for (const metric of [
        'units',
        'unitYears',
        'netRevenue',
        'grossMargin',
        'contribution',
        'workingCapital',
      ] as const) {
        const parts = rows.filter(({ kind }) => kind !== 'total').map((row) => row.metrics[metric])
        const sum = parts.reduce((all, part) => all + (part?.kind === 'value' ? part.value : 0), 0)
        const whole = total?.metrics[metric]
        expect(whole?.kind === 'value' && Math.abs(sum / whole.value - 1), `${name} ${metric}`).toBeLessThan(1e-9)
      }
    }
  })

  it('are the same whole base in every option', () => {
    const totals = board.structures.map(({ rows }) => rows.at(-1)?.metrics.contribution)
    expect(totals).toHaveLength(3)
    for (const total of totals) expect(total).toMatchObject({ kind: 'value' })
    const values = totals.map((total) => (total?.kind === 'value' ? total.value : Number.NaN))
    expect(Math.max(...values) / Math.min(...values) - 1).toBeLessThan(1e-9)
  })

  it('really differ: value tiers explain much of the profit, the other bases little', () => {
    const [value, needs, operating] = board.structures.map(({ separation }) => separation ?? 0)
    expect(value).toBeGreaterThan(0.3)
    expect(needs).toBeLessThan(value ?? 0)
    expect(operating).toBeLessThan(value ?? 0)
  })
})
