import { afterAll, describe, expect, it } from 'vitest'
import { createSegmentEngine } from '../../../../main/engine/segment-engine.ts'
import { intervalLines, intervalMeasures } from '../../../../main/services/interval-lines.ts'
import type { MeasureValue } from '../../../../shared/economics/measure.ts'
import type { NamedMeasure } from '../../../../shared/economics/measure-plan.ts'
import { parseRule } from '../../../../shared/rules/parse-rule.ts'
import { ENGINE_WORKER, tableOf } from '../engine/table-of.ts'

const ROWS = Array.from({ length: 300 }, (_, i) => i)
const money = ROWS.map((i) => ((i * 7919) % 1000) / 10 + (i % 7) ** 3)
const years = ROWS.map((i) => 0.25 + (0.75 * ((i * 31) % 100)) / 100)
const lost = ROWS.map((i) => ((i * 17) % 10 === 0 ? 1 : 0))
const table = tableOf([
  { name: 'id', type: 'text', cells: ROWS.map((i) => `unit ${i}`) },
  { name: 'money', type: 'number', cells: money },
  { name: 'years', type: 'number', cells: years },
  { name: 'lost', type: 'number', cells: lost },
])

const column = (name: string): MeasureValue => ({ kind: 'column', column: name, blankMeans: 'missing' })
const planned: readonly NamedMeasure[] = [
  { id: 'years', value: column('years') },
  { id: 'contribution', value: column('money') },
  { id: 'timedContribution', value: column('money') },
  { id: 'costedYears', value: column('years') },
  { id: 'lost', value: column('lost') },
]
const RESAMPLES = 4000
const engine = createSegmentEngine({ workerUrl: ENGINE_WORKER, threads: 2 })
afterAll(() => engine.close())

async function linesOf(rules: readonly string[]) {
  await engine.attach(table)
  const entries = [...rules, null].map((text, index) => ({
    ...{ entryId: text === null ? 'default' : `r${index}`, kind: text === null ? 'default' : 'segment', name: '' },
    ...{ slot: null, rule: text === null ? null : parseRule(text).rule, broken: null },
  })) satisfies Parameters<typeof intervalLines>[0]['entries']
  const structure = {
    rules: entries.slice(0, -1).map(({ entryId, rule }) => ({ id: entryId, rule })),
    ...{ thresholds: new Map<string, number>(), asOf: '2026-01-31' },
  }
  const measures = intervalMeasures(planned)
  const draws = { seed: 1, resamples: RESAMPLES, namedBy: ['id'] }
  const { counts } = await engine.evaluate(structure, measures)
  const resampled = await engine.resample(structure, measures, draws, new AbortController().signal)
  return intervalLines({ entries }, measures, counts, resampled!.sums, RESAMPLES)
}

/** An end of an interval, found by some thousand resamples, is known to a few hundredths of the interval's width. */
function near(found: { low: number; high: number } | null, low: number, high: number): void {
  const width = high - low
  expect(Math.abs(found!.low - low)).toBeLessThan(width * 0.08)
  expect(Math.abs(found!.high - high)).toBeLessThan(width * 0.08)
}

describe('bootstrap intervals', () => {
  it('are those of scipy.stats.bootstrap (1.17: percentile, paired, 100,000 resamples, 90 %)', async () => {
    const [, all] = await linesOf([])
    // 181.15 money a year; a share of 0.1 lost.
    near(all!.contributionPerUnitYear, 167.93184348107724, 194.8703238404239)
    near(all!.churn, 0.07333333333333333, 0.13)
    expect(all).toMatchObject({
      entryId: 'total',
      costedUnits: 300,
      timedUnits: 300,
      churnUnits: 300,
      contributionShare: null,
    })
  })

  it('are none for a line of no unit or one, and for a share of a whole that loses', async () => {
    const [nobody, one, rest] = await linesOf(['money > 1000', 'id = "unit 5"'])
    expect(nobody).toMatchObject({ costedUnits: 0, contributionPerUnitYear: null, churn: null })
    expect(one).toMatchObject({ costedUnits: 1, contributionPerUnitYear: null, contributionShare: null })
    // In a third of the resamples the one unit is not drawn at all.
    expect(rest!.contributionShare!.high).toBe(1)
  })
})
