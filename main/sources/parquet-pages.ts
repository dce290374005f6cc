/*
 * What DuckDB does not look at when it reads Parquet: whether the pages say the same as the footer. Every page of every
 * column chunk is passed over by its header (Thrift compact protocol, parquet-format's parquet.thrift):
 *
 *   PageHeader = { 1: type, 2: uncompressed size, 3: compressed size, 4: crc?, 5: data page?, 7: dictionary page?,
 *                  8: data page v2? }     each page struct begins with 1: number of values
 */
import { readSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { AppError } from '../../shared/contract/app-error.ts'
import type { OpenFile } from './open-file.ts'
import { ThriftReader } from './thrift-reader.ts'

/** Nearly all headers are shorter than the first; statistics of long texts may need the second. */
const HEADER_BYTES = [2 ** 9, 2 ** 16] as const
const MOST_PAGE_BYTES = 2 ** 31 - 1

/** A column chunk as the footer describes it. */
export interface ColumnChunkFacts {
  readonly column: string
  readonly start: number
  readonly compressedBytes: number
  readonly valueCount: number
}

interface PageHeader {
  readonly type: number
  readonly uncompressedBytes: number
  readonly compressedBytes: number
  readonly crc: number | null
  readonly valueCount: number
  readonly headerBytes: number
}

const DATA_PAGE = 0
const DICTIONARY_PAGE = 2
const DATA_PAGE_V2 = 3

/** Throws AppError('file-malformed') where pages overrun, their values do not add up, or a checksum is wrong. */
export function checkPages(file: OpenFile, chunks: readonly ColumnChunkFacts[], check: () => void): void {
  for (const chunk of chunks) {
    check()
    checkChunk(file, chunk)
  }
}

function checkChunk(file: OpenFile, chunk: ColumnChunkFacts): void {
  const end = chunk.start + chunk.compressedBytes
  if (chunk.start < 4 || chunk.compressedBytes < 0 || end > file.sizeBytes - 8)
    throw damaged(file, chunk, 'its data lies outside the file')
  let at = chunk.start
  let values = 0
  while (at < end && values < chunk.valueCount) {
    const header = pageHeader(file, chunk, at, end)
    const body = at + header.headerBytes
    if (header.compressedBytes < 0 || header.uncompressedBytes < 0 || header.valueCount < 0) {
      throw damaged(file, chunk, 'a page has a negative size')
    }
    if (body + header.compressedBytes > end) throw damaged(file, chunk, 'a page is longer than its column')
    if (header.crc !== null) checkSum(file, chunk, body, header)
    if (header.type === DATA_PAGE || header.type === DATA_PAGE_V2) values += header.valueCount
    at = body + header.compressedBytes
  }
  if (values !== chunk.valueCount) {
    throw damaged(file, chunk, `its pages hold ${values} values where ${chunk.valueCount} are announced`)
  }
}

function checkSum(file: OpenFile, chunk: ColumnChunkFacts, position: number, header: PageHeader): void {
  const bytes = bytesAt(file, position, header.compressedBytes)
  if ((crc32(bytes) | 0) !== header.crc) throw damaged(file, chunk, 'a page does not have its checksum')
}

function pageHeader(file: OpenFile, chunk: ColumnChunkFacts, at: number, end: number): PageHeader {
  for (const mostBytes of HEADER_BYTES) {
    try {
      return parseHeader(bytesAt(file, at, Math.min(mostBytes, end - at)))
    } catch (cause) {
      if (!(cause instanceof RangeError)) throw cause
    }
  }
  throw damaged(file, chunk, 'a page header cannot be read')
}

function parseHeader(bytes: Uint8Array): PageHeader {
  const reader = new ThriftReader(bytes)
  const numbers = new Map<number, number>()
  let valueCount = 0
  reader.struct((field, kind) => {
    if (field <= 4 && kind === 'integer') numbers.set(field, reader.integer())
    else if (kind === 'struct') {
      reader.struct((inner, innerKind) => {
        if (inner === 1 && innerKind === 'integer') valueCount = reader.integer()
        else reader.skip(innerKind)
      })
    } else reader.skip(kind)
  })
  const needed = (field: number): number => {
    const value = numbers.get(field)
    if (value === undefined) throw new RangeError(`A page header without field ${field}`)
    return value
  }
  const type = needed(1)
  if (type < DATA_PAGE || type > DATA_PAGE_V2) throw new RangeError(`No page has type ${type}`)
  if (type === DICTIONARY_PAGE && valueCount < 0) throw new RangeError('A dictionary of negative length')
  return {
    type,
    uncompressedBytes: needed(2),
    compressedBytes: needed(3),
    crc: numbers.get(4) ?? null,
    valueCount,
    headerBytes: reader.position,
  }
}

function bytesAt(file: OpenFile, position: number, count: number): Uint8Array {
  const bytes = new Uint8Array(Math.min(count, MOST_PAGE_BYTES))
  let done = 0
  while (done < bytes.length) {
    const some = readSync(file.descriptor, bytes, done, bytes.length - done, position + done)
    if (some === 0) break
    done += some
  }
  return bytes.subarray(0, done)
}

function damaged(file: OpenFile, chunk: ColumnChunkFacts, what: string): AppError {
  return new AppError('file-malformed', `${file.name} is damaged: in column ${chunk.column}, ${what}.`, {
    remedy: 'Export the file again.',
    place: { file: file.name, column: chunk.column },
  })
}
