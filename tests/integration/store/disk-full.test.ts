import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ALL_MIGRATIONS } from '../../../main/store/migrations/all-migrations.ts'
import { openDatabase } from '../../../main/store/open-database.ts'
import { createWorkspaceFiles } from '../../../main/store/workspace-files.ts'
import { createSession } from '../../../main/store/workspace-session.ts'
import { makeTable } from '../../bench/store.ts'
import { AT, clock, edit, publish, snapshotOf, storeBed, workerUrl } from './store-bed.ts'

const MEGABYTE = 2 ** 20

function mount(folder: string, megabytes: number): boolean {
  if (process.platform !== 'linux') return false
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]).status === 0
}

describe('a full disk', () => {
  test('a command and an import that do not fit are refused, and all that was saved stays', async () => {
    const { files, path } = storeBed()
    await (await files.create(path, [])).close()
    const session = createSession((place, at) => {
      const opened = openDatabase(place, at)
      opened.database.pragma(`max_page_count = ${statSync(path).size / 16_384 + 40}`)
      return opened
    })
    const quiet = () => undefined
    await session.open({ path, at: AT }, quiet)
    await session.commit({ record: edit('small', 'a', 'saved'), at: AT }, quiet)
    const big = session.commit({ record: edit('big', 'b', 'x'.repeat(4 * MEGABYTE)), at: AT }, quiet)
    await expect(big).rejects.toMatchObject({ code: 'disk-full', remedy: expect.stringContaining('Free some space') })
    const snapshot = snapshotOf('s1', makeTable(50_000), 'key')
    const record = edit('import', 'spine', { snapshotId: 's1' })
    const input = { snapshot, record, at: AT, cancelled: new Int32Array(1) }
    await expect(session.publish(input, quiet)).rejects.toMatchObject({ code: 'disk-full' })
    await session.commit({ record: edit('after', 'c', 'also saved'), at: AT }, quiet)
    await session.close(null, quiet)
    const store = await files.open(path)
    expect((await store.entities()).map((entity) => entity.value)).toEqual(['saved', 'also saved'])
    await expect(store.readTable('s1')).rejects.toMatchObject({ code: 'not-found' })
  })

  test('a really full file system loses nothing that was acknowledged', async (context) => {
    const { folder } = storeBed()
    const small = join(folder, 'small')
    mkdirSync(small)
    if (!mount(small, 6)) {
      console.log('SKIPPED: no small file system could be mounted here (needs root on Linux)')
      context.skip()
    }
    try {
      const files = createWorkspaceFiles({ workerUrl, clock })
      const path = join(small, 'plan.tessera')
      const store = await files.create(path, [])
      await store.commit(edit('first', 'a', 1))
      const controller = new AbortController()
      const tooBig = publish(store, snapshotOf('s1', makeTable(60_000), 'key'), controller.signal)
      await expect(tooBig).rejects.toMatchObject({ code: 'disk-full' })
      let saved = 0
      const failure = await (async () => {
        for (; ; saved++) await store.commit(edit(`note ${saved}`, `note-${saved}`, 'x'.repeat(100_000)))
      })().catch((error: unknown) => error)
      expect(failure).toMatchObject({ code: 'disk-full' })
      await store.close()
      const again = await files.open(path)
      expect((await again.entities()).length).toBe(1 + saved)
      expect((await again.history()).undo).toBe(saved === 0 ? 'first' : `note ${saved - 1}`)
      await again.close()
      expect(saved).toBeGreaterThan(5)
    } finally {
      spawnSync('umount', [small])
    }
  })

  test('a migration without room for its backup is refused and leaves the file as it was', async (context) => {
    const { folder } = storeBed()
    const small = join(folder, 'small')
    mkdirSync(small)
    if (!mount(small, 4)) {
      console.log('SKIPPED: no small file system could be mounted here (needs root on Linux)')
      context.skip()
    }
    try {
      const path = join(small, 'plan.tessera')
      copyFileSync(join(import.meta.dirname, '..', '..', 'fixtures', 'workspaces', 'v1.tessera'), path)
      writeFileSync(join(small, 'ballast'), Buffer.alloc(2 * MEGABYTE))
      const next = { version: 2, up: () => undefined }
      expect(() => openDatabase(path, AT, [...ALL_MIGRATIONS, next])).toThrow(
        expect.objectContaining({ code: 'disk-full' }),
      )
      rmSync(join(small, 'ballast'))
      expect(readdirSync(small)).toEqual(['plan.tessera'])
    } finally {
      spawnSync('umount', [small])
    }
  })
})
