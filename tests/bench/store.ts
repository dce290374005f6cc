/* How fast a customer table of 1M units × 24 columns is published into a workspace file and read back from it. */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { allocateColumns } from '../../main/columns/allocate-columns.ts'
import { markAll, validityOf, valuesOf } from '../../main/columns/column-view.ts'
import { buildDictionary } from '../../main/columns/dictionary.ts'
import type { SpineColumns, StoredColumn } from '../../main/ports/spine-columns.ts'
import { createWorkspaceFiles } from '../../main/store/workspace-files.ts'

const ROWS = 1_000_000

export interface StoreFigures {
  readonly publishMs: number
  readonly republishMs: number
  readonly closeMs: number
  readonly reopenMs: number
  readonly readTableMs: number
  readonly commitMs: number
  readonly fileMegabytes: number
}

/** Milliseconds of each step over one file in the temporary folder. */
export async function benchStore(): Promise<StoreFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'tessera-bench-store-'))
  const path = join(folder, 'bench.tessera')
  const workerUrl = new URL('../../main/store/store-worker.ts', import.meta.url)
  const files = createWorkspaceFiles({ workerUrl, clock: { now: () => new Date().toISOString(), id: () => 'bench' } })
  try {
    const table = makeTable(ROWS)
    const store = await files.create(path, [])
    const publish = (id: string) => {
      const snapshot = { id, table, keyColumn: 'key', setAside: [], misfits: [] }
      const record = { label: 'import bench.csv', changes: [{ id: 'spine', kind: 'spine', value: { snapshotId: id } }] }
      return store.publish(snapshot, record, () => undefined, new AbortController().signal)
    }
    const publishMs = await timed(() => publish('one'))
    const commitMs = await timed(async () => {
      for (let i = 0; i < 100; i++)
        await store.commit({ label: 'edit', changes: [{ id: 'a', kind: 'k', value: { i } }] })
    })
    const republishMs = await timed(() => publish('two'))
    const closeMs = await timed(() => store.close())
    let again = store
    const reopenMs = await timed(async () => {
      again = await files.open(path)
    })
    const readTableMs = await timed(() => again.readTable('one'))
    await again.close()
    const fileMegabytes = Math.round(statSync(path).size / 2 ** 20)
    if (readdirSync(folder).length !== 1) throw new Error('The closed workspace is more than one file')
    return { publishMs, republishMs, closeMs, reopenMs, readTableMs, commitMs: commitMs / 100, fileMegabytes }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A text key, 13 numbers, 3 integers, 2 dates, 4 texts of few values and a boolean; every 50th value is missing. */
export function makeTable(rowCount: number): SpineColumns {
  const keys = buildDictionary(Array.from({ length: rowCount }, (_, row) => `ACC-${100_000_000 + row * 7}`))
  const kinds = buildDictionary(['starter', 'team', 'business', 'enterprise', 'public'])
  const column = (name: string, rest: Omit<StoredColumn, 'name'>): StoredColumn => ({ name, ...rest })
  const many = (count: number, stem: string, rest: Omit<StoredColumn, 'name'>) =>
    Array.from({ length: count }, (_, i) => column(`${stem} ${i}`, rest))
  const table = allocateColumns(
    [
      column('key', { type: 'text', storage: 'u32', dictionary: keys }),
      ...many(13, 'amount', { type: 'number', storage: 'f64', dictionary: null }),
      ...many(3, 'count', { type: 'integer', storage: 'i32', dictionary: null }),
      ...many(2, 'day', { type: 'date', storage: 'i32', dictionary: null }),
      ...many(4, 'kind', { type: 'text', storage: 'u8', dictionary: kinds }),
      column('active', { type: 'boolean', storage: 'u8', dictionary: null }),
    ],
    rowCount,
  )
  for (const [index] of table.columns.entries()) fill(table, index)
  return table
}

function fill(table: SpineColumns, column: number): void {
  const stored = table.columns[column]
  for (const [chunk, { rowCount }] of table.chunks.entries()) {
    const values = valuesOf(table, column, chunk)
    const validity = validityOf(table, column, chunk)
    markAll(validity, rowCount)
    for (let row = 0; row < rowCount; row++) {
      if (column === 0) values[row] = chunk * 2 ** 20 + row
      else values[row] = valueAt(stored, ((row * 2_654_435_761 + column * 97) >>> 0) % 1_000_003)
      if (column > 0 && row % 50 === 7) validity[row >> 3]! &= ~(1 << (row & 7))
    }
  }
}

function valueAt(stored: StoredColumn | undefined, noise: number): number {
  if (stored?.dictionary) return noise % stored.dictionary.length
  if (stored?.type === 'boolean') return noise % 2
  return stored?.storage === 'f64' ? noise / 97 : noise
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return Math.round((performance.now() - start) * 10) / 10
}

if (import.meta.main) console.log(JSON.stringify(await benchStore(), null, 2))
