import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tableOf } from '../../../main/columns/table-of.ts'
import { newFrame } from '../../../main/domain/workspace/new-frame.ts'
import { frameChange, spineChange, structureChange } from '../../../main/domain/workspace/workspace-document.ts'
import { createSegmentEngine } from '../../../main/engine/segment-engine.ts'
import { createDuckdbEngine } from '../../../main/engine/sql/duckdb-engine.ts'
import { createParquetWriter } from '../../../main/engine/sql/duckdb-parquet-writer.ts'
import { workerUrls } from '../../../main/hosts/worker-urls.ts'
import type { Clock } from '../../../main/ports/clock.ts'
import { createExportService } from '../../../main/services/export-service.ts'
import { createHandOverService } from '../../../main/services/hand-over-service.ts'
import { createJobRunner } from '../../../main/services/job-runner.ts'
import { draftOf } from '../../../main/services/structure-service.ts'
import { createWorkspaceSession, type WorkspaceSession } from '../../../main/services/workspace-session.ts'
import { createWorkspaceFiles } from '../../../main/store/workspace-files.ts'
import type { JobView } from '../../../shared/contract/jobs.ts'
import type { Spine } from '../../../shared/entities/spine.ts'
import type { Structure } from '../../../shared/entities/structure.ts'
import { sha256 } from '../../parity/exports/export-input-of.ts'
import { openClassifier } from '../exports/open-classifier.ts'

const { signal } = new AbortController()
const spine: Spine = {
  snapshotId: 'snapshot',
  unitCount: 3,
  keyColumn: null,
  columns: [{ name: 'seats', header: 'seats', type: 'integer', missing: 0, misfits: 0, distinct: 3 }],
  source: { fileName: 'a.csv', format: 'csv', sizeBytes: 9, digest: '', rowsInFile: 3, rowsSetAside: 0, dialect: null },
  loadedAt: '2026-01-01T00:00:00Z',
}
const scope = { columns: new Map([['seats', 'integer'] as const]), thresholds: new Map() }
const segment = { id: 'big', name: 'Big', slot: 1, draft: draftOf('seats > 1', scope) }
const STRUCTURE: Structure = {
  ...{ id: 's', name: 'Size', lens: 'value', position: 1, exclusions: [], segments: [segment] },
  defaultPath: { name: 'Rest' },
}
const option = structureChange(STRUCTURE)

let ids = 0
let nowMs = Date.parse('2026-01-01T00:00:00Z')
const clock: Clock = { now: () => new Date(nowMs).toISOString(), id: () => `id-${++ids}` }
const files = createWorkspaceFiles({ workerUrl: workerUrls().store, clock })
const engine = createSegmentEngine({ workerUrl: workerUrls().engine, threads: 1 })

let folder: string
let session: WorkspaceSession
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tessera-log-'))
  session = createWorkspaceSession({ files, engine, clock, onChange: () => undefined })
})
afterEach(async () => {
  await session.close()
  await engine.close()
  rmSync(folder, { recursive: true, force: true })
})

const NO_ROWS = { isAtHand: async () => false, rowsOf: () => Promise.reject(new Error('No source is read here')) }

/** A workspace with a table of three and one option; answers its path. */
async function create(name: string): Promise<string> {
  const path = join(folder, name)
  const { id } = await session.create(path, [frameChange(newFrame(name, '2026-01-01'))])
  const table = tableOf([{ name: 'seats', type: 'integer', values: [1, 2, 3] }])
  const snapshot = { id: 'snapshot', keyColumn: null, table, setAside: [], misfits: [] }
  await session.publish(
    id,
    snapshot,
    null,
    () => [spineChange(spine), option],
    () => undefined,
    signal,
  )
  return path
}

/** The service over real engines, which are only handed out once `ready` has passed. */
function handOver(ready: Promise<void>) {
  const ended = Promise.withResolvers<JobView>()
  const onChange = (job: JobView): void => {
    if (job.state !== 'running') ended.resolve(job)
  }
  const jobs = createJobRunner({ clock, log: { incident: () => 'x' }, onChange })
  const exports = createExportService({
    clock,
    sha256,
    sqlEngines: () => ready.then(async () => [await createDuckdbEngine()]),
    openClassifier,
    parquet: createParquetWriter(),
    version: '0',
  })
  return { service: createHandOverService(session, exports, jobs, clock, () => '', NO_ROWS), ended: ended.promise }
}

async function logOf(path: string, kind: string) {
  const store = await files.open(path)
  const entries = await store.readLog(kind)
  await store.close()
  return entries
}

describe('the log of a workspace', () => {
  it('takes no proof of an option of another workspace that was open when the proof began', async () => {
    const first = await create('one.tessera')
    const gate = Promise.withResolvers<void>()
    const { service, ended } = handOver(gate.promise)
    service.prove('s')
    const second = await create('two.tessera')
    gate.resolve()
    expect(await ended).toMatchObject({ state: 'failed', error: { code: 'conflict' } })
    await session.close()
    expect(await logOf(first, 'proof')).toEqual([])
    expect(await logOf(second, 'proof')).toEqual([])
  })

  it('says when a file left, not when its SQL was proved', async () => {
    const path = await create('one.tessera')
    const { service, ended } = handOver(Promise.resolve())
    service.prove('s')
    expect(await ended).toMatchObject({ state: 'done' })
    const provedAt = clock.now()
    nowMs += 86_400_000
    await service.file('s', 'definition', null, signal)
    await session.close()
    expect(await logOf(path, 'proof')).toMatchObject([{ at: provedAt }])
    expect(await logOf(path, 'export')).toMatchObject([{ at: '2026-01-02T00:00:00.000Z' }])
  })
})

describe('how the proofs of options stand', () => {
  it('follows the rules: stale after an edit, and not once it is taken back', async () => {
    await create('one.tessera')
    const { service, ended } = handOver(Promise.resolve())
    expect(await service.proofs()).toEqual([])
    service.prove('s')
    await ended
    const standing = { structureId: 's', verdict: 'same' }
    expect(await service.proofs()).toEqual([{ ...standing, isStale: false }])
    await session.commit('rename', () => [structureChange({ ...STRUCTURE, name: 'Larger' })])
    expect(await service.proofs()).toEqual([{ ...standing, isStale: true }])
    await session.undo()
    expect(await service.proofs()).toEqual([{ ...standing, isStale: false }])
    await session.commit('settings', () => [frameChange(newFrame('one', '2026-03-01'))])
    expect(await service.proofs()).toEqual([{ ...standing, isStale: true }])
  })
})
