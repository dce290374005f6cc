import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import type { OpenReport } from '../../../main/ports/workspace-store.ts'
import { edit, publish, snapshotOf, storeBed, tableOf } from './store-bed.ts'

const PEER = join(import.meta.dirname, 'open-elsewhere.ts')
const NOBODY = 65_534

function noise(length: number): Buffer {
  return Buffer.from(Array.from({ length }, (_, i) => (i * 197 + (i >> 3) * 31) & 0xff))
}

/** Opens, reads and commits in another process, as another user where this one may write everywhere. */
function openElsewhere(path: string): { report?: OpenReport; values?: unknown; commit?: string; error?: string } {
  const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}
  const ran = spawnSync(process.execPath, [PEER, path], { ...user, encoding: 'utf8' })
  if (ran.status !== 0) throw new Error(ran.stderr)
  return JSON.parse(ran.stdout)
}

describe('opening a workspace file', () => {
  test.skipIf(process.platform === 'win32')(
    'the file and what stands beside it are for this person alone',
    async () => {
      const umask = process.umask(0o022)
      try {
        const { files, path, folder } = storeBed()
        const store = await files.create(path, [])
        await store.commit(edit('one', 'a', 1))
        const rights = readdirSync(folder).map((name) => [
          name,
          (statSync(join(folder, name)).mode & 0o777).toString(8),
        ])
        expect(rights).toEqual([
          ['plan.tessera', '600'],
          ['plan.tessera-wal', '600'],
        ])
      } finally {
        process.umask(umask)
      }
    },
  )

  test('a file that is not there is missing', async () => {
    const { files, path } = storeBed()
    await expect(files.open(path)).rejects.toMatchObject({ code: 'file-missing' })
  })

  test('a folder, an empty file, random bytes and a file of another program are each named for what they are', async () => {
    const { files, folder } = storeBed()
    const named = (name: string) => join(folder, name)
    mkdirSync(named('folder.tessera'))
    writeFileSync(named('empty.tessera'), '')
    writeFileSync(named('random.tessera'), noise(40_000))
    writeFileSync(named('short.tessera'), 'SQLite format 3\0')
    new Database(named('other.tessera')).exec('CREATE TABLE t (a)').close()
    await expect(files.open(named('folder.tessera'))).rejects.toMatchObject({ code: 'file-unsupported' })
    await expect(files.open(named('empty.tessera'))).rejects.toMatchObject({ code: 'file-empty' })
    await expect(files.open(named('random.tessera'))).rejects.toMatchObject({ code: 'workspace-corrupt' })
    await expect(files.open(named('short.tessera'))).rejects.toMatchObject({ code: 'workspace-corrupt' })
    await expect(files.open(named('other.tessera'))).rejects.toMatchObject({ code: 'file-unsupported' })
    expect(readFileSync(named('random.tessera')).equals(noise(40_000))).toBe(true)
  })

  test('a truncated file is damaged, wherever it was cut, and is left as it was', async () => {
    const { files, path } = storeBed()
    const store = await files.create(path, [])
    await publish(store, snapshotOf('s1', tableOf({ n: Array.from({ length: 9_000 }, (_, row) => row) })))
    await store.close()
    const whole = readFileSync(path)
    for (const length of [50, 100, 5_000, 16_384, 100_000, whole.length - 16_384, whole.length - 1]) {
      writeFileSync(path, whole)
      truncateSync(path, length)
      await expect(files.open(path), `cut to ${length}`).rejects.toMatchObject({ code: 'workspace-corrupt' })
      expect(readFileSync(path).equals(whole.subarray(0, length)), `cut to ${length}`).toBe(true)
    }
  })

  test('a file of a newer version is refused unchanged, naming the remedy', async () => {
    const { files, path } = storeBed()
    await (await files.create(path, [])).close()
    const database = new Database(path)
    database.pragma('user_version = 99')
    database.close()
    const before = readFileSync(path)
    await expect(files.open(path)).rejects.toMatchObject({
      code: 'workspace-newer',
      remedy: expect.stringContaining('Update Tessera'),
    })
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  test('a file that another process holds is locked, and opens once that has closed it', async () => {
    const { files, path } = storeBed()
    const store = await files.create(path, [{ id: 'a', kind: 'note', value: 1 }])
    chmodSync(path, 0o666)
    chmodSync(dirname(path), 0o777)
    expect(openElsewhere(path).error).toBe('workspace-locked')
    await store.commit(edit('still mine', 'a', 2))
    await store.close()
    chmodSync(path, 0o666)
    expect(openElsewhere(path)).toMatchObject({ values: [2], commit: 'saved' })
  })

  test('a second opening in the same process is locked, and the first goes on', async () => {
    const { files, path } = storeBed()
    const store = await files.create(path, [])
    await expect(files.open(path)).rejects.toMatchObject({
      code: 'workspace-locked',
      remedy: expect.stringContaining('Close it there'),
    })
    await store.commit(edit('one', 'a', 1))
    await store.close()
    expect((await (await files.open(path)).history()).undo).toBe('one')
  })

  test.skipIf(process.platform === 'win32')('a read-only file opens for reading and refuses commands', async () => {
    const { files, path, folder } = storeBed()
    await (await files.create(path, [{ id: 'a', kind: 'note', value: 1 }])).close()
    chmodSync(path, 0o444)
    chmodSync(folder, 0o777)
    const found = openElsewhere(path)
    expect(found.report?.readOnly).toBe(true)
    expect(found).toMatchObject({ values: [1], commit: 'workspace-read-only' })
  })

  test.skipIf(process.platform === 'win32')('a file in a read-only folder opens for reading', async () => {
    const { files, path, folder } = storeBed()
    await (await files.create(path, [{ id: 'a', kind: 'note', value: 1 }])).close()
    chmodSync(path, 0o666)
    chmodSync(folder, 0o555)
    const found = openElsewhere(path)
    expect(found.report?.readOnly).toBe(true)
    expect(found).toMatchObject({ values: [1], commit: 'workspace-read-only' })
    chmodSync(folder, 0o755)
    expect(readdirSync(folder)).toEqual(['plan.tessera'])
  })

  test.skipIf(process.platform === 'win32')('a file that may not be read is unreadable', async () => {
    const { files, path, folder } = storeBed()
    await (await files.create(path, [])).close()
    chmodSync(path, 0o000)
    chmodSync(folder, 0o777)
    expect(openElsewhere(path).error).toBe('file-unreadable')
  })
})
