import { describe, expect, it } from 'vitest'
import { definitionSql } from '../../../../../main/domain/exports/definition-sql.ts'
import { duckdbDialect } from '../../../../../main/domain/exports/duckdb-dialect.ts'
import { doubleLiteral } from '../../../../../main/domain/exports/sql-dialect.ts'
import { sqliteDialect } from '../../../../../main/domain/exports/sqlite-dialect.ts'
import { digestedOf } from '../../../../parity/exports/export-input-of.ts'

describe('a SQL file', () => {
  const sql = (name: string, entry = 'Core') =>
    definitionSql(
      digestedOf({ name, columns: { a: 'number' }, rows: [], rules: [{ name: entry, rule: 'a > 1' }] }).definition,
      duckdbDialect,
      { digest: 'abc', fileName: 'x.sql' },
    )

  it('says what it is, that it is a draft, its digest and its date', () => {
    const text = sql('Value tiers')
    expect(text).toContain(
      '-- Segment definition: Value tiers\n-- Status: draft. Definition SHA-256: abc\n-- As-of date: 2025-09-30.',
    )
  })

  it('lets no name break out of its comment or its literal', () => {
    const text = sql("x\n; DROP TABLE customers; --\u2028y'", "Robert'); DROP TABLE customers;--\r\nz")
    const code = text.split(/[\n\r\u2028\u2029]/).filter((line) => !line.trimStart().startsWith('--'))
    const outside = text
      .replaceAll(/'(?:[^']|'')*'/g, "''")
      .split('\n')
      .filter((line) => !line.trimStart().startsWith('--'))
    expect(code.length).toBeGreaterThan(10)
    expect(outside.join('\n')).not.toContain('DROP')
  })

  it('holds no LIKE, lower or collation but the binary one', () => {
    const { definition } = digestedOf({
      columns: { t: 'text' },
      rows: [new Map([['t', 'Abc']])],
      rules: [{ name: 'A', rule: 't starts with "a" ignoring case or t contains text "b" or t has "c" or t = "d"' }],
    })
    for (const dialect of [duckdbDialect, sqliteDialect]) {
      const text = definitionSql(definition, dialect, { digest: '', fileName: '' }).replaceAll(/^\s*--.*$/gm, '')
      expect(text).not.toMatch(/\b(like|ilike|glob|lower|upper|trim)\b|collate (?!binary)/i)
    }
  })

  it('writes numbers as the doubles they are', () => {
    expect([50_000, 0.1, -2.5, 1e21, 5e-324, -0, 2 ** 53].map(doubleLiteral)).toEqual([
      '50000',
      '0.1e0',
      '-2.5e0',
      '1e+21',
      '5e-324',
      '0',
      '9007199254740992e0',
    ])
  })
})
