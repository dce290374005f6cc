import type { Database } from 'better-sqlite3'
import { allocateDictionary } from '../columns/dictionary.ts'
import type { Dictionary } from '../ports/spine-columns.ts'
import { decodeChunk, encodeTexts } from './arrow-chunk.ts'
import { getChunk, MOST_CHUNK_BYTES } from './chunk-table.ts'

/** A dictionary as Arrow blobs of at most `mostBytes` each; a single longer text has a blob of its own. */
export function* encodeDictionary(dictionary: Dictionary, mostBytes = MOST_CHUNK_BYTES): Generator<Uint8Array> {
  const { offsets, bytes, length } = dictionary
  let first = 0
  do {
    const start = offsets[first] ?? 0
    let end = Math.min(first + 1, length)
    while (end < length && (offsets[end + 1] ?? 0) - start + (end + 2 - first) * 4 <= mostBytes) end++
    const own = offsets.slice(first, end + 1)
    if (start !== 0) for (let text = 0; text < own.length; text++) own[text] = (own[text] ?? 0) - start
    yield encodeTexts(own, bytes.subarray(start, offsets[end]))
    first = end
  } while (first < length)
}

/** The dictionary of blobs in order, in shared memory. */
export function decodeDictionary(database: Database, digests: readonly Buffer[]): Dictionary {
  const parts = digests.map((digest) => decodeChunk(getChunk(database, digest)))
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const byteCount = parts.reduce((sum, part) => sum + endOf(part.valueOffsets, part.length), 0)
  const dictionary = allocateDictionary(length, byteCount)
  let first = 0
  let start = 0
  for (const part of parts) {
    const partBytes = endOf(part.valueOffsets, part.length)
    dictionary.bytes.set(part.values.subarray(0, partBytes), start)
    for (let i = 0; i < part.length; i++) dictionary.offsets[first + i + 1] = start + endOf(part.valueOffsets, i + 1)
    first += part.length
    start += partBytes
  }
  return dictionary
}

function endOf(offsets: ArrayLike<number>, index: number): number {
  return offsets[index] ?? 0
}
