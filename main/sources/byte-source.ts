import { readSync } from 'node:fs'
import type { CsvDialect } from '../../shared/entities/spine.ts'
import type { OpenFile } from './open-file.ts'

const TRANSCODE_BYTES = 2 ** 18
const NO_BYTES = new Uint8Array(0)

/** The bytes of a text file, one after the other. */
export interface ByteSource {
  /** Bytes of the file on disk taken so far. */
  readonly bytesTaken: number
  /** Fills `target` from `offset` on; answers how many bytes it wrote, 0 at the end of the file. */
  read(target: Uint8Array, offset: number, end: number): number | Promise<number>
  /** Gives back what reading took, also where the end was not reached. */
  close(): Promise<void>
}

/** The bytes of a file as they lie on disk. */
export function fileBytes(file: OpenFile): ByteSource {
  let position = 0
  return {
    get bytesTaken() {
      return position
    },
    read(target, offset, end) {
      const count = readSync(file.descriptor, target, offset, end - offset, position)
      position += count
      return count
    },
    close: () => Promise.resolve(),
  }
}

/** The same text as UTF-8, whatever its encoding, from after its byte-order mark. */
export async function textBytes(
  bytes: ByteSource,
  encoding: CsvDialect['encoding'],
  markLength: number,
): Promise<ByteSource> {
  const mark = new Uint8Array(markLength)
  for (let passed = 0, count = -1; passed < markLength && count !== 0; passed += count)
    count = await bytes.read(mark, passed, markLength)
  return encoding === 'utf-8' ? bytes : transcoded(bytes, encoding)
}

/** Nothing is written to disk: a block is decoded and encoded again in memory. */
function transcoded(bytes: ByteSource, encoding: string): ByteSource {
  const decoder = new TextDecoder(encoding)
  const encoder = new TextEncoder()
  const block = new Uint8Array(TRANSCODE_BYTES)
  let waiting: Uint8Array = NO_BYTES
  let ended = false
  return {
    get bytesTaken() {
      return bytes.bytesTaken
    },
    async read(target, offset, end) {
      while (waiting.length === 0 && !ended) {
        const count = await bytes.read(block, 0, block.length)
        ended = count === 0
        waiting = encoder.encode(decoder.decode(block.subarray(0, count), { stream: !ended }))
      }
      const count = Math.min(waiting.length, end - offset)
      target.set(waiting.subarray(0, count), offset)
      waiting = waiting.subarray(count)
      return count
    },
    close: () => bytes.close(),
  }
}
