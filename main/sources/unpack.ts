import { readSync } from 'node:fs'
import { Readable } from 'node:stream'
import { createGunzip, createZstdDecompress, type Gunzip, type InflateRaw, type ZstdDecompress } from 'node:zlib'
import { AppError } from '../../shared/contract/app-error.ts'
import type { ByteSource } from './byte-source.ts'
import type { OpenFile } from './open-file.ts'

/** How a file is packed as a whole. */
export type Packing = 'gzip' | 'zstd'

const READ_BYTES = 2 ** 18
const NO_BYTES = new Uint8Array(0)

/*
 * A few kilobytes can unpack to more than any disk holds. Tables shrink to a tenth, seldom to a fiftieth; nothing is
 * refused below 1 GiB.
 */
const MOST_TIMES_LARGER = 200
const ALWAYS_ALLOWED_BYTES = 2 ** 30

/** By the first bytes: gzip (RFC 1952), or zstd (RFC 8878) with a frame of data or one to be skipped first. */
export function packingOf(head: Uint8Array): Packing | null {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip'
  if (head.length < 4) return null
  const magic = new DataView(head.buffer, head.byteOffset, 4).getUint32(0, true)
  return magic === 0xfd2fb528 || (magic & 0xfffffff0) >>> 0 === 0x184d2a50 ? 'zstd' : null
}

/**
 * What a packed file holds, unpacked while it is read: nothing is written to disk. Its reads reject with AppError
 * where the file is cut off or damaged, or unpacks to far more than a table would.
 */
export function unpackedBytes(file: OpenFile, packing: Packing): ByteSource {
  let bytesTaken = 0
  let waiting: Uint8Array = NO_BYTES
  const chunks = chunksOf(file, packing, (taken) => {
    bytesTaken = taken
  })
  return {
    get bytesTaken() {
      return bytesTaken
    },
    async read(target, offset, end) {
      while (waiting.length === 0) {
        const next = await chunks.next()
        if (next.done) return 0
        waiting = next.value
      }
      const count = Math.min(waiting.length, end - offset)
      target.set(waiting.subarray(0, count), offset)
      waiting = waiting.subarray(count)
      return count
    },
    async close() {
      await chunks.return()
    },
  }
}

async function* chunksOf(
  file: OpenFile,
  packing: Packing,
  onTaken: (bytes: number) => void,
): AsyncGenerator<Uint8Array, void, void> {
  const most = Math.max(ALWAYS_ALLOWED_BYTES, file.sizeBytes * MOST_TIMES_LARGER)
  let unpacked = 0
  for (let start = 0; start < file.sizeBytes; ) {
    const engine = packing === 'gzip' ? createGunzip() : createZstdDecompress()
    try {
      for await (const chunk of through(engine, blocksOf(file, start))) {
        unpacked += chunk.length
        if (unpacked > most) throw tooLarge(file.name)
        onTaken(Math.min(file.sizeBytes, start + engine.bytesWritten))
        yield chunk
      }
    } catch (cause) {
      throw unpackFailure(cause, file.name)
    }
    // Gunzip goes on to the next member by itself; a zstd stream ends with its frame, and more may follow.
    start = packing === 'gzip' ? file.sizeBytes : start + Math.max(1, engine.bytesWritten)
  }
}

/** What an engine unpacks of blocks; it is ended with the last chunk that is taken. */
export async function* through(
  engine: Gunzip | InflateRaw | ZstdDecompress,
  blocks: Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const packed = Readable.from(blocks, { objectMode: false, highWaterMark: READ_BYTES })
  packed.on('error', (cause) => engine.destroy(cause))
  packed.pipe(engine)
  try {
    for await (const chunk of engine) if (chunk instanceof Uint8Array) yield chunk
  } finally {
    packed.destroy()
    engine.destroy()
  }
}

/** The bytes of a file from a position on, as many as there are or as are wanted. */
export function* blocksOf(
  file: OpenFile,
  start: number,
  length = Number.POSITIVE_INFINITY,
): Generator<Uint8Array<ArrayBuffer>> {
  for (let done = 0; done < length; ) {
    const block = new Uint8Array(Math.min(READ_BYTES, length - done))
    const count = readSync(file.descriptor, block, 0, block.length, start + done)
    if (count === 0) return
    done += count
    yield block.subarray(0, count)
  }
}

function tooLarge(name: string): AppError {
  const what = `unpacks to more than ${MOST_TIMES_LARGER} times its size and more than 1 GiB, which no table does.`
  return new AppError('file-unsupported', `${name} ${what}`, {
    remedy: 'If you trust it, unpack it yourself and choose the file inside.',
    place: { file: name },
  })
}

/** What zlib and zstd call their failures, in words; what is none of theirs passes unchanged. */
function unpackFailure(cause: unknown, name: string): unknown {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const details = { place: { file: name }, cause }
  if (code === 'Z_BUF_ERROR')
    return new AppError('file-malformed', `${name} ends too early: it was cut off.`, {
      ...details,
      remedy: 'Copy or download it again.',
    })
  if (code === 'ZSTD_error_frameParameter_windowTooLarge')
    return new AppError('file-unsupported', `${name} needs more than 128 MiB of memory to unpack.`, {
      ...details,
      remedy: 'Pack it again without “--long”, or unpack it and choose the file inside.',
    })
  if (!/^(Z_|ZSTD_)/.test(code)) return cause
  return new AppError('file-malformed', `${name} is damaged: it cannot be unpacked to its end.`, {
    ...details,
    remedy: 'Copy or download it again.',
  })
}
