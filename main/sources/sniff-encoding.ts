import { isUtf8 } from 'node:buffer'
import { AppError } from '../../shared/contract/app-error.ts'
import type { CsvDialect } from '../../shared/entities/spine.ts'

export interface EncodingGuess {
  readonly encoding: CsvDialect['encoding']
  readonly markLength: number
}

/** First bytes of files that people choose by mistake. */
const FOREIGN: readonly (readonly [string, string])[] = [
  ['25504446', 'a PDF document'],
  // Packed files are unpacked before; these are packed twice.
  ['1f8b', 'a compressed (gzip) file'],
  ['28b52ffd', 'a compressed (zstd) file'],
  ['425a683', 'a compressed (bzip2) file'],
  ['fd377a585a00', 'a compressed (xz) file'],
  ['50415231', 'a Parquet file'],
  ['53514c69746520666f726d6174203300', 'an SQLite database'],
  ['4f7262', 'an Avro file'],
  ['4f5243', 'an ORC file'],
  ['4152524f5731', 'an Arrow file'],
  ['89504e47', 'a picture'],
  ['ffd8ff', 'a picture'],
]

/** By byte-order mark, by the pattern of zero bytes, by whether the bytes are UTF-8. Throws for what is no text. */
export function sniffEncoding(name: string, head: Uint8Array, parts: readonly Uint8Array[]): EncodingGuess {
  const first = Buffer.from(head.subarray(0, 16)).toString('hex')
  if (first.startsWith('efbbbf')) return { encoding: 'utf-8', markLength: 3 }
  if (first.startsWith('fffe')) return { encoding: 'utf-16le', markLength: 2 }
  if (first.startsWith('feff')) return { encoding: 'utf-16be', markLength: 2 }
  if (first.startsWith('504b0304') || first.startsWith('d0cf11e0')) throw packedWorkbook(name)
  for (const [start, what] of FOREIGN) if (first.startsWith(start)) throw foreign(name, `looks like ${what}`)
  const wide = wideEncoding(head)
  if (wide !== null) return { encoding: wide, markLength: 0 }
  if (isBinary(head)) throw foreign(name, 'has bytes that no text has')
  const plain = [head, ...parts].every((part) => isUtf8(withoutCutCharacters(part))) || mostlyUtf8(head)
  return { encoding: plain ? 'utf-8' : 'windows-1252', markLength: 0 }
}

/** A workbook that lies in a packed file; one that does not is never taken for a text. */
function packedWorkbook(name: string): AppError {
  return new AppError('file-unsupported', `${name} holds a workbook or another archive, packed once more.`, {
    remedy: 'Unpack it and choose the file inside.',
    place: { file: name },
  })
}

function foreign(name: string, what: string): AppError {
  return new AppError('file-unsupported', `${name} ${what}, not like CSV, JSON, Parquet or Excel.`, {
    remedy: 'Export the table as CSV, JSON, Parquet or Excel and choose that file.',
    place: { file: name },
  })
}

/** UTF-16 without a mark: Latin text has a zero in every other byte. */
function wideEncoding(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const pairs = Math.min(head.length, 4096) >> 1
  let evenZeros = 0
  let oddZeros = 0
  for (let at = 0; at < pairs * 2; at += 2) {
    if (head[at] === 0) evenZeros++
    if (head[at + 1] === 0) oddZeros++
  }
  if (pairs < 2) return null
  if (oddZeros > pairs * 0.4 && evenZeros < pairs * 0.05) return 'utf-16le'
  return evenZeros > pairs * 0.4 && oddZeros < pairs * 0.05 ? 'utf-16be' : null
}

function isBinary(head: Uint8Array): boolean {
  let odd = 0
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) odd++
  return odd > head.length * 0.02
}

function withoutCutCharacters(part: Uint8Array): Uint8Array {
  let start = 0
  while (start < 3 && start < part.length && ((part[start] ?? 0) & 0xc0) === 0x80) start++
  for (let cut = 0; cut < 4 && cut < part.length; cut++) {
    if (isUtf8(part.subarray(start, part.length - cut))) return part.subarray(start, part.length - cut)
  }
  return part.subarray(start)
}

/** UTF-8 with a few spoilt lines: more lines whose characters above ASCII are right than lines where they are wrong. */
function mostlyUtf8(head: Uint8Array): boolean {
  let right = 0
  let wrong = 0
  for (let start = 0; start < head.length; ) {
    const newline = head.indexOf(10, start)
    const end = newline < 0 ? head.length : newline
    const line = head.subarray(start, end)
    if (line.some((byte) => byte > 127)) {
      if (isUtf8(line)) right++
      else wrong++
    }
    start = end + 1
  }
  return right > wrong
}

/**
 * Whether bytes read as Windows-1252 look like a European language: no bytes that it leaves undefined, and characters
 * above ASCII stand alone between letters rather than in pairs as in East Asian encodings.
 */
export function looksWestern(parts: readonly Uint8Array[]): boolean {
  let high = 0
  let paired = 0
  for (const part of parts) {
    for (let at = 0; at < part.length; at++) {
      const byte = part[at] ?? 0
      if (byte < 128) continue
      if (byte === 0x81 || byte === 0x8d || byte === 0x8f || byte === 0x90 || byte === 0x9d) return false
      high++
      if ((part[at - 1] ?? 0) > 127 || (part[at + 1] ?? 0) > 127) paired++
    }
  }
  return high < 8 || paired <= high * 0.5
}
