import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { allocateColumns } from '../../../main/columns/allocate-columns.ts'
import { markValue, validityOf, valuesOf } from '../../../main/columns/column-view.ts'
import { buildDictionary } from '../../../main/columns/dictionary.ts'
import { missingValueOf, storageOfCodes } from '../../../main/columns/storage.ts'
import { ROWS_PER_CHUNK, type SpineColumns, type StoredColumn } from '../../../main/ports/spine-columns.ts'
import type {
  CommandRecord,
  SnapshotRecord,
  WorkspaceFiles,
  WorkspaceStore,
} from '../../../main/ports/workspace-store.ts'
import { createWorkspaceFiles } from '../../../main/store/workspace-files.ts'

export const workerUrl = new URL('../../../main/store/store-worker.ts', import.meta.url)
export const AT = '2026-11-22T09:30:15.000Z'
export const clock = { now: () => AT, id: () => 'fixed' }

export interface StoreBed {
  readonly folder: string
  readonly path: string
  readonly files: WorkspaceFiles
}

const undone: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const undo of undone.splice(0).reverse()) await undo()
})

/** A folder of its own and the real adapter; whatever a test leaves open is closed and removed after it. */
export function storeBed(): StoreBed {
  const folder = mkdtempSync(join(tmpdir(), 'tessera-store-'))
  undone.push(() => rmSync(folder, { recursive: true, force: true }))
  const files = createWorkspaceFiles({ workerUrl, clock })
  const kept = async (opening: Promise<WorkspaceStore>) => {
    const store = await opening
    undone.push(() => store.close().catch(() => undefined))
    return store
  }
  const create: WorkspaceFiles['create'] = (path, entities) => kept(files.create(path, entities))
  return { folder, path: join(folder, 'plan.tessera'), files: { create, open: (path) => kept(files.open(path)) } }
}

export function edit(label: string, id: string, value: unknown): CommandRecord {
  return { label, changes: [{ id, kind: 'note', value }] }
}

type Cell = string | number | null

/** A table from plain columns: texts become dictionary codes, null is missing. */
export function tableOf(columns: Readonly<Record<string, readonly Cell[]>>): SpineColumns {
  const lists = Object.values(columns)
  const coded = Object.entries(columns).map(([name, cells]) => storedOf(name, cells))
  const table = allocateColumns(
    coded.map((each) => each.stored),
    lists[0]?.length ?? 0,
  )
  for (const [column, { codes, stored }] of coded.entries()) {
    for (const [row, value] of codes.entries()) {
      const chunk = Math.floor(row / ROWS_PER_CHUNK)
      const place = row % ROWS_PER_CHUNK
      valuesOf(table, column, chunk)[place] = value ?? missingValueOf(stored)
      if (value !== null) markValue(validityOf(table, column, chunk), place)
    }
  }
  return table
}

function storedOf(name: string, cells: readonly Cell[]): { stored: StoredColumn; codes: readonly (number | null)[] } {
  if (!cells.some((cell) => typeof cell === 'string')) {
    const codes = cells.map((cell) => (cell === null ? null : Number(cell)))
    return { stored: { name, type: 'number', storage: 'f64', dictionary: null }, codes }
  }
  const texts = [...new Set(cells.filter((cell) => cell !== null).map(String))]
  const codeOf = new Map(texts.map((text, code) => [text, code]))
  const codes = cells.map((cell) => (cell === null ? null : (codeOf.get(String(cell)) ?? null)))
  const stored: StoredColumn = {
    name,
    type: 'text',
    storage: storageOfCodes(texts.length),
    dictionary: buildDictionary(texts),
  }
  return { stored, codes }
}

export function snapshotOf(id: string, table: SpineColumns, keyColumn: string | null = null): SnapshotRecord {
  return { id, table, keyColumn, setAside: [], misfits: [] }
}

export function publish(
  store: WorkspaceStore,
  snapshot: SnapshotRecord,
  signal: AbortSignal = new AbortController().signal,
  onProgress: (bytesDone: number, bytesTotal: number) => void = () => undefined,
) {
  const changes = [{ id: 'spine', kind: 'spine', value: { snapshotId: snapshot.id } }]
  return store.publish(snapshot, { label: `import ${snapshot.id}`, changes }, onProgress, signal)
}
