import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EdgeRow } from '../../../main/domain/exports/edge-grid.ts'
import { programOf } from '../../../main/domain/exports/program.ts'
import { createDuckdbEngine } from '../../../main/engine/sql/duckdb-engine.ts'
import { createSqliteEngine } from '../../../main/engine/sql/sqlite-engine.ts'
import type { SqlEngine } from '../../../main/ports/sql-engine.ts'
import { sqlOf } from '../../../main/services/export-sql.ts'
import type { ColumnType } from '../../../shared/entities/column.ts'
import { DEEPEST_NESTING } from '../../../shared/rules/nesting.ts'
import type { Condition, Rule } from '../../../shared/rules/rule.ts'
import type { Cell } from '../../../shared/rules/truth.ts'
import { digestedOf } from './export-input-of.ts'
import { sqlAnswers } from './sql-answers.ts'

/* SQLite refuses expressions nested deeper than 1,000, and to it a chain of OR nests once for every member. */

const COLUMNS: Record<string, ColumnType> = { seats: 'integer', needs: 'text', last_order: 'date' }
const DATES = ['2025-09-30']

let engines: readonly SqlEngine[]
beforeAll(async () => {
  engines = await Promise.all([createDuckdbEngine(), createSqliteEngine()])
})
afterAll(async () => {
  await Promise.all(engines.map((engine) => engine.close()))
})

const seats = (operator: '=' | '!=', value: number): Condition => ({
  kind: 'compare',
  column: 'seats',
  operator,
  operand: { type: 'number', value },
  ignoringCase: false,
})
const has = (value: string): Condition => ({ kind: 'text', column: 'needs', test: 'has', value, ignoringCase: false })
const within = (days: number): Condition => ({
  kind: 'within',
  column: 'last_order',
  days: { type: 'number', value: days },
  direction: 'before',
  anchor: { type: 'snapshot' },
})
const times = <T>(count: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, i) => make(i))

/** Rows that meet the last condition only, the middle only, none, and nothing known. */
function rowsFor(count: number): readonly ReadonlyMap<string, Cell>[] {
  const row = (number: number | null, text: string | null, day: number | null) =>
    new Map<string, Cell>([
      ['seats', number],
      ['needs', text],
      ['last_order', day],
    ])
  const middle = Math.floor(count / 2)
  return [
    row(0, 'x', 0),
    row(count - 1, `a; need ${count - 1}`, 20_300),
    row(middle, `need ${middle};b`, 20_361),
    row(count, 'need', 20_400),
    row(null, null, null),
    row(null, `need ${middle}`, null),
  ]
}

async function differingRows(rule: Rule, count: number): Promise<unknown> {
  const digested = digestedOf({ columns: COLUMNS, rows: [], rules: [{ name: 'Wide', rule }] })
  const used = programOf(digested.definition).columns
  const rows = rowsFor(count).map(
    (row): EdgeRow => ({ cells: used.map(({ name }) => row.get(name) ?? null), kind: 'pair' }),
  )
  const found: unknown[] = []
  for (const engine of engines) {
    for (const { differing } of await sqlAnswers(engine, digested, rows, DATES)) found.push([engine.dialect, differing])
  }
  return found
}

const AGREED = [
  ['duckdb', []],
  ['sqlite', []],
]

describe('exported SQL of a rule with very many conditions', () => {
  it.each([200, 1000])('runs and agrees with %i of each kind', async (count) => {
    const wide: readonly Rule[] = [
      { kind: 'any', of: times(count, (index) => seats('=', index)) },
      { kind: 'all', of: times(count, (index) => seats('!=', index)) },
      { kind: 'not', of: { kind: 'any', of: times(count, (index) => seats('=', index)) } },
      { kind: 'any', of: times(count, (index) => has(`need ${index}`)) },
      { kind: 'all', of: times(count, (index) => ({ kind: 'not', of: within(index % 90) })) },
      { kind: 'any', of: times(count, (index) => ({ kind: 'all', of: [seats('=', index), has(`need ${index}`)] })) },
    ]
    for (const rule of wide) expect(await differingRows(rule, count)).toEqual(AGREED)
  })

  it('runs and agrees with 5,000', async () => {
    const any: Rule = { kind: 'any', of: times(5000, (index) => seats('=', index)) }
    const none: Rule = { kind: 'all', of: times(5000, (index) => seats('!=', index)) }
    for (const rule of [any, none]) expect(await differingRows(rule, 5000)).toEqual(AGREED)
  })

  it.each(['first', 'last'])(
    'runs and agrees where wide groups nest as deep as a text allows, deeper member %s',
    async (place) => {
      const count = 8
      let rule: Rule = { kind: 'any', of: times(count, (index) => seats('=', index)) }
      for (let level = 0; level < DEEPEST_NESTING; level++) {
        const excepted = times(count, (index) => seats('!=', -index))
        const inner: Rule = { kind: 'all', of: place === 'first' ? [rule, ...excepted] : [...excepted, rule] }
        const others = times(count, (index) => seats('=', 100 * level + index))
        rule = { kind: 'any', of: place === 'first' ? [inner, ...others] : [...others, inner] }
      }
      expect(await differingRows(rule, count)).toEqual(AGREED)
    },
  )

  it('keeps the usual rule flat, as people write it', () => {
    const rule: Rule = { kind: 'any', of: times(50, (index) => seats('=', index)) }
    const digested = digestedOf({ columns: COLUMNS, rows: [], rules: [{ name: 'Usual', rule }] })
    expect(sqlOf(digested, 'sqlite')).toMatch(/WHEN "seats" = 0(?:\.0)? OR "seats" = 1(?:\.0)? OR /)
  })
})
