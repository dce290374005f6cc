import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { edit, storeBed } from './store-bed.ts'

describe('commands of a workspace file', () => {
  test('a created workspace has its first entities and nothing to undo', async () => {
    const { files, path } = storeBed()
    const store = await files.create(path, [{ id: 'frame', kind: 'frame', value: { title: 'Plan' } }])
    expect(await store.entities()).toEqual([{ id: 'frame', kind: 'frame', revision: 1, value: { title: 'Plan' } }])
    expect(await store.history()).toEqual({ undo: null, redo: null })
    expect(store.report).toEqual({ readOnly: false, migratedFrom: null, backupPath: null, orphansRemoved: 0 })
  })

  test('creating over a file is refused and leaves it alone', async () => {
    const { files, path } = storeBed()
    writeFileSync(path, 'mine')
    await expect(files.create(path, [])).rejects.toMatchObject({ code: 'conflict' })
    expect(existsSync(path)).toBe(true)
  })

  test('a command changes several entities at once and answers with all of them', async () => {
    const { files, path } = storeBed()
    const store = await files.create(path, [
      { id: 'a', kind: 'note', value: 1 },
      { id: 'b', kind: 'note', value: 2 },
    ])
    const changes = [
      { id: 'a', kind: 'note', value: null },
      { id: 'c', kind: 'note', value: { deep: [1, null, 'ü'] } },
    ]
    const result = await store.commit({ label: 'swap notes', changes })
    expect(result.removed).toEqual(['a'])
    expect(result.entities.map((entity) => entity.id)).toEqual(['b', 'c'])
    expect(result.history).toEqual({ undo: 'swap notes', redo: null })
  })

  test('undo and redo go back and forth, and survive closing the file', async () => {
    const { files, path } = storeBed()
    const first = await files.create(path, [{ id: 'a', kind: 'note', value: 'zero' }])
    await first.commit(edit('write one', 'a', 'one'))
    await first.commit(edit('write two', 'a', 'two'))
    expect((await first.undo()).history).toEqual({ undo: 'write one', redo: 'write two' })
    await first.close()
    const second = await files.open(path)
    expect((await second.undo()).entities[0]?.value).toBe('zero')
    expect((await second.redo()).entities[0]?.value).toBe('one')
    expect((await second.redo()).entities[0]?.value).toBe('two')
    await expect(second.redo()).rejects.toMatchObject({ code: 'conflict' })
  })

  test('a new command after undo drops what could be redone', async () => {
    const { files, path } = storeBed()
    const store = await files.create(path, [{ id: 'a', kind: 'note', value: 0 }])
    await store.commit(edit('one', 'a', 1))
    await store.undo()
    expect((await store.commit(edit('other', 'a', 9))).history).toEqual({ undo: 'other', redo: null })
    expect((await store.undo()).entities[0]?.value).toBe(0)
    await expect(store.undo()).rejects.toMatchObject({ code: 'conflict', message: 'There is nothing to undo.' })
  })

  test('what a workspace begins with cannot be undone, what follows it can', async () => {
    const { files, path } = storeBed()
    const store = await files.create(path, [{ id: 'a', kind: 'note', value: 0 }])
    await store.commit(edit('before', 'a', 1))
    const begun = await store.commit({ label: null, changes: [{ id: 'a', kind: 'note', value: 'sample' }] })
    expect(begun.history).toEqual({ undo: null, redo: null })
    await expect(store.undo()).rejects.toMatchObject({ code: 'conflict' })
    await store.commit(edit('after', 'a', 2))
    expect(await store.undo()).toMatchObject({
      entities: [{ id: 'a', value: 'sample' }],
      history: { undo: null, redo: 'after' },
    })
  })

  test('a revision never comes twice, not even over removal and undo', async () => {
    const { files, path } = storeBed()
    const store = await files.create(path, [{ id: 'a', kind: 'note', value: 0 }])
    const seen = [(await store.commit(edit('change', 'a', 1))).entities[0]?.revision]
    await store.commit(edit('remove', 'a', null))
    seen.push((await store.undo()).entities[0]?.revision)
    seen.push((await store.undo()).entities[0]?.revision)
    seen.push((await store.redo()).entities[0]?.revision)
    expect(seen).toEqual([2, 4, 5, 6])
  })

  test('a command that changes one entity twice is taken back to its start', async () => {
    const { files, path } = storeBed()
    const store = await files.create(path, [{ id: 'a', kind: 'note', value: 'start' }])
    const changes = ['first', null, 'last'].map((value) => ({ id: 'a', kind: 'note', value }))
    expect((await store.commit({ label: 'twice', changes })).entities[0]?.value).toBe('last')
    expect((await store.undo()).entities[0]?.value).toBe('start')
  })

  test('the log keeps its entries in order whatever is undone', async () => {
    const { files, path } = storeBed()
    const store = await files.create(path, [])
    await store.commit(edit('one', 'a', 1))
    await store.appendLog({ kind: 'export', at: '2026-01-01T00:00:00Z', value: { digest: 'x' } })
    await store.appendLog({ kind: 'proof', at: '2026-01-02T00:00:00Z', value: null })
    await store.appendLog({ kind: 'export', at: '2026-01-03T00:00:00Z', value: { digest: 'y' } })
    await store.undo()
    expect((await store.readLog('export')).map((entry) => entry.value)).toEqual([{ digest: 'x' }, { digest: 'y' }])
  })

  test('the file itself refuses to change or remove a log entry', async () => {
    const { files, path } = storeBed()
    const store = await files.create(path, [])
    await store.appendLog({ kind: 'export', at: '2026-01-01T00:00:00Z', value: 1 })
    await store.close()
    const database = new Database(path)
    expect(() => database.exec('DELETE FROM log')).toThrow('append-only')
    expect(() => database.exec("UPDATE log SET value = '2'")).toThrow('append-only')
    database.close()
  })

  test('a closed workspace is one single file', async () => {
    const { files, path, folder } = storeBed()
    const store = await files.create(path, [])
    await store.commit(edit('one', 'a', 1))
    await store.close()
    expect(readdirSync(folder)).toEqual(['plan.tessera'])
  })

  test('the file carries the promised settings', async () => {
    const { files, path } = storeBed()
    await (await files.create(path, [])).close()
    const database = new Database(path, { readonly: true })
    const read = (pragma: string) => database.pragma(pragma, { simple: true })
    expect(read('application_id')).toBe(0x54535241)
    expect([read('user_version'), read('auto_vacuum'), read('page_size')]).toEqual([1, 2, 16_384])
    database.close()
  })
})
