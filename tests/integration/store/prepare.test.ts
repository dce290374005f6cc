import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { cellValue } from '../../../main/columns/cell-value.ts'
import { makeTable } from '../../bench/store.ts'
import { edit, publish, snapshotOf, storeBed, tableOf } from './store-bed.ts'

/** Chunks in a closed file, and those of them that nothing names. */
function chunksIn(path: string): { all: number; unnamed: number } {
  const database = new Database(path, { readonly: true })
  try {
    const count = (where: string): number =>
      Number(database.prepare(`SELECT count(*) FROM chunk WHERE ${where}`).pluck().get())
    const named = 'SELECT digest FROM snapshot_chunk UNION SELECT digest FROM unit_index'
    return { all: count('true'), unnamed: count(`digest NOT IN (${named})`) }
  } finally {
    database.close()
  }
}

describe('a table prepared ahead of its publication', () => {
  test('is published as one that was not', async () => {
    const { files, path, folder } = storeBed()
    const table = makeTable(5_003)
    const [ahead, plain] = [await files.create(path, []), await files.create(`${folder}/plain.tessera`, [])]
    await ahead.prepare('s1', table)
    await publish(ahead, snapshotOf('s1', table, 'key'))
    await publish(plain, snapshotOf('s1', table, 'key'))
    expect(await ahead.readTable('s1')).toEqual(await plain.readTable('s1'))
    expect(await ahead.readUnitIds('s1')).toEqual(await plain.readUnitIds('s1'))
    await ahead.close()
    await plain.close()
    expect(chunksIn(path)).toEqual(chunksIn(`${folder}/plain.tessera`))
    expect(chunksIn(path).unnamed).toBe(0)
  })

  test('tells its progress from where preparing ended', async () => {
    const { files, path } = storeBed()
    const table = makeTable(20_000)
    const store = await files.create(path, [])
    await store.prepare('s1', table)
    const shares: number[] = []
    await publish(store, snapshotOf('s1', table, 'key'), undefined, (done, total) => shares.push(done / total))
    expect(shares[0]).toBeGreaterThan(0.9)
    expect(shares.at(-1)).toBe(1)
  })

  test('gives way to the one prepared after it, or to another that is published', async () => {
    const { files, path } = storeBed()
    const store = await files.create(path, [])
    await store.prepare('s1', tableOf({ shared: [1, 2], own: [3, 4] }))
    await store.prepare('s2', tableOf({ shared: [1, 2], own: [5, 6] }))
    await publish(store, snapshotOf('s2', tableOf({ shared: [1, 2], own: [5, 6] })))
    await store.prepare('s3', tableOf({ own: [7] }))
    await publish(store, snapshotOf('s4', tableOf({ own: [8] })))
    await publish(store, snapshotOf('s3', tableOf({ own: [7] })))
    const read = await Promise.all(['s2', 's3', 's4'].map((id) => store.readTable(id)))
    expect(read.map((table) => cellValue(table, table.columns.length - 1, 0))).toEqual([5, 7, 8])
    await store.close()
    expect(chunksIn(path).unnamed).toBe(0)
  })

  test('leaves nothing in a workspace that is closed without it', async () => {
    const { files, path } = storeBed()
    const store = await files.create(path, [])
    await store.prepare('s1', makeTable(5_000))
    await store.close()
    expect(chunksIn(path).all).toBe(0)
    const again = await files.open(path)
    expect(again.report.orphansRemoved).toBe(0)
  })

  test('can be called off while it is written, and edits are saved meanwhile', async () => {
    const { files, path } = storeBed()
    const store = await files.create(path, [])
    const preparing = store.prepare('s1', makeTable(200_000)).catch((reason: unknown) => reason)
    await store.commit(edit('meanwhile', 'a', 1))
    await store.unprepare()
    expect(await preparing).toMatchObject({ code: 'cancelled' })
    expect((await store.history()).undo).toBe('meanwhile')
    await store.close()
    expect(chunksIn(path).all).toBe(0)
  })

  test('is published all the same once it was called off', async () => {
    const { files, path } = storeBed()
    const table = tableOf({ n: [1] })
    const store = await files.create(path, [])
    await store.prepare('s1', table)
    await store.unprepare()
    await publish(store, snapshotOf('s1', table))
    expect(cellValue(await store.readTable('s1'), 0, 0)).toBe(1)
  })
})
