/* The cells of a moving line are what a GROUP BY gives, written by hand for every kind of condition. */
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seededRandom } from '../../../main/domain/random/seeded-random.ts'
import { movingRules } from '../../../main/domain/structures/moving-line.ts'
import { createSegmentEngine } from '../../../main/engine/segment-engine.ts'
import type { RunnableStructure } from '../../../main/ports/segment-engine.ts'
import { parseRule } from '../../../shared/rules/parse-rule.ts'
import { ENGINE_WORKER, tableOf } from '../../unit/main/engine/table-of.ts'

const ROWS = 20_000
const STEPS = [0, 10, 25, 50, 75, 100]
const { uniform: random } = seededRandom(23)
const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T
const gap = <T>(value: T): T | null => (random() < 0.1 ? null : value)
const SPECIAL = [...STEPS, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0, 9.999999999999998]
const units = Array.from({ length: ROWS }, () => ({
  revenue: gap(random() < 0.3 ? pick(SPECIAL) : random() * 130 - 15),
  seats: gap(Math.floor(random() * 100)),
  cost: gap(Math.round(random() * 1000)),
}))

/** Rules with @line, and the same in SQL with the line as `$`. */
const CASES: readonly (readonly [rules: readonly string[], sql: readonly string[]])[] = [
  [
    ['revenue >= @line', 'seats > 50'],
    ['revenue >= $', 'seats > 50'],
  ],
  [
    ['seats > 80', 'revenue > @line and seats > 20', 'not (revenue <= @line)'],
    ['seats > 80', 'revenue > $ and seats > 20', 'not (revenue <= $)'],
  ],
  [
    ['revenue between @line and 60', 'revenue < @line and seats < 50'],
    ['revenue between $ and 60', 'revenue < $ and seats < 50'],
  ],
  [
    ['revenue >= @line and seats > 40', 'revenue <= @line and seats < 60', 'revenue < @line'],
    ['revenue >= $ and seats > 40', 'revenue <= $ and seats < 60', 'revenue < $'],
  ],
]

const engine = createSegmentEngine({ workerUrl: ENGINE_WORKER, threads: 2 })
let duckdb: DuckDBConnection
beforeAll(async () => {
  const column = (name: 'revenue' | 'seats' | 'cost', type: 'number' | 'integer') => ({
    ...{ name, type },
    cells: units.map((unit) => unit[name]),
  })
  await engine.attach(tableOf([column('revenue', 'number'), column('seats', 'integer'), column('cost', 'integer')]))
  duckdb = await (await DuckDBInstance.create(':memory:')).connect()
  await duckdb.run('create table t (revenue double, seats int, cost int)')
  const appender = await duckdb.createAppender('t')
  for (const { revenue, seats, cost } of units) {
    revenue === null ? appender.appendNull() : appender.appendDouble(revenue)
    for (const value of [seats, cost]) value === null ? appender.appendNull() : appender.appendInteger(value)
    appender.endRow()
  }
  appender.closeSync()
})
afterAll(async () => {
  duckdb.closeSync()
  await engine.close()
})

describe('a moving line', () => {
  it.each(CASES)('has the cells that DuckDB groups: %s', async (texts, sql) => {
    const rules = texts.map((text, index) => ({ id: `r${index}`, rule: parseRule(text).rule }))
    const ends = [STEPS[0]!, STEPS.at(-1)!] as const
    const found = movingRules(rules, { kind: 'threshold', name: 'line' }, ends, '2026-01-31')
    if (found.kind !== 'line') throw new Error(found.kind)
    const { column, ...states } = found.states
    const runnable = (list: typeof states.before): RunnableStructure => ({
      ...{ rules: list, thresholds: new Map(), asOf: '2026-01-31' },
    })
    const before = runnable(states.before)
    const after = runnable(states.after)
    const at = states.at === states.before ? before : states.at === states.after ? after : runnable(states.at)
    const cost = { id: 'cost', value: { kind: 'column', column: 'cost', blankMeans: 'missing' } as const }
    const cube = await engine.cube({ column, steps: STEPS, before, at, after }, [cost])
    const cells = Array.from(cube.step, (step, cell) => [
      ...[step, cube.before[cell], cube.at[cell], cube.after[cell], cube.units[cell]],
      ...[cube.sums[0]?.[cell], cube.counts[0]?.[cell]],
    ])
    expect(cells.toSorted(byPlace)).toEqual((await groupsOf(sql)).toSorted(byPlace))
  })
})

type Cell = readonly (number | undefined)[]

function byPlace(a: Cell, b: Cell): number {
  const at = [0, 1, 2, 3].find((place) => a[place] !== b[place]) ?? 0
  return (a[at] ?? 0) - (b[at] ?? 0)
}

/**
 * Every unit's class with the line on each step, by SQL alone; then the classes before, on and after the first step that
 * is not below its value, and the cells of those.
 */
async function groupsOf(sql: readonly string[]): Promise<readonly Cell[]> {
  const classAt = (line: string): string =>
    `case ${sql.map((rule, index) => `when ${rule.replaceAll('$', line)} then ${index}`).join(' ')} else ${sql.length} end`
  const classes = STEPS.map((step, index) => `${classAt(String(step))} as c${index}`)
  const last = STEPS.length - 1
  const isSame = STEPS.map((_, index) => `c0 = c${index}`).join(' and ')
  const first = `case ${STEPS.slice(1)
    .map((_, index) => `when c${index + 1} <> c${index} then ${index + 1}`)
    .join(' ')} end`
  // What changes on one step and once more on the next was on the first only.
  const twice = STEPS.slice(1, -1).map(
    (_, index) => `when changed = ${index + 1} and c${index + 2} <> c${index + 1} then c${index + 1}`,
  )
  const between = twice.length === 0 ? `c${last}` : `case ${twice.join(' ')} else c${last} end`
  const answer = await duckdb.runAndReadAll(`
    with at_steps as (select *, ${classes.join(', ')} from t),
    moved as (select *, ${isSame} as still, ${first} as changed from at_steps)
    select case when still then 0 else changed end s, c0, case when still then c0 else ${between} end b, c${last} a,
      count(*)::double, coalesce(sum(cost), 0)::double, count(cost)::double from moved group by s, c0, b, a`)
  return answer.getRows().map((row) => row.map(Number))
}
