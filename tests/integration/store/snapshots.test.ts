import { readdirSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { describe, expect, test, vi } from 'vitest'
import { cellValue } from '../../../main/columns/cell-value.ts'
import { validityOf, valuesOf } from '../../../main/columns/column-view.ts'
import { dictionaryTexts } from '../../../main/columns/dictionary.ts'
import type { SpineColumns } from '../../../main/ports/spine-columns.ts'
import { createSession } from '../../../main/store/workspace-session.ts'
import { makeTable } from '../../bench/store.ts'
import { AT, edit, publish, snapshotOf, storeBed, tableOf } from './store-bed.ts'

function contentOf(table: SpineColumns) {
  return table.columns.map(({ name, type, storage, dictionary }, column) => ({
    name,
    type,
    storage,
    texts: dictionary === null ? null : dictionaryTexts(dictionary),
    bytes: table.chunks.map((_, chunk) => {
      const values = valuesOf(table, column, chunk)
      return Buffer.concat([
        Buffer.from(values.buffer, values.byteOffset, values.byteLength),
        Buffer.from(validityOf(table, column, chunk)),
      ]).toString('base64')
    }),
  }))
}

describe('published customer tables', () => {
  test('a table of every storage comes back bit for bit after closing', async () => {
    const { files, path } = storeBed()
    const table = makeTable(5_003)
    const first = await files.create(path, [])
    const result = await publish(first, snapshotOf('s1', table, 'key'))
    expect(result.history.undo).toBe('import s1')
    expect(result.entities).toMatchObject([{ id: 'spine', value: { snapshotId: 's1' } }])
    await first.close()
    const second = await files.open(path)
    expect(contentOf(await second.readTable('s1'))).toEqual(contentOf(table))
  })

  test('a table of more than 2^20 rows comes back in two chunks', async () => {
    const { files, path } = storeBed()
    const table = tableOf({ n: Array.from({ length: 2 ** 20 + 5 }, (_, row) => row) })
    const store = await files.create(path, [])
    await publish(store, snapshotOf('s1', table))
    const back = await store.readTable('s1')
    expect(back.chunks.map((chunk) => chunk.rowCount)).toEqual([2 ** 20, 5])
    expect(cellValue(back, 0, 2 ** 20 + 4)).toBe(2 ** 20 + 4)
    const ids = await store.readUnitIds('s1')
    expect([ids.length, ids[0], ids[2 ** 20 + 4]]).toEqual([2 ** 20 + 5, 0, 2 ** 20 + 4])
  })

  test('NaN, minus zero, missing cells, empty and odd texts come back as they were', async () => {
    const { files, path } = storeBed()
    const numbers = [-0, 0, Number.NaN, null, Number.MIN_VALUE, 2 ** 53]
    const texts = ['', ' ', 'a\u0000b', '\ufeffbom', null, '𝒳é']
    const store = await files.create(path, [])
    await publish(store, snapshotOf('s1', tableOf({ numbers, texts })))
    const back = await store.readTable('s1')
    expect(numbers.map((_, row) => cellValue(back, 0, row))).toEqual(numbers)
    expect(texts.map((_, row) => cellValue(back, 1, row))).toEqual(texts)
  })

  test('an empty table and a table of missing cells only can be kept', async () => {
    const { files, path } = storeBed()
    const store = await files.create(path, [])
    await publish(store, snapshotOf('none', tableOf({ n: [] })))
    await publish(store, snapshotOf('missing', tableOf({ n: [null, null] })))
    expect((await store.readTable('none')).rowCount).toBe(0)
    expect(cellValue(await store.readTable('missing'), 0, 1)).toBeNull()
  })

  test('rows set aside and misfits come back with their raw text', async () => {
    const { files, path } = storeBed()
    const store = await files.create(path, [])
    const setAside = [{ line: 7, column: null, reason: 'too few fields', raw: 'a;"b\n' }]
    const misfits = Array.from({ length: 10_000 }, (_, line) => ({ line, column: 'n', raw: `n/a ${line}` }))
    await publish(store, { ...snapshotOf('s1', tableOf({ n: [1] })), setAside, misfits })
    expect(await store.readSetAside('s1')).toEqual(setAside)
    expect(await store.readMisfits('s1')).toEqual(misfits)
  })

  test('a unit keeps its id across snapshots and new units get the next ids', async () => {
    const { files, path } = storeBed()
    const first = await files.create(path, [])
    await publish(first, snapshotOf('s1', tableOf({ key: ['a', 'b', 'c'] }), 'key'))
    await first.close()
    const store = await files.open(path)
    await publish(store, snapshotOf('s2', tableOf({ key: ['d', 'c', 'a', 'e'] }), 'key'))
    await publish(store, snapshotOf('s3', tableOf({ id: ['b', 'e'] }), 'id'))
    expect([...(await store.readUnitIds('s1'))]).toEqual([0, 1, 2])
    expect([...(await store.readUnitIds('s2'))]).toEqual([3, 2, 0, 4])
    expect([...(await store.readUnitIds('s3'))]).toEqual([1, 4])
  })

  test('row numbers are units of their own beside keys', async () => {
    const { files, path } = storeBed()
    const store = await files.create(path, [])
    await publish(store, snapshotOf('s1', tableOf({ key: ['1', '2'] }), 'key'))
    await publish(store, snapshotOf('s2', tableOf({ key: ['1', '2'] })))
    await publish(store, snapshotOf('s3', tableOf({ n: [5, 6, 7] })))
    await publish(store, snapshotOf('s4', tableOf({ n: [2, 1] }), 'n'))
    expect([...(await store.readUnitIds('s2'))]).toEqual([2, 3])
    expect([...(await store.readUnitIds('s3'))]).toEqual([2, 3, 4])
    expect([...(await store.readUnitIds('s4'))]).toEqual([1, 0])
  })

  test('two rows with one key and a row without a key are refused, naming the rows', async () => {
    const { files, path } = storeBed()
    const store = await files.create(path, [])
    const twice = publish(store, snapshotOf('s1', tableOf({ key: ['a', 'b', 'a'] }), 'key'))
    await expect(twice).rejects.toMatchObject({ code: 'key-invalid', message: 'Rows 1 and 3 have the same "key".' })
    const gap = publish(store, snapshotOf('s1', tableOf({ key: ['a', null] }), 'key'))
    await expect(gap).rejects.toMatchObject({ code: 'key-invalid', message: 'Row 2 has no "key".' })
    await expect(store.readTable('s1')).rejects.toMatchObject({ code: 'not-found' })
  })

  test('the same values are kept once', async () => {
    const { files, path } = storeBed()
    const store = await files.create(path, [])
    const table = makeTable(60_000)
    await publish(store, snapshotOf('s1', table, 'key'))
    await store.close()
    const size = statSync(path).size
    const again = await files.open(path)
    await publish(again, snapshotOf('s2', table, 'key'))
    await again.close()
    expect(statSync(path).size).toBeLessThan(size * 1.02)
  })

  test('a published table id is refused a second time', async () => {
    const { files, path } = storeBed()
    const store = await files.create(path, [])
    await publish(store, snapshotOf('s1', tableOf({ n: [1] })))
    await expect(publish(store, snapshotOf('s1', tableOf({ n: [2] })))).rejects.toMatchObject({ code: 'conflict' })
    expect(cellValue(await store.readTable('s1'), 0, 0)).toBe(1)
  })

  test('a cancelled publication leaves neither table, command nor staged values', async () => {
    const { files, path } = storeBed()
    const store = await files.create(path, [])
    await publish(store, snapshotOf('kept', tableOf({ n: [1, 2, 3] })))
    await store.close()
    const size = statSync(path).size
    // On this thread, so that the flag stands before the next part: another thread may be done before it hears.
    const session = createSession()
    const quiet = () => undefined
    await session.open({ path, at: AT }, quiet)
    const cancelled = new Int32Array(new SharedArrayBuffer(4))
    const publication = session.publish(
      {
        snapshot: snapshotOf('s2', makeTable(50_000), 'key'),
        record: edit('import s2', 'spine', { snapshotId: 's2' }),
        at: AT,
        cancelled,
      },
      () => Atomics.store(cancelled, 0, 1),
    )
    await expect(publication).rejects.toMatchObject({ code: 'cancelled' })
    expect(await session.history(null, quiet)).toEqual({ undo: 'import kept', redo: null })
    await session.close(null, quiet)
    expect(statSync(path).size).toBe(size)
    const third = await files.open(path)
    expect(third.report.orphansRemoved).toBe(0)
    expect(cellValue(await third.readTable('kept'), 0, 2)).toBe(3)
  })

  test('commands are saved while a table is being published', async () => {
    const { files, path } = storeBed()
    const store = await files.create(path, [])
    let published = false
    const publication = publish(store, snapshotOf('s1', makeTable(100_000), 'key')).then(() => {
      published = true
    })
    await store.commit(edit('meanwhile', 'a', 1))
    expect(published).toBe(false)
    await publication
    expect((await store.history()).undo).toBe('import s1')
  })

  test('takes what was written into the file itself once nothing is asked for a while', async () => {
    const { files, path } = storeBed()
    const store = await files.create(path, [])
    await publish(store, snapshotOf('s1', makeTable(100_000), 'key'))
    await vi.waitFor(() => expect(statSync(`${path}-wal`).size).toBe(0), { timeout: 15_000, interval: 100 })
    expect(statSync(path).size).toBeGreaterThan(2 ** 20)
    expect((await store.readTable('s1')).rowCount).toBe(100_000)
  })

  test('progress grows to the announced total', async () => {
    const { files, path } = storeBed()
    const store = await files.create(path, [])
    const seen: number[] = []
    let total = 0
    await publish(store, snapshotOf('s1', makeTable(20_000), 'key'), undefined, (done, all) => {
      seen.push(done)
      total = all
    })
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    expect(seen.at(-1)).toBe(total)
  })

  test('staged values of a broken import are removed on opening and reported', async () => {
    const { files, path, folder } = storeBed()
    const store = await files.create(path, [])
    await publish(store, snapshotOf('s1', tableOf({ n: [1] })))
    await store.close()
    const database = new Database(path)
    database.prepare('INSERT INTO chunk (digest, bytes) VALUES (randomblob(32), zeroblob(100000))').run()
    database.close()
    const again = await files.open(path)
    expect(again.report.orphansRemoved).toBe(1)
    expect(cellValue(await again.readTable('s1'), 0, 0)).toBe(1)
    await again.close()
    expect((await files.open(path)).report.orphansRemoved).toBe(0)
    expect(readdirSync(folder)).toContain('plan.tessera')
  })

  test('a table whose import is undone is kept for redo, and gives its room back once it cannot be redone', async () => {
    const { files, path } = storeBed()
    const first = await files.create(path, [])
    await publish(first, snapshotOf('s1', tableOf({ n: [1, 2] })))
    await first.close()
    const second = await files.open(path)
    await publish(second, snapshotOf('s2', makeTable(60_000)))
    await second.undo()
    await second.close()
    const size = statSync(path).size
    const third = await files.open(path)
    expect(third.report.orphansRemoved).toBe(0)
    expect((await third.readTable('s2')).rowCount).toBe(60_000)
    await third.redo()
    await third.undo()
    await third.commit(edit('something else', 'a', 1))
    await third.close()
    const fourth = await files.open(path)
    // No import was interrupted, so none is reported.
    expect(fourth.report.orphansRemoved).toBe(0)
    await expect(fourth.readTable('s2')).rejects.toMatchObject({ code: 'not-found' })
    expect(cellValue(await fourth.readTable('s1'), 0, 1)).toBe(2)
    await fourth.close()
    // What stays is the index of the units that were seen.
    expect(statSync(path).size).toBeLessThan(size / 4)
  })

  test('a table that can no longer be redone lends its values to the one being published', async () => {
    const { files, path } = storeBed()
    const store = await files.create(path, [])
    const table = makeTable(60_000)
    await publish(store, snapshotOf('s1', tableOf({ n: [1] })))
    await publish(store, snapshotOf('s2', table, 'key'))
    await store.undo()
    let edited: Promise<unknown> | null = null
    await publish(store, snapshotOf('s3', table, 'key'), undefined, () => {
      // Drops s2 from the history while its very values are staged again.
      edited ??= store.commit(edit('meanwhile', 'a', 1))
    })
    await edited
    await expect(store.readTable('s2')).rejects.toMatchObject({ code: 'not-found' })
    expect((await store.readTable('s3')).rowCount).toBe(60_000)
  })

  test('a table that only the log names is kept', async () => {
    const { files, path } = storeBed()
    const store = await files.create(path, [])
    await publish(store, snapshotOf('s1', tableOf({ n: [1] })))
    await store.appendLog({ kind: 'export', at: AT, value: { definition: { snapshotId: 's1' } } })
    await store.undo()
    await store.commit(edit('something else', 'a', 1))
    await store.close()
    expect(cellValue(await (await files.open(path)).readTable('s1'), 0, 0)).toBe(1)
  })

  test('values changed behind the back of SQLite are found when they are read', async () => {
    const { files, path } = storeBed()
    const store = await files.create(path, [])
    await publish(store, snapshotOf('s1', tableOf({ n: [1, 2, 3] })))
    await store.close()
    const database = new Database(path)
    database
      .prepare('UPDATE chunk SET bytes = CAST(substr(bytes, 1, length(bytes) - 16) || zeroblob(16) AS BLOB)')
      .run()
    database.close()
    const again = await files.open(path)
    await expect(again.readTable('s1')).rejects.toMatchObject({ code: 'workspace-corrupt' })
  })
})
