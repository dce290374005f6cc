import { DuckDBInstance } from '@duckdb/node-api'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../main/domain/random/seeded-random.ts'
import { createSegmentEngine } from '../../../main/engine/segment-engine.ts'
import type { RunnableStructure } from '../../../main/ports/segment-engine.ts'
import { parseRule } from '../../../shared/rules/parse-rule.ts'
import { ENGINE_WORKER, tableOf } from '../../unit/main/engine/table-of.ts'

/** Rules and what a person who knows SQL would write for them by hand; `day` counts days since 1970-01-01. */
const RULES: readonly (readonly [rule: string, sql: string])[] = [
  [
    'revenue >= 60 and industry in ("Fintech", "Health") and not risk > 0.4',
    "revenue >= 60 and industry in ('Fintech', 'Health') and not risk > 0.4",
  ],
  ['seats between 3 and 5 or industry is missing', 'seats between 3 and 5 or industry is null'],
  ['since within 90 days before snapshot', '20484 - since between 0 and 90'],
  ['not (seats not in (1, 2, 3) or revenue < 10)', 'not (seats not in (1, 2, 3) or revenue < 10)'],
  ['industry contains text "th" ignoring case and revenue != 0', "contains(lower(industry), 'th') and revenue <> 0"],
  ['industry starts with "é" or risk <= 0', "starts_with(industry, 'é') or risk <= 0"],
]
const INDUSTRIES = ['Fintech', 'Health', 'THEATRE', 'énergie', 'Énergie', '', null]
const ROWS = 3000

const { uniform: random } = seededRandom(17)
const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T
const gap = <T>(value: T): T | null => (random() < 0.1 ? null : value)
const rows = Array.from({ length: ROWS }, () => ({
  revenue: gap(pick([-0, 0, 9.999999999999998, 10, 59.99999999999999, 60, random() * 100, Number.POSITIVE_INFINITY])),
  risk: gap(pick([0, 0.4, 0.4000000000000001, random()])),
  seats: gap(Math.floor(random() * 8)),
  since: gap(20_380 + Math.floor(random() * 120)),
  industry: pick(INDUSTRIES),
}))
const NAMES = ['revenue', 'risk', 'seats', 'since', 'industry'] as const
const TYPES = { revenue: 'number', risk: 'number', seats: 'integer', since: 'date', industry: 'text' } as const

describe('the segment engine and DuckDB', () => {
  it('put the same units in the same segments and sum the same', async () => {
    const rules = RULES.map(([text], index) => {
      const { rule, problems } = parseRule(text)
      expect(problems).toEqual([])
      return { id: `r${index}`, rule }
    })
    const structure: RunnableStructure = { rules, thresholds: new Map(), asOf: '2026-01-31' }
    const columns = NAMES.map((name) => ({ name, type: TYPES[name], cells: rows.map((row) => row[name]) }))
    const engine = createSegmentEngine({ workerUrl: ENGINE_WORKER, threads: 2 })
    await engine.attach(tableOf(columns))
    const classes = [...(await engine.classify(structure))]
    const seats = { id: 'seats', value: { kind: 'column', column: 'seats', blankMeans: 'missing' } as const }
    const { units, sums, counts } = await engine.evaluate(structure, [seats])
    await engine.close()
    const sql = await askDuckdb()
    expect(new Set(classes).size).toBe(RULES.length + 1)
    expect(classes).toEqual(sql.classes)
    expect([...units].map((n, index) => [index, n, sums[index], counts[index]])).toEqual(sql.groups)
  }, 60_000)
})

async function askDuckdb() {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run('create table t (n int, revenue double, risk double, seats int, since int, industry varchar)')
  const literal = (value: unknown): string => {
    if (value === null) return 'null'
    if (typeof value === 'string') return `'${value}'`
    return Number.isFinite(value) ? String(value) : "'inf'::double"
  }
  const values = rows.map((row, n) => `(${n}, ${NAMES.map((name) => literal(row[name])).join(', ')})`)
  await connection.run(`insert into t values ${values.join(', ')}`)
  const cases = RULES.map(([, sql], index) => `when ${sql} then ${index}`)
  const label = `case ${cases.join(' ')} else ${RULES.length} end`
  const list = await connection.runAndReadAll(`select ${label} from t order by n`)
  const grouped = await connection.runAndReadAll(
    `select ${label} c, count(*)::double, coalesce(sum(seats), 0)::double, count(seats)::double from t group by c order by c`,
  )
  connection.closeSync()
  instance.closeSync()
  return { classes: list.getRows().map(([value]) => value), groups: grouped.getRows() }
}
