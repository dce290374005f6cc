import { crc32, createInflateRaw } from 'node:zlib'
import type { OpenFile } from '../open-file.ts'
import { blocksOf, through } from '../unpack.ts'
import { damaged, refused } from './workbook-failure.ts'
import { contentPosition, type ZipEntry } from './zip-archive.ts'

const CHUNK_BYTES = 2 ** 18
const STORED = 0
const DEFLATED = 8

/*
 * A few kilobytes can unpack to more than any memory holds. The XML of a sheet shrinks to a tenth, that of repeated cells
 * to a fiftieth; nothing is refused below 64 MiB.
 */
const MOST_TIMES_LARGER = 200
const ALWAYS_ALLOWED_BYTES = 2 ** 26

/** A part of the archive, unpacked while it is read, with how far that is in packed bytes. */
export interface PartChunk {
  readonly bytes: Uint8Array
  readonly packedBytesTaken: number
}

/**
 * The unpacked bytes of a part. Throws AppError where it is encrypted, packed in an unknown way, damaged (length or
 * checksum differ from what the directory says), or unpacks to far more than a table would.
 */
export async function* partBytes(file: OpenFile, entry: ZipEntry): AsyncGenerator<PartChunk> {
  refuseUnreadable(file, entry)
  let unpacked = 0
  let checksum = 0
  try {
    for await (const chunk of unpackedChunks(file, entry)) {
      unpacked += chunk.bytes.length
      if (unpacked > entry.unpackedBytes) throw damaged(file.name, `the part ${entry.name} is longer than it says`)
      checksum = crc32(chunk.bytes, checksum)
      yield chunk
    }
  } catch (cause) {
    throw unpackFailure(cause, file.name, entry.name)
  }
  if (unpacked !== entry.unpackedBytes) throw damaged(file.name, `the part ${entry.name} is shorter than it says`)
  if (checksum !== entry.checksum) throw damaged(file.name, `the checksum of the part ${entry.name} is wrong`)
}

function refuseUnreadable(file: OpenFile, entry: ZipEntry): void {
  if (entry.isEncrypted)
    throw refused(file.name, 'is protected by a password.', 'Save it without a password, and choose that file.')
  if (entry.method !== STORED && entry.method !== DEFLATED)
    throw refused(file.name, 'is packed in a way that is not read.', 'Open it in Excel and save it again as .xlsx.')
  const most = Math.max(ALWAYS_ALLOWED_BYTES, entry.packedBytes * MOST_TIMES_LARGER)
  if (entry.unpackedBytes <= most) return
  const what = `unpacks to more than ${MOST_TIMES_LARGER} times its size, which no table does: it was not opened.`
  throw refused(file.name, what, 'If you trust it, save the sheet as CSV and choose that file.')
}

async function* unpackedChunks(file: OpenFile, entry: ZipEntry): AsyncGenerator<PartChunk> {
  const packed = blocksOf(file, contentPosition(file, entry), entry.packedBytes)
  let packedBytesTaken = 0
  if (entry.method === STORED) {
    for (const bytes of packed) {
      packedBytesTaken += bytes.length
      yield { bytes, packedBytesTaken }
    }
    return
  }
  const engine = createInflateRaw({ chunkSize: CHUNK_BYTES })
  for await (const bytes of through(engine, packed)) yield { bytes, packedBytesTaken: engine.bytesWritten }
}

/** What zlib calls its failures, in words; what is none of its passes unchanged. */
function unpackFailure(cause: unknown, file: string, part: string): unknown {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return code.startsWith('Z_') ? damaged(file, `the part ${part} cannot be unpacked to its end`, cause) : cause
}
