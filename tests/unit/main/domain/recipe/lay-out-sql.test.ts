import { describe, expect, it } from 'vitest'
import { layOutSql } from '../../../../../main/domain/recipe/script/lay-out-sql.ts'

const LONG = 'x'.repeat(100)

describe('layOutSql', () => {
  it('leaves short statements on their line', () => {
    expect(layOutSql('CREATE VIEW a AS SELECT 1, 2 FROM b')).toBe('CREATE VIEW a AS SELECT 1, 2 FROM b')
  })

  it('begins a line with each clause and each member of a list', () => {
    expect(layOutSql(`CREATE VIEW a AS SELECT ${LONG}, y FROM b LEFT JOIN c ON d = e WHERE f GROUP BY 1`)).toBe(
      `CREATE VIEW a AS\nSELECT\n  ${LONG},\n  y\nFROM b\nLEFT JOIN c ON d = e\nWHERE f\nGROUP BY 1`,
    )
  })

  it('leaves what is in brackets and quotes as it is', () => {
    const sql = `SELECT max(a, (SELECT b FROM c)), 'it''s, so FROM here', "a, ""b"" WHERE c", '${LONG}'`
    expect(layOutSql(sql).replaceAll('\n', '').replaceAll(/ +/g, ' ')).toBe(sql)
    expect(layOutSql(sql).split('\n')).toHaveLength(4)
  })
})
