import { copyFileSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { cellValue } from '../../../main/columns/cell-value.ts'
import { disconnect } from '../../../main/store/connection.ts'
import { ALL_MIGRATIONS } from '../../../main/store/migrations/all-migrations.ts'
import type { Migration } from '../../../main/store/migrations/migration.ts'
import { openDatabase } from '../../../main/store/open-database.ts'
import { AT, storeBed } from './store-bed.ts'

const FIXTURES = join(import.meta.dirname, '..', '..', 'fixtures', 'workspaces')

/** What a next version could do; the product has none yet. */
const addNotes: Migration = {
  version: 2,
  up: (database) =>
    database.exec("CREATE TABLE note (text TEXT); INSERT INTO note VALUES ('new'); UPDATE entity SET kind = 'x'"),
}
const failing: Migration = {
  version: 3,
  up(database) {
    database.exec('DROP TABLE command')
    throw new Error('half-way')
  },
}

describe('migrating a workspace file', () => {
  test('the steps are numbered from 1 without gaps', () => {
    expect(ALL_MIGRATIONS.map((each) => each.version)).toEqual(ALL_MIGRATIONS.map((_, place) => place + 1))
  })

  test('every step has a fixture file of its version', () => {
    for (const { version } of ALL_MIGRATIONS) expect(readdirSync(FIXTURES)).toContain(`v${version}.tessera`)
  })

  test('the fixture of version 1 opens with all that was written into it', async () => {
    const { files, path } = storeBed()
    copyFileSync(join(FIXTURES, 'v1.tessera'), path)
    const store = await files.open(path)
    expect(await store.entities()).toMatchObject([
      { id: 'frame', value: { title: 'Fixture of version 1', currency: 'EUR' } },
      { id: 'spine', value: { snapshotId: 'snapshot-1' } },
    ])
    expect(await store.history()).toEqual({ undo: 'import fixture.csv', redo: 'rename' })
    const table = await store.readTable('snapshot-1')
    expect([0, 1, 2].map((row) => cellValue(table, 0, row))).toEqual(['ü', 'a', 'b'])
    expect([0, 1, 2].map((row) => cellValue(table, 1, row))).toEqual([10.5, -0, null])
    expect(await store.readSetAside('snapshot-1')).toMatchObject([{ line: 5, raw: 'x,1,2,3' }])
    expect(await store.readMisfits('snapshot-1')).toEqual([{ line: 4, column: 'revenue', raw: 'n/a' }])
    expect([...(await store.readUnitIds('snapshot-1'))]).toEqual([0, 1, 2])
    expect(await store.readLog('export')).toMatchObject([{ value: { digest: 'abc' } }])
  })

  test('an older file is backed up whole, then migrated', () => {
    const { folder, path } = storeBed()
    copyFileSync(join(FIXTURES, 'v1.tessera'), path)
    const { database, report } = openDatabase(path, AT, [...ALL_MIGRATIONS, addNotes])
    expect(report.migratedFrom).toBe(1)
    expect(report.backupPath).toBe(join(folder, 'plan (version 1, 2026-11-22 09.30.15).tessera'))
    expect(database.prepare('SELECT text FROM note').pluck().get()).toBe('new')
    expect(database.pragma('user_version', { simple: true })).toBe(2)
    disconnect(database)
    const backup = openDatabase(report.backupPath!, AT)
    expect(backup.report).toMatchObject({ readOnly: false, migratedFrom: null, orphansRemoved: 0 })
    const kinds = backup.database.prepare('SELECT kind FROM entity ORDER BY kind').pluck().all()
    expect(kinds).toEqual(['frame', 'spine'])
    expect(backup.database.pragma('auto_vacuum', { simple: true })).toBe(2)
    disconnect(backup.database)
    expect(openDatabase(path, AT, [...ALL_MIGRATIONS, addNotes]).report.migratedFrom).toBeNull()
  })

  test('a migration that fails half-way leaves the file as it was, and no backup behind', () => {
    const { folder, path } = storeBed()
    copyFileSync(join(FIXTURES, 'v1.tessera'), path)
    expect(() => openDatabase(path, AT, [...ALL_MIGRATIONS, addNotes, failing])).toThrow(
      expect.objectContaining({ code: 'workspace-corrupt', message: expect.stringContaining('It was not changed') }),
    )
    expect(readdirSync(folder)).toEqual(['plan.tessera'])
    expect(readFileSync(path).equals(readFileSync(join(FIXTURES, 'v1.tessera')))).toBe(true)
  })

  test('a second backup of the same moment gets a name of its own', () => {
    const { folder, path } = storeBed()
    for (let round = 0; round < 2; round++) {
      copyFileSync(join(FIXTURES, 'v1.tessera'), path)
      disconnect(openDatabase(path, AT, [...ALL_MIGRATIONS, addNotes]).database)
    }
    expect(readdirSync(folder).length).toBe(3)
  })

  test('a step that leaves references to nothing is refused', () => {
    const { path } = storeBed()
    copyFileSync(join(FIXTURES, 'v1.tessera'), path)
    const careless: Migration = { version: 2, up: (database) => database.exec('DELETE FROM snapshot') }
    expect(() => openDatabase(path, AT, [...ALL_MIGRATIONS, careless])).toThrow('could not be brought up to date')
    const database = new Database(path)
    expect(database.prepare('SELECT count(*) FROM snapshot').pluck().get()).toBe(1)
    database.close()
  })
})
