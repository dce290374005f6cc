import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type EdgeRow, edgeGrid } from '../../../main/domain/exports/edge-grid.ts'
import { programOf } from '../../../main/domain/exports/program.ts'
import { createDuckdbEngine } from '../../../main/engine/sql/duckdb-engine.ts'
import { createPostgresEngine } from '../../../main/engine/sql/postgres-engine.ts'
import { createSqliteEngine } from '../../../main/engine/sql/sqlite-engine.ts'
import type { SqlEngine } from '../../../main/ports/sql-engine.ts'
import { sqlOf } from '../../../main/services/export-sql.ts'
import type { ColumnType } from '../../../shared/entities/column.ts'
import { dayFromIso } from '../../../shared/rules/day.ts'
import { postgresForTests } from '../../fixtures/postgres-server.ts'
import { SCOPE, THRESHOLDS, typedRule, unit } from '../../unit/shared/rules/arbitrary-rule.ts'
import { digestedOf } from './export-input-of.ts'
import { sqlAnswers } from './sql-answers.ts'

const DATES = ['2025-09-30', '2025-07-02', '2025-12-29']
const COLUMNS: Record<string, ColumnType> = {
  revenue: 'number',
  seats: 'integer',
  plan: 'text',
  needs: 'text',
  'Größe "x"]': 'text',
  first_order: 'date',
  last_order: 'date',
  active: 'boolean',
}
const RULES: readonly string[] = [
  'revenue >= 5000 and plan in ("pro", "enterprise")',
  'not (revenue < 0.1 or revenue > 123456789.125) and seats not between 2 and 12.5',
  'revenue = 0 or revenue in (1.5, -2, 0.30000000000000004)',
  'not revenue != 7e-1',
  'seats > 2.5 and seats <= 9007199254740991',
  'plan = "it\'s ""quoted""" or plan != "Pro" and plan is present',
  'plan not in ("pro", "", "é", "e\u0301")',
  'plan starts with "e\u0301" or plan starts with "😀" or plan starts with "Pro "',
  'plan contains text "%" or plan contains text "_" or plan contains text "\\"',
  'not plan contains text "ro"',
  'needs has "audit trail" or not needs has "sso"',
  '[Größe "x"]]] = "ÄÖ" and active = true',
  'active != false or active is missing',
  'last_order < 2024-02-29 or last_order = 2025-09-30',
  'last_order within 90 days before snapshot',
  'not last_order within 7.5 days after snapshot',
  'last_order within 30 days after first_order and not first_order within 0 days before snapshot',
  'first_order not between 2023-12-31 and 2024-03-01',
]

let engines: readonly SqlEngine[]
beforeAll(async () => {
  const postgres = postgresForTests()
  if (postgres === null) console.warn('Skipped: rules in PostgreSQL, which is not installed here')
  engines = await Promise.all([
    createDuckdbEngine(),
    createSqliteEngine(),
    ...(postgres === null ? [] : [createPostgresEngine(postgres)]),
  ])
})
afterAll(async () => {
  await Promise.all(engines.map((engine) => engine.close()))
})

async function differingRows(
  parts: Parameters<typeof digestedOf>[0],
  extra: readonly EdgeRow[] = [],
  mostRows = 50_000,
  asked = engines,
): Promise<unknown> {
  const digested = digestedOf(parts)
  const grid = [...extra, ...edgeGrid(programOf(digested.definition), DATES.map(dayFromIso))].slice(0, mostRows)
  const found: unknown[] = []
  for (const engine of asked) {
    for (const { differing, got } of await sqlAnswers(engine, digested, grid, DATES)) {
      if (differing.length > 0) found.push([engine.dialect, grid[differing[0]!]?.cells, got[0], differing.length])
    }
  }
  return found
}

