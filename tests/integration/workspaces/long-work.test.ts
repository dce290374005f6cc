import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tableOf } from '../../../main/columns/table-of.ts'
import { newFrame } from '../../../main/domain/workspace/new-frame.ts'
import { frameChange, mappingChange, spineChange } from '../../../main/domain/workspace/workspace-document.ts'
import { createSegmentEngine } from '../../../main/engine/segment-engine.ts'
import { workerUrls } from '../../../main/hosts/worker-urls.ts'
import { systemClock } from '../../../main/platform/system-clock.ts'
import type { SnapshotRecord } from '../../../main/ports/workspace-store.ts'
import { createWorkspaceSession, type WorkspaceSession } from '../../../main/services/workspace-session.ts'
import { createWorkspaceFiles } from '../../../main/store/workspace-files.ts'
import type { RoleBinding } from '../../../shared/economics/role.ts'
import type { Spine } from '../../../shared/entities/spine.ts'

/*
 * A table takes minutes to be made; meanwhile a person may edit the workspace, close it or open another one.
 */

const ignore = (): void => undefined
const { signal } = new AbortController()

let folder: string
let session: WorkspaceSession
let told: (string | null)[]
const engine = createSegmentEngine({ workerUrl: workerUrls().engine, threads: 1 })

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tessera-session-'))
  told = []
  const files = createWorkspaceFiles({ workerUrl: workerUrls().store, clock: systemClock })
  const onChange = (): void => void told.push(session.current()?.view.fileName ?? null)
  session = createWorkspaceSession({ files, engine, clock: systemClock, onChange })
})
afterEach(async () => {
  await session.close()
  await engine.close()
  rmSync(folder, { recursive: true, force: true })
})

const create = (name: string) => session.create(join(folder, name), [frameChange(newFrame(name, '2026-01-01'))])

const table = tableOf([{ name: 'seats', type: 'integer', values: [1, 2, 3] }])
const snapshot: SnapshotRecord = { id: 'snapshot', keyColumn: null, table, setAside: [], misfits: [] }
const spine: Spine = {
  snapshotId: snapshot.id,
  unitCount: 3,
  keyColumn: null,
  columns: [{ name: 'seats', header: 'seats', type: 'integer', missing: 0, misfits: 0, distinct: 3 }],
  source: { fileName: 'a.csv', format: 'csv', sizeBytes: 9, digest: '', rowsInFile: 3, rowsSetAside: 0, dialect: null },
  loadedAt: '2026-01-01T00:00:00Z',
}

describe('a customer table that was made for one workspace', () => {
  it('does not go into another that was opened meanwhile, nor into none', async () => {
    const { id } = await create('one.tessera')
    const other = await create('two.tessera')
    const late = () => session.publish(id, snapshot, 'load', () => [spineChange(spine)], ignore, signal)
    await expect(late()).rejects.toMatchObject({ code: 'conflict', remedy: expect.any(String) })
    expect(session.current()?.view).toEqual(other)
    await session.close()
    await expect(late()).rejects.toMatchObject({ code: 'conflict' })
  })

  it('comes with changes to the workspace as it is by then, not as it was at the start', async () => {
    const { id } = await create('one.tessera')
    const revenue: RoleBinding = { column: 'seats', blankMeans: 'missing', trueValues: [], confirmed: true }
    const edited = session.commit('map revenue', () => [mappingChange({ roles: { revenue } })])
    const published = session.publish(
      id,
      snapshot,
      'load',
      ({ document: { mapping } }) => [
        spineChange(spine),
        mappingChange({ roles: { ...mapping.roles, discounts: revenue } }),
      ],
      ignore,
      signal,
    )
    await Promise.all([edited, published])
    expect(Object.keys(session.required().document.mapping.roles)).toEqual(['revenue', 'discounts'])
  })
})

describe('a workspace whose table cannot be read', () => {
  it('leaves none open, and every window hears of it', async () => {
    await create('one.tessera')
    const unreadable = [frameChange(newFrame('two', '2026-01-01')), spineChange(spine)]
    await expect(session.create(join(folder, 'two.tessera'), unreadable)).rejects.toMatchObject({ code: 'not-found' })
    expect(session.current()).toBeNull()
    expect(told).toEqual(['one.tessera', null])
  })
})

it('tells of a new workspace with a table once, when it holds the table', async () => {
  const beginning = { snapshot, changes: [spineChange(spine)], onProgress: ignore, signal }
  const path = join(folder, 'whole.tessera')
  const view = await session.create(path, [frameChange(newFrame('whole', '2026-01-01'))], beginning)
  expect(view).toMatchObject({ spine: { unitCount: 3 }, history: { undo: null } })
  expect(told).toEqual(['whole.tessera'])
  expect(session.loaded().table.rowCount).toBe(3)
})

it('keeps what was open where the beginning of a new workspace cannot be saved', async () => {
  const { id } = await create('one.tessera')
  const cancelled = AbortSignal.abort()
  const beginning = { snapshot, changes: [spineChange(spine)], onProgress: ignore, signal: cancelled }
  const settings = [frameChange(newFrame('two', '2026-01-01'))]
  await expect(session.create(join(folder, 'two.tessera'), settings, beginning)).rejects.toThrow()
  expect(session.required().id).toBe(id)
})
