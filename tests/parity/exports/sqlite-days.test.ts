import Database from 'better-sqlite3'
import { afterAll, describe, expect, it } from 'vitest'
import { sqliteDialect } from '../../../main/domain/exports/sqlite-dialect.ts'

/*
 * SQLite keeps days as texts, and its date() makes a day of more than a day: of the 30th of February the 1st of March, of
 * "now" today. On import such a text is no day, and the cell is missing.
 */
const database = new Database(':memory:')
afterAll(() => database.close())
database.exec('CREATE TABLE t (d TEXT)')

describe('a day in a text column of SQLite', () => {
  it.each([
    ['2024-02-29', '2024-02-29'],
    ['0001-01-01', '0001-01-01'],
    ['9999-12-31', '9999-12-31'],
    ['2024-02-29 23:59:59', '2024-02-29'],
    ['2024-02-29T10:00:00Z', '2024-02-29'],
    ['2024-02-30', null],
    ['2023-02-29', null],
    ['2023-04-31', null],
    ['2024-2-9', null],
    ['now', null],
    ['12:00', null],
    ['2460000', null],
    ['', null],
    [null, null],
  ])('%j is read as %j', (text, day) => {
    database.prepare('DELETE FROM t').run()
    database.prepare('INSERT INTO t VALUES (?)').run(text)
    const prepared = sqliteDialect.prepared(sqliteDialect.identifier('d'), 'date')
    expect(database.prepare(`SELECT ${prepared} FROM t`).pluck().get()).toBe(day)
  })
})