describe('exported SQL', () => {
  it.each(RULES)('puts every edge row where the reference does: %s', async (rule) => {
    expect(await differingRows({ columns: COLUMNS, rows: [], rules: [{ name: 'Core', rule }] })).toEqual([])
  })

  it('keeps the order of exclusions, segments and the default path', async () => {
    const rules = RULES.map((rule, index) => ({
      name: `Entry ${index}`,
      rule,
      ...(index < 2 ? { kind: 'exclusion' as const } : {}),
    }))
    expect(await differingRows({ columns: COLUMNS, rows: [], rules })).toEqual([])
  })

  it('agrees on rules that ignore case, once they are lists', async () => {
    const rules = [
      { name: 'A', rule: 'plan = "straße" ignoring case or plan in ("PRO", "Basic") ignoring case' },
      { name: 'B', rule: 'not needs has "sso" ignoring case and plan contains text "ent" ignoring case' },
      { name: 'C', rule: 'plan != "x" ignoring case and needs is present or needs starts with "İ" ignoring case' },
    ]
    const rows = ['Pro', 'pRo', 'STRASSE', 'Straße', 'Enterprise', 'entry', 'X'].map(
      (plan) => new Map([['plan', plan]]),
    )
    expect(await differingRows({ columns: COLUMNS, rows, rules })).toEqual([])
  })

  it('agrees where a rule reads the key column', async () => {
    const rules = [{ name: 'Named', rule: 'plan in ("A-1", "A-2") and revenue > 1' }]
    expect(await differingRows({ columns: COLUMNS, rows: [], rules, keyColumn: 'plan' })).toEqual([])
  })

  it('puts every row of any rules where the reference does', async () => {
    const columns = Object.fromEntries(SCOPE.columns)
    const thresholds = [...THRESHOLDS].map(([name, value]) => ({ name, value, unit: '' }))
    const order = [...SCOPE.columns.keys()]
    // PostgreSQL is asked by a process for each question.
    let left = 8
    const asked = () => (left-- > 0 ? engines : engines.filter(({ dialect }) => dialect !== 'postgresql'))
    await fc.assert(
      fc.asyncProperty(
        fc.array(typedRule, { minLength: 1, maxLength: 3 }),
        fc.array(unit, { minLength: 1, maxLength: 40 }),
        async (rules, rows) => {
          const written = rules.map((rule, index) => ({ name: `Entry ${index}`, rule }))
          const parts = { columns, rows, rules: written, thresholds }
          const used = digestedOf(parts).definition.columns.map(({ name }) => name)
          const extra = rows.map((row): EdgeRow => ({ cells: used.map((name) => row.get(name) ?? null), kind: 'pair' }))
          expect(order).toEqual(expect.arrayContaining(used))
          expect(await differingRows(parts, extra, 500, asked())).toEqual([])
        },
      ),
      { numRuns: Number(process.env.RUNS ?? 50) },
    )
  })
})

describe('exported SQL over tables of others', () => {
  const RULES_OVER = [
    { name: 'At the mark', rule: 'revenue >= 0.7' },
    { name: 'Some seats', rule: 'seats between 1 and 2' },
    { name: 'Day', rule: 'last_order = 2025-09-30' },
    { name: 'Known', rule: 'revenue is present' },
  ]
  const digested = digestedOf({ columns: COLUMNS, rows: [], rules: RULES_OVER, keyColumn: 'plan' })
  const answers = async (engine: SqlEngine): Promise<readonly unknown[]> => {
    const rows: unknown[] = []
    for await (const batch of engine.run(
      sqlOf(digested, engine.dialect),
      { as_of: null },
      new AbortController().signal,
    )) {
      rows.push(...batch.map(([key, ordinal]) => [key, ordinal]))
    }
    return rows
  }
  const run = async (engine: SqlEngine, sql: string): Promise<void> => {
    for await (const _ of engine.run(sql, {}, new AbortController().signal));
  }

  it('widens a narrow float, as reading the file does: 0.7 as a float is under 0.7', async () => {
    const [duckdb] = engines
    await run(
      duckdb!,
      'CREATE OR REPLACE TABLE customers (plan VARCHAR, revenue FLOAT, seats TINYINT, last_order TIMESTAMP)',
    )
    await run(
      duckdb!,
      "INSERT INTO customers VALUES ('a', 0.7, NULL, NULL), ('b', 0.8, NULL, NULL), ('c', 'NaN', 2, NULL), ('d', NULL, NULL, '2025-09-30 23:59:59')",
    )
    expect(await answers(duckdb!)).toEqual([
      ['a', 4],
      ['b', 1],
      ['c', 2],
      ['d', 3],
    ])
  })

  it('reads what does not fit its column as missing, in SQLite', async () => {
    const sqlite = await createSqliteEngine()
    const rows = [
      ['a', 0.7, null, null],
      ['b', 'not a number', null, null],
      ['c', '', 2, null],
      ['d', null, null, '2025-09-30 23:59:59'],
      ['e', null, 'x', '30.09.2025'],
    ]
    const columns = (['plan', 'revenue', 'seats', 'last_order'] as const).map((name) => ({
      name,
      type: COLUMNS[name]!,
    }))
    async function* batches() {
      yield rows
    }
    await sqlite.load({ name: 'customers', columns, rows: batches() }, new AbortController().signal)
    expect(await answers(sqlite)).toEqual([
      ['a', 1],
      ['b', 0],
      ['c', 2],
      ['d', 3],
      ['e', 0],
    ])
    await sqlite.close()
  })
})
