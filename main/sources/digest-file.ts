import { createHash } from 'node:crypto'
import { readSync } from 'node:fs'
import type { OpenFile } from './open-file.ts'
import type { TaskControl } from './source-task.ts'

const READ_BYTES = 2 ** 20

/** SHA-256 of a file, hex, and how many bytes it had. */
export function digestFile(file: OpenFile, control: TaskControl): { digest: string; sizeBytes: number } {
  const hash = createHash('sha256')
  const block = new Uint8Array(READ_BYTES)
  let position = 0
  for (;;) {
    control.check()
    const count = readSync(file.descriptor, block, 0, block.length, position)
    if (count === 0) return { digest: hash.digest('hex'), sizeBytes: position }
    hash.update(block.subarray(0, count))
    position += count
  }
}
