/*
 * The directory of a ZIP archive (APPNOTE.TXT 6.3.10, with ZIP64), as far as a workbook needs it:
 *
 *   archive = { local header, bytes } directory [zip64 end, zip64 locator] end
 *
 * Only the directory is believed: what local headers repeat of it is passed over, but for their length.
 */
import { readAt } from '../file-sample.ts'
import type { OpenFile } from '../open-file.ts'
import { cutOff, damaged } from './workbook-failure.ts'

/** A file in the archive. */
export interface ZipEntry {
  readonly name: string
  /** 0: as it is; 8: deflated; others are not read. */
  readonly method: number
  readonly isEncrypted: boolean
  /** CRC-32 of the unpacked bytes. */
  readonly checksum: number
  readonly packedBytes: number
  readonly unpackedBytes: number
  /** Where its local header begins. */
  readonly position: number
}

const END_MARK = 0x06054b50
const WIDE_END_MARK = 0x06064b50
const WIDE_LOCATOR_MARK = 0x07064b50
const ENTRY_MARK = 0x02014b50
const LOCAL_MARK = 0x04034b50
const END_BYTES = 22
const LOCATOR_BYTES = 20
const ENTRY_BYTES = 46
const LOCAL_BYTES = 30
const MOST_COMMENT_BYTES = 0xffff
const FULL_16 = 0xffff
const FULL_32 = 0xffffffff
/** A workbook of a thousand sheets has a few thousand parts. */
const MOST_DIRECTORY_BYTES = 2 ** 26

/** The archive's entries by name. Throws AppError('file-malformed') where its directory cannot be read. */
export function readZip(file: OpenFile): ReadonlyMap<string, ZipEntry> {
  const { position, bytes, count } = directoryPlace(file)
  if (bytes > MOST_DIRECTORY_BYTES || position + bytes > file.sizeBytes)
    throw damaged(file.name, 'its directory of parts is not where it should be')
  const directory = viewAt(file, position, bytes)
  const entries = new Map<string, ZipEntry>()
  let at = 0
  for (let index = 0; index < count; index++) {
    if (at + ENTRY_BYTES > directory.byteLength || directory.getUint32(at, true) !== ENTRY_MARK)
      throw damaged(file.name, 'its directory of parts ends too early')
    const entry = entryAt(directory, at)
    // The first of two parts of one name is the one that Excel reads.
    if (!entries.has(entry.name)) entries.set(entry.name, entry)
    at += ENTRY_BYTES + nameBytes(directory, at) + extraBytes(directory, at) + directory.getUint16(at + 32, true)
  }
  return entries
}

/** Where the packed bytes of an entry begin. */
export function contentPosition(file: OpenFile, entry: ZipEntry): number {
  const header = viewAt(file, entry.position, LOCAL_BYTES)
  if (header.byteLength < LOCAL_BYTES || header.getUint32(0, true) !== LOCAL_MARK)
    throw damaged(file.name, `the part ${entry.name} is not where its directory says`)
  return entry.position + LOCAL_BYTES + header.getUint16(26, true) + header.getUint16(28, true)
}

interface DirectoryPlace {
  readonly position: number
  readonly bytes: number
  readonly count: number
}

function directoryPlace(file: OpenFile): DirectoryPlace {
  const tailStart = Math.max(0, file.sizeBytes - END_BYTES - MOST_COMMENT_BYTES)
  const tail = viewAt(file, tailStart, file.sizeBytes - tailStart)
  for (let at = tail.byteLength - END_BYTES; at >= 0; at--) {
    if (tail.getUint32(at, true) !== END_MARK) continue
    const count = tail.getUint16(at + 10, true)
    const bytes = tail.getUint32(at + 12, true)
    const position = tail.getUint32(at + 16, true)
    if (count !== FULL_16 && bytes !== FULL_32 && position !== FULL_32) return { position, bytes, count }
    return widePlace(file, tailStart + at) ?? { position, bytes, count }
  }
  throw cutOff(file.name)
}

/** The ZIP64 record, where a locator stands before the end. */
function widePlace(file: OpenFile, endPosition: number): DirectoryPlace | null {
  if (endPosition < LOCATOR_BYTES) return null
  const locator = viewAt(file, endPosition - LOCATOR_BYTES, LOCATOR_BYTES)
  if (locator.getUint32(0, true) !== WIDE_LOCATOR_MARK) return null
  const record = viewAt(file, Number(locator.getBigUint64(8, true)), 56)
  if (record.byteLength < 56 || record.getUint32(0, true) !== WIDE_END_MARK)
    throw damaged(file.name, 'its directory of parts is not where it should be')
  return {
    count: Number(record.getBigUint64(32, true)),
    bytes: Number(record.getBigUint64(40, true)),
    position: Number(record.getBigUint64(48, true)),
  }
}

function entryAt(directory: DataView, at: number): ZipEntry {
  const flags = directory.getUint16(at + 8, true)
  const nameStart = at + ENTRY_BYTES
  const name = decodeName(directory, nameStart, nameBytes(directory, at))
  const sizes = [
    directory.getUint32(at + 24, true),
    directory.getUint32(at + 20, true),
    directory.getUint32(at + 42, true),
  ]
  const wide = wideSizes(directory, nameStart + nameBytes(directory, at), extraBytes(directory, at))
  // The wide field holds those that did not fit, in this order.
  const [unpackedBytes = 0, packedBytes = 0, position = 0] = sizes.map((size) =>
    size === FULL_32 ? (wide.shift() ?? size) : size,
  )
  return {
    name: name.replaceAll('\\', '/').replace(/^\//, ''),
    method: directory.getUint16(at + 10, true),
    isEncrypted: (flags & 1) !== 0,
    checksum: directory.getUint32(at + 16, true),
    packedBytes,
    unpackedBytes,
    position,
  }
}

/** Numbers of the extra field 1, which ZIP64 has for what 32 bits cannot say. */
function wideSizes(directory: DataView, start: number, length: number): number[] {
  const end = Math.min(start + length, directory.byteLength)
  for (let at = start; at + 4 <= end; at += 4 + directory.getUint16(at + 2, true)) {
    if (directory.getUint16(at, true) !== 1) continue
    const size = directory.getUint16(at + 2, true)
    const found: number[] = []
    for (let field = at + 4; field + 8 <= Math.min(at + 4 + size, end); field += 8)
      found.push(Number(directory.getBigUint64(field, true)))
    return found
  }
  return []
}

function nameBytes(directory: DataView, at: number): number {
  return directory.getUint16(at + 28, true)
}

function extraBytes(directory: DataView, at: number): number {
  return directory.getUint16(at + 30, true)
}

function decodeName(directory: DataView, start: number, length: number): string {
  const available = Math.max(0, Math.min(length, directory.byteLength - start))
  return Buffer.from(directory.buffer, directory.byteOffset + start, available).toString('utf8')
}

function viewAt(file: OpenFile, position: number, count: number): DataView {
  const bytes = readAt(file, position, count)
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
