import { describe, expect, it } from 'vitest'
import { duckdbFormulaDialect } from '../../../../../main/domain/exports/duckdb-formula-dialect.ts'
import type { FormulaDialect } from '../../../../../main/domain/exports/formula-dialect.ts'
import { formulaSql } from '../../../../../main/domain/exports/formula-sql.ts'
import { sqliteFormulaDialect } from '../../../../../main/domain/exports/sqlite-formula-dialect.ts'
import type { ColumnType } from '../../../../../shared/entities/column.ts'
import { DEEPEST_FORMULA } from '../../../../../shared/formulas/formula-nesting.ts'
import { readFormula } from '../../../../../shared/formulas/read-formula.ts'

const columns = new Map<string, ColumnType>([
  ['a', 'number'],
  ['n', 'integer'],
  ['t', 'text'],
  ['d', 'date'],
  ['"; DROP TABLE x', 'text'],
])

function sqlOf(text: string, dialect: FormulaDialect, more: readonly (readonly [string, ColumnType])[] = []): string {
  const scope = { columns: new Map([...columns, ...more]) }
  const { formula, problems } = readFormula(text, scope)
  if (formula === null) throw new Error(problems[0]?.message)
  return formulaSql(formula, { dialect, asOf: '"as of"', columns: scope.columns })
}

describe('the SQL of a formula', () => {
  it.each([
    ['n', '"n"'],
    ['a', 'CASE WHEN isfinite("a") THEN "a" END'],
    ['a - n', 'list_transform(["a" - "n"], lambda "v1": CASE WHEN isfinite("v1") THEN "v1" END)[1]'],
    ['if(n >= 5, "more", t)', 'CASE WHEN "n" >= 5 THEN \'more\' ELSE "t" END'],
    ['days_between(d, snapshot)', 'CAST(date_diff(\'day\', "d", "as of") AS DOUBLE)'],
    ['join(t, "\'; --", ["; DROP TABLE x])', '("t" || \'\'\'; --\' || """; DROP TABLE x")'],
    ['text_before(t, "@")', 'CASE WHEN instr("t", \'@\') > 0 THEN substr("t", 1, instr("t", \'@\') - 1) END'],
  ])('of %s in DuckDB is %s', (text, sql) => {
    expect(sqlOf(text, duckdbFormulaDialect)).toBe(sql)
  })

  it.each([
    ['a - n', '(SELECT CASE WHEN abs("v1") < 9e999 THEN "v1" END FROM (SELECT "a" - "n" AS "v1"))'],
    ['days_between(d, snapshot)', 'CAST(julianday("as of") - julianday("d") AS REAL)'],
    [
      'max(n, 3)',
      '(SELECT CASE WHEN abs("v3") <= 9007199254740991e0 THEN "v3" END FROM (SELECT max("n", 3e0) AS "v3"))',
    ],
  ])('of %s in SQLite is %s', (text, sql) => {
    expect(sqlOf(text, sqliteFormulaDialect)).toBe(sql)
  })

  it('names nothing as a column is named', () => {
    const sql = sqlOf('V1 - a', duckdbFormulaDialect, [['V1', 'number']])
    expect(sql).toBe('list_transform(["V1" - "a"], lambda "_v1": CASE WHEN isfinite("_v1") THEN "_v1" END)[1]')
  })

  it.each([duckdbFormulaDialect, sqliteFormulaDialect])('is in proportion to the formula in $product', (dialect) => {
    for (const [open, close] of [
      ['sqrt(', ')'],
      ['round(', ', 2)'],
      ['share(a, ', ')'],
      ['max(n, ', ', 5)'],
      ['first_present(', ', 0)'],
    ] as const) {
      const nested = (levels: number): number => sqlOf(`${open.repeat(levels)}a${close.repeat(levels)}`, dialect).length
      const half = Math.floor(DEEPEST_FORMULA / 2) - 1
      expect(nested(2 * half)).toBeLessThan(2.2 * nested(half))
    }
  })
})
