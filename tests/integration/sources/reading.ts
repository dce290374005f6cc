import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cellValue } from '../../../main/columns/cell-value.ts'
import type { ReadOptions, ReadProgress, ReadResult, SourceReader } from '../../../main/ports/source-reader.ts'
import { createSourceReader } from '../../../main/sources/source-reader.ts'

export interface Reading {
  readonly folder: string
  readonly reader: SourceReader
  /** Writes a file into the test's folder and answers its path. */
  file(name: string, content: string | Uint8Array): string
  read(path: string, options?: ReadOptions, onProgress?: (progress: ReadProgress) => void): Promise<ReadResult>
  /** What reads put aside and did not wipe. */
  leftovers(): readonly string[]
  close(): Promise<void>
}

/** A reader on real threads, with folders of its own. */
export function openReading(): Reading {
  const folder = mkdtempSync(join(tmpdir(), 'tessera-sources-'))
  // The reader makes it where it is needed.
  const temporaryFolder = join(folder, 'spill')
  const workerUrl = new URL('../../../main/sources/source-worker.ts', import.meta.url)
  const reader = createSourceReader({ workerUrl, temporaryFolder })
  return {
    folder,
    reader,
    file(name, content) {
      const path = join(folder, name)
      writeFileSync(path, content)
      return path
    },
    read: (path, options = {}, onProgress = () => undefined) =>
      reader.read(path, options, onProgress, new AbortController().signal),
    leftovers: () => (existsSync(temporaryFolder) ? readdirSync(temporaryFolder) : []),
    async close() {
      await reader.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

type Cell = number | string | boolean | null

/** Every value of a column; dates as days since 1970-01-01. */
export function columnOf({ table }: ReadResult, name: string): Cell[] {
  const column = table.columns.findIndex((one) => one.name === name)
  return Array.from({ length: table.rowCount }, (_, row) => cellValue(table, column, row))
}

/** The sum of a column's present numbers. */
export function sumOf(read: ReadResult, name: string): number {
  return columnOf(read, name).reduce((sum: number, value) => sum + (typeof value === 'number' ? value : 0), 0)
}

/** How many different values a column has. */
export function distinctOf(read: ReadResult, name: string): number {
  return new Set(columnOf(read, name).filter((value) => value !== null)).size
}
