import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { edgeGrid } from '../../../main/domain/exports/edge-grid.ts'
import { programOf } from '../../../main/domain/exports/program.ts'
import { createDuckdbEngine } from '../../../main/engine/sql/duckdb-engine.ts'
import { createSqliteEngine } from '../../../main/engine/sql/sqlite-engine.ts'
import type { SqlEngine } from '../../../main/ports/sql-engine.ts'
import { sqlOf } from '../../../main/services/export-sql.ts'
import { dayFromIso } from '../../../shared/rules/day.ts'
import { digestedOf } from './export-input-of.ts'
import { sqlAnswers } from './sql-answers.ts'

const DATES = ['2025-09-30', '2025-07-02', '2025-12-29']
const digested = digestedOf({
  columns: { revenue: 'number', plan: 'text', needs: 'text', last_order: 'date', active: 'boolean' },
  rows: [],
  rules: [
    { name: 'Out', kind: 'exclusion', rule: 'active = false and not revenue >= 50000' },
    { name: 'Core', rule: 'revenue >= 50000 and plan not in ("pro", "basic")' },
    { name: 'Sets', rule: 'needs has "sso" or plan contains text "ent" or plan starts with "Éa"' },
    { name: 'Recent', rule: 'last_order within 90 days before snapshot and last_order < 2025-09-01' },
  ],
})
const grid = edgeGrid(programOf(digested.definition), DATES.map(dayFromIso))

let engines: Readonly<Record<'duckdb' | 'sqlite', SqlEngine>>
beforeAll(async () => {
  const [duckdb, sqlite] = await Promise.all([createDuckdbEngine(), createSqliteEngine()])
  engines = { duckdb, sqlite }
})
afterAll(async () => {
  await Promise.all(Object.values(engines).map((engine) => engine.close()))
})

/** What a compiler or an engine of its own mind could make of the text, one thing at a time. */
const FAULTS: readonly (readonly ['duckdb' | 'sqlite', string, string | RegExp, string])[] = [
  ['duckdb', 'NaN left in', /CASE WHEN NOT isnan\((CAST\("revenue" AS DOUBLE\))\) THEN .*? END/, '$1'],
  ['duckdb', 'NaN as zero', /(CASE WHEN NOT isnan.*? END) AS "revenue"/, 'coalesce($1, 0) AS "revenue"'],
  ['duckdb', 'numbers rounded', 'THEN CAST("revenue" AS DOUBLE)', 'THEN round(CAST("revenue" AS DOUBLE), 6)'],
  ['duckdb', 'texts compared without case', 'CAST("plan" AS VARCHAR)', 'lower(CAST("plan" AS VARCHAR))'],
  ['duckdb', 'texts compared without padding', 'CAST("plan" AS VARCHAR)', 'rtrim(CAST("plan" AS VARCHAR))'],
  ['duckdb', 'texts compared without accents', 'CAST("plan" AS VARCHAR)', 'strip_accents(CAST("plan" AS VARCHAR))'],
  ['duckdb', 'texts brought to one Unicode form', 'CAST("plan" AS VARCHAR)', 'nfc_normalize(CAST("plan" AS VARCHAR))'],
  ['duckdb', 'an empty text read as missing', 'CAST("plan" AS VARCHAR)', `nullif("plan", '')`],
  ['duckdb', 'an unknown "not in" read as true', '"plan" NOT IN', `coalesce("plan", '') NOT IN`],
  ['duckdb', 'the as-of date fixed', /CAST\(coalesce\(.*?\) AS DATE\) AS "as_of"/, `DATE '2025-09-30' AS "as_of"`],
  ['duckdb', 'a day of grace', 'BETWEEN 0 AND 90', 'BETWEEN -1 AND 90'],
  ['duckdb', 'the first day left out', 'BETWEEN 0 AND 90', 'BETWEEN 0 AND 89'],
  [
    'duckdb',
    'exclusions after segments',
    /WHEN "active" = FALSE AND/,
    'WHEN NOT "revenue" >= 50000 AND "active" = FALSE AND FALSE AND',
  ],
  ['sqlite', 'texts compared without case', '"plan" COLLATE BINARY', '"plan" COLLATE NOCASE'],
  ['sqlite', 'texts compared without padding', '"plan" COLLATE BINARY', '"plan" COLLATE RTRIM'],
  ['sqlite', 'LIKE in place of instr', `instr("plan", 'ent') > 0`, `"plan" LIKE '%ent%'`],
  ['sqlite', 'a prefix counted in bytes', 'substr("plan", 1, 2)', 'substr(CAST("plan" AS BLOB), 1, 2)'],
  ['sqlite', 'a set searched as a text', `instr(';' || "needs" || ';', ';sso;') > 0`, `instr("needs", 'sso') > 0`],
  ['sqlite', 'spaces in a set not ignored', `OR instr(';' || "needs" || ';', '; sso;') > 0`, ''],
  [
    'sqlite',
    'missing read as zero',
    'CASE WHEN typeof("revenue")',
    'CASE WHEN "revenue" IS NULL THEN 0 WHEN typeof("revenue")',
  ],
  ['sqlite', 'a strict bound', '"revenue" >= 50000', '"revenue" > 50000'],
  ['sqlite', 'a date bound moved', `'2025-09-01'`, `'2025-09-02'`],
]

describe('the grid', () => {
  it.each(FAULTS)('shows %s what is wrong with: %s', async (dialect, _, from, to) => {
    const sql = sqlOf(digested, dialect)
    const code = sql.slice(sql.indexOf('WITH tessera_input'))
    const faulty = code.replaceAll(typeof from === 'string' ? from : new RegExp(from, 'g'), to)
    expect(faulty).not.toBe(code)
    const answers = await sqlAnswers(engines[dialect], digested, grid, DATES, faulty)
    expect(answers.some(({ differing }) => differing.length > 0)).toBe(true)
  })

  it('shows nothing where nothing is wrong', async () => {
    for (const engine of Object.values(engines)) {
      for (const { differing } of await sqlAnswers(engine, digested, grid, DATES)) expect(differing).toEqual([])
    }
  })
})
