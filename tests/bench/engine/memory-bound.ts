import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { widthOf } from '../../../main/columns/storage.ts'
import type { SpineColumns } from '../../../main/ports/spine-columns.ts'

const root = join(import.meta.dirname, '../../..')
const STEP = 128

/** Reads every value and validity bit of some columns once, on this thread. */
export type Touch = (columns: readonly string[]) => void

export function touchOf(table: SpineColumns): Touch {
  const folder = mkdtempSync(join(tmpdir(), 'tessera-bench-'))
  const file = join(folder, 'touch.wasm')
  const options = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd,threads', '--importMemory']
  const memory = ['--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536', '--noExportMemory']
  const source = join(import.meta.dirname, 'touch/touch.ts')
  const compiler = join(root, 'node_modules/assemblyscript/bin/asc.js')
  execFileSync(process.execPath, [compiler, source, '-o', file, ...options, ...memory])
  const module = new WebAssembly.Module(new Uint8Array(readFileSync(file)))
  rmSync(folder, { recursive: true })
  const chunks = table.chunks.map((chunk) => {
    const { touch } = new WebAssembly.Instance(module, { env: { memory: chunk.memory } }).exports
    return { chunk, touch: touch as (from: number, bytes: number) => number }
  })
  return (columns) => {
    for (const { chunk, touch } of chunks) {
      for (const [index, { name, storage }] of table.columns.entries()) {
        if (!columns.includes(name)) continue
        touch(chunk.valueOffsets[index]!, whole(chunk.rowCount * widthOf(storage)))
        touch(chunk.validityOffsets[index]!, whole(chunk.rowCount / 8))
      }
    }
  }
}

/** Bytes of some columns' values and validity bits, for a row. */
export function bytesPerRow(table: SpineColumns, columns: readonly string[]): number {
  const widths = table.columns.filter(({ name }) => columns.includes(name)).map(({ storage }) => widthOf(storage))
  return widths.reduce((sum, width) => sum + width + 1 / 8, 0)
}

function whole(bytes: number): number {
  return Math.floor(bytes / STEP) * STEP
}
