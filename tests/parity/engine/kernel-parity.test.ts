/* What the kernels must not trip over: many categories, many rules, or and not, sets, huge values, odd lengths. */
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, expect, it } from 'vitest'
import { seededRandom } from '../../../main/domain/random/seeded-random.ts'
import { createSegmentEngine } from '../../../main/engine/segment-engine.ts'
import type { RunnableStructure } from '../../../main/ports/segment-engine.ts'
import type { Measure } from '../../../shared/economics/measure.ts'
import { parseRule } from '../../../shared/rules/parse-rule.ts'
import { type Cell, TRUE, truthOf } from '../../../shared/rules/truth.ts'
import { ENGINE_WORKER, tableOf } from '../../unit/main/engine/table-of.ts'

const engine = createSegmentEngine({ workerUrl: ENGINE_WORKER, threads: 2 })
afterAll(() => engine.close())

const TOWNS = 100_000
/** A block, a strip and some rows; the last step of 16 is not whole. */
const ROWS = 2 ** 16 + 2 ** 14 + 37
const { uniform: random } = seededRandom(31)
const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T
const gap = <T>(value: T): T | null => (random() < 0.04 ? null : value)
const HUGE = [1e300, -1e300, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.MAX_VALUE, 5e-324, -0]

const units = Array.from({ length: ROWS }, (_, row) => ({
  // Every town comes up, so that codes take four bytes.
  town: gap(`town ${row < TOWNS ? (row * 7919) % TOWNS : Math.floor(random() * TOWNS)}`),
  kind: gap(`k${Math.floor(random() * 40)}`),
  tags: gap(pick(['new; north', 'new', 'old;north', 'north', ''])),
  revenue: gap(random() < 0.02 ? pick(HUGE) : Math.round(random() * 1e6) / 100),
  risk: gap(random()),
  seats: gap(Math.floor(random() * 30) - 5),
}))
const TYPES = { town: 'text', kind: 'text', tags: 'text', revenue: 'number', risk: 'number', seats: 'integer' } as const
type Name = keyof typeof TYPES

/** Two exclusions and ten segments, with what a person who knows SQL would write for them by hand. */
const RULES: readonly (readonly [rule: string, sql: string])[] = [
  ['revenue >= 9007199254740992', 'revenue >= 9007199254740992'],
  ['revenue is missing and not risk < 0.5', 'revenue is null and not risk < 0.5'],
  [
    `town in (${towns(500)}) and not (risk > 0.9 or seats < 0)`,
    `town in (${towns(500, "'")}) and not (risk > 0.9 or seats < 0)`,
  ],
  [
    'kind in ("k1", "k7", "k39") or (seats in (1, 3, 5, 7, 9, 11, 13, 15, 17) and risk < 0.2)',
    "kind in ('k1', 'k7', 'k39') or (seats in (1, 3, 5, 7, 9, 11, 13, 15, 17) and risk < 0.2)",
  ],
  [
    'tags has "north" and risk >= 0.3',
    "list_contains(list_transform(split(tags, ';'), x -> trim(x)), 'north') and risk >= 0.3",
  ],
  ['not (town is missing) and seats = 4', 'not (town is null) and seats = 4'],
  [
    'revenue between 10 and 100 or revenue < -9007199254740992',
    'revenue between 10 and 100 or revenue < -9007199254740992',
  ],
  ['kind not in ("k2", "k3") and seats not in (1, 2)', "kind not in ('k2', 'k3') and seats not in (1, 2)"],
  ['town contains text "99" and revenue > 5000', "contains(town, '99') and revenue > 5000"],
  ['not (not (risk <= 0.25))', 'risk <= 0.25'],
  ['seats in (-5, -4, 24)', 'seats in (-5, -4, 24)'],
  ['risk != 0.5 and revenue <= 2500', 'risk <> 0.5 and revenue <= 2500'],
]

function towns(count: number, quote = '"'): string {
  return Array.from({ length: count }, (_, index) => `${quote}town ${(index * 131) % TOWNS}${quote}`).join(', ')
}

function structureOf(texts: readonly string[]): RunnableStructure {
  const rules = texts.map((text, index) => {
    const { rule, problems } = parseRule(text)
    expect(problems).toEqual([])
    return { id: `r${index}`, rule }
  })
  return { rules, thresholds: new Map(), asOf: '2026-01-31' }
}

