import { DuckDBInstance } from '@duckdb/node-api'
import { tableFromIPC } from 'apache-arrow'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type IntervalsView, SPREAD_UNITS, type SpreadView } from '../../../shared/contract/statistics.ts'
import { finish, type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'

describe('figures for when the hand is still', () => {
  let workbench: OpenWorkbench
  let structureId: string
  let spread: SpreadView
  let intervals: IntervalsView
  /** Contribution of every account of an entry, worked out from the table's own columns. */
  const contributions = async (entryId: string | null): Promise<number[]> => {
    const within = entryId === null ? null : { structureId, entryId, units: 'taken' as const }
    const found: number[] = []
    for (let offset = 0; ; offset += 5000) {
      const view = { filter: '', sort: null, within, offset, limit: 5000 }
      const table = tableFromIPC((await workbench.client.file('grid.rows', view)).bytes)
      const column = (name: string) => table.getChild(name)!
      for (let row = 0; row < table.numRows; row++) {
        const cost = ['delivery_cost', 'support_cost', 'implementation_cost'].map((name) =>
          Number(column(name).get(row)),
        )
        found.push(Number(column('gross_margin').get(row)) - cost.reduce((sum, one) => sum + one, 0))
      }
      if (table.numRows < 5000) return found
    }
  }

  beforeAll(async () => {
    workbench = await openWorkbench()
    await finish(workbench, await workbench.client.call('workspaces.openSample', {}))
    structureId = (await workbench.client.call('workspaces.current', {}))?.structures[0]?.id ?? ''
    const structureIds = [structureId]
    spread = await workbench.client.call('statistics.spread', { structureIds, measure: 'contribution' })
    intervals = await workbench.client.call('statistics.intervals', { structureIds })
  }, 120_000)
  afterAll(() => workbench.close())

  it('are DuckDB’s quantiles, means and sums of each line’s accounts', async () => {
    const instance = await DuckDBInstance.create(':memory:')
    const connection = await instance.connect()
    const lines = spread.structures[0]!.lines
    expect(lines.length).toBeGreaterThan(5)
    for (const { entryId, figures, concentration, kind } of lines) {
      const values = await contributions(kind === 'total' ? null : entryId)
      await connection.run('create or replace table t (v double)')
      const appender = await connection.createAppender('t')
      for (const value of values) {
        appender.appendDouble(value)
        appender.endRow()
      }
      appender.closeSync()
      const [row] = (
        await connection.runAndReadAll(
          `select count(*)::double, avg(v), min(v), quantile_cont(v, 0.1), quantile_cont(v, 0.25), median(v),
             quantile_cont(v, 0.75), quantile_cont(v, 0.9), max(v), sum(v),
             (select sum(v) from (select v from t order by v desc limit ceil((select count(*) from t) * 0.1)::bigint))
           from t`,
        )
      ).getRows() as [number[]]
      const { n, mean, least, p10, p25, median, p75, p90, most } = figures
      const ours = [n, mean, least, p10, p25, median, p75, p90, most, concentration.total]
      for (const [at, value] of ours.entries()) expect(value).toBeCloseTo(row[at]!, 4)
      // A share of a loss says nothing.
      if (row[9]! <= 0) expect(concentration.topDecileShare).toBeNull()
      else expect(concentration.topDecileShare).toBeCloseTo(row[10]! / row[9]!, 8)
    }
    connection.closeSync()
    instance.closeSync()
  }, 120_000)

  it('put the bootstrap’s interval where linearisation puts its own', async () => {
    const { structures } = await workbench.client.call('comparison.run', { structureIds: [structureId] })
    const lines = intervals.structures[0]!.lines
    for (const row of structures[0]!.rows) {
      const value = row.metrics.contributionPerUnitYear
      const own = lines.find(({ entryId }) => entryId === row.entryId)!.contributionPerUnitYear
      if (value?.kind !== 'value' || value.low === undefined || value.high === undefined || own === null) continue
      const width = value.high - value.low
      expect(own.low).toBeLessThan(value.value)
      expect(own.high).toBeGreaterThan(value.value)
      // 200 resamples find the ends of an interval to about a tenth of its width; a third would be another formula.
      expect(Math.abs(own.low - value.low)).toBeLessThan(width / 3)
      expect(Math.abs(own.high - value.high)).toBeLessThan(width / 3)
    }
    expect(lines.filter(({ churn }) => churn !== null).length).toBeGreaterThan(3)
    const shares = lines.flatMap(({ contributionShare }) => contributionShare ?? [])
    expect(shares.length).toBeGreaterThan(3)
    for (const { low, high } of shares) expect(low).toBeLessThanOrEqual(high)
  })

  it('are the same whenever they are asked for', async () => {
    const again = await workbench.client.call('statistics.intervals', { structureIds: [structureId] })
    expect(again).toEqual(intervals)
    expect(again).toMatchObject({ seed: 1, resamples: 200 })
  })

  it('are answered though questions come between', async () => {
    const waiting = workbench.client.call('statistics.spread', { structureIds: [structureId], measure: 'revenue' })
    for (let asked = 0; asked < 5; asked++)
      await workbench.client.call('comparison.run', { structureIds: [structureId] })
    const { measure, structures } = await waiting
    expect(measure).toBe('revenue')
    expect(structures[0]!.lines.at(-1)!.figures.n).toBe(20_000)
  })

  it('are none, with no failure, where there is no money', async () => {
    for (const role of ['revenue', 'grossMargin'] as const)
      await workbench.client.call('mapping.bind', { role, binding: null })
    const view = await workbench.client.call('statistics.spread', { structureIds: [structureId], measure: null })
    expect(view.available.filter((measure) => SPREAD_UNITS[measure] === 'money')).toEqual([])
    expect(view.measure).toBe(view.available[0])
    const { structures } = await workbench.client.call('statistics.intervals', { structureIds: [structureId] })
    expect(structures[0]!.lines.every((line) => line.contributionPerUnitYear === null)).toBe(true)
  })
})
