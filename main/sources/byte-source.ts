import { readSync } from 'node:fs'
import type { CsvDialect } from '../../shared/entities/spine.ts'
import type { OpenFile } from './open-file.ts'

const TRANSCODE_BYTES = 2 ** 18
const NO_BYTES = new Uint8Array(0)

/** A text file as UTF-8, whatever its encoding, from after its byte-order mark. */
export interface ByteSource {
  /** Bytes of the file taken so far. */
  readonly bytesTaken: number
  /** Fills `target` from `offset` on; answers how many bytes it wrote, 0 at the end of the file. */
  read(target: Uint8Array, offset: number, end: number): number
}

export function openByteSource(file: OpenFile, encoding: CsvDialect['encoding'], markLength: number): ByteSource {
  return encoding === 'utf-8' ? plainSource(file, markLength) : transcodingSource(file, encoding, markLength)
}

function plainSource(file: OpenFile, markLength: number): ByteSource {
  let position = markLength
  return {
    get bytesTaken() {
      return position
    },
    read(target, offset, end) {
      const count = readSync(file.descriptor, target, offset, end - offset, position)
      position += count
      return count
    },
  }
}

/** Nothing is written to disk: a block is decoded and encoded again in memory. */
function transcodingSource(file: OpenFile, encoding: string, markLength: number): ByteSource {
  const decoder = new TextDecoder(encoding)
  const encoder = new TextEncoder()
  const block = new Uint8Array(TRANSCODE_BYTES)
  let position = markLength
  let waiting: Uint8Array = NO_BYTES
  let ended = false

  function refill(): void {
    while (waiting.length === 0 && !ended) {
      const count = readSync(file.descriptor, block, 0, block.length, position)
      position += count
      ended = count === 0
      waiting = encoder.encode(decoder.decode(block.subarray(0, count), { stream: !ended }))
    }
  }

  return {
    get bytesTaken() {
      return position
    },
    read(target, offset, end) {
      refill()
      const count = Math.min(waiting.length, end - offset)
      target.set(waiting.subarray(0, count), offset)
      waiting = waiting.subarray(count)
      return count
    },
  }
}