const structure = structureOf(RULES.map(([text]) => text))
const measures: readonly Measure[] = (['revenue', 'risk', 'seats'] as const).map((column) => ({
  id: column,
  value: { kind: 'column', column, blankMeans: 'missing' },
}))

function tableOfUnits(rows: readonly (typeof units)[number][]) {
  const names = Object.keys(TYPES) as Name[]
  return tableOf(names.map((name) => ({ name, type: TYPES[name], cells: rows.map((row) => row[name]) })))
}

it('100,000 categories, twelve rules, sets and huge values are as DuckDB has them', async () => {
  await engine.attach(tableOfUnits(units))
  const { units: counted, sums, counts } = await engine.evaluate(structure, measures)
  const [groups, classes] = await askDuckdb()
  expect([...(await engine.classify(structure))]).toEqual(classes)
  expect(new Set(classes).size).toBe(RULES.length + 1)
  for (const group of groups) {
    const [index, ours, ...rest] = group as [number, number, ...number[]]
    expect(counted[index]).toBe(ours)
    for (const [m] of measures.entries()) {
      const [sum, count, size] = rest.slice(m * 3, m * 3 + 3) as [number, number, number]
      const cell = index * measures.length + m
      expect(counts[cell]).toBe(count)
      if (!Number.isFinite(size)) expect(sums[cell]).not.toBeNaN()
      else expect(Math.abs(sums[cell]! - sum)).toBeLessThanOrEqual(size * 1e-12)
    }
  }
}, 120_000)

it('tables of every length around the kernels’ steps put every unit where the plain meaning puts it', async () => {
  for (const rows of [0, 1, 15, 16, 17, 129, 16_383, 16_384, 16_385]) {
    const some = units.slice(0, rows)
    await engine.attach(tableOfUnits(some))
    const classes = some.map((unit) => plainClass(unit))
    expect([...(await engine.classify(structure))], `${rows} rows`).toEqual(classes)
    const { units: counted, counts } = await engine.evaluate(structure, measures)
    const plain = Array.from({ length: RULES.length + 1 }, (_, index) => classes.filter((one) => one === index).length)
    expect([...counted]).toEqual(plain)
    for (const [m, { id }] of measures.entries()) {
      const present = plain.map((_, index) =>
        some.filter((unit, row) => classes[row] === index && unit[id as Name] !== null),
      )
      expect(present.map((rows) => rows.length)).toEqual(plain.map((_, index) => counts[index * measures.length + m]))
    }
  }
}, 120_000)

function plainClass(unit: (typeof units)[number]): number {
  const cellOf = (column: string): Cell => unit[column as Name]
  const context = { asOf: 0, thresholds: new Map<string, number>() }
  const first = structure.rules.findIndex(({ rule }) => rule !== null && truthOf(rule, cellOf, context) === TRUE)
  return first < 0 ? RULES.length : first
}

/** Groups: class, units, and per measure sum, count and the sum of sizes. Then the class of every unit. */
async function askDuckdb(): Promise<[readonly (readonly unknown[])[], readonly unknown[]]> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(
    'create table t (n int, town varchar, kind varchar, tags varchar, revenue double, risk double, seats int)',
  )
  const appender = await connection.createAppender('t')
  for (const [n, { town, kind, tags, revenue, risk, seats }] of units.entries()) {
    appender.appendInteger(n)
    for (const text of [town, kind, tags]) text === null ? appender.appendNull() : appender.appendVarchar(text)
    for (const value of [revenue, risk]) value === null ? appender.appendNull() : appender.appendDouble(value)
    seats === null ? appender.appendNull() : appender.appendInteger(seats)
    appender.endRow()
  }
  appender.closeSync()
  const label = `case ${RULES.map(([, sql], index) => `when ${sql} then ${index}`).join(' ')} else ${RULES.length} end`
  const sums = measures.map(
    // DuckDB's sum gives up where doubles overflow.
    ({ id }) =>
      `case when max(abs(${id})) < 1e299 then sum(${id}) else 'inf' end::double, count(${id})::double,
       case when max(abs(${id})) < 1e299 then sum(abs(${id})) else 'inf' end::double`,
  )
  const grouped = await connection.runAndReadAll(
    `select ${label} c, count(*)::double, ${sums.join(', ')} from t group by c order by c`,
  )
  const list = await connection.runAndReadAll(`select ${label} from t order by n`)
  connection.closeSync()
  instance.closeSync()
  return [grouped.getRows(), list.getRows().map(([value]) => value)]
}
