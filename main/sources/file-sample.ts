import { isUtf8 } from 'node:buffer'
import { readSync } from 'node:fs'
import { AppError } from '../../shared/contract/app-error.ts'
import type { CsvDialect } from '../../shared/entities/spine.ts'
import type { OpenFile } from './open-file.ts'
import { looksWestern, sniffEncoding } from './sniff-encoding.ts'
import type { TextFile } from './text-file.ts'

const LF = 10
const CR = 13

/** A look at a text file: its beginning, and pieces of its middle and end that start on a line of their own. */
export interface FileSample {
  readonly encoding: CsvDialect['encoding']
  /** Bytes of the byte-order mark. */
  readonly markLength: number
  readonly newline: '\n' | '\r'
  readonly head: string
  /** The head is the whole file. */
  readonly whole: boolean
  /** From the middle and the end; the first line of each may be the tail of a record. */
  readonly parts: readonly string[]
}

/** Throws AppError('file-unsupported') for what is no text, or text in an encoding that is not read. */
export function sampleFile(file: TextFile, chosen: CsvDialect['encoding'] | undefined): FileSample {
  const { head, whole, parts } = file
  const guess = sniffEncoding(file.name, head, parts)
  const encoding = chosen ?? guess.encoding
  if (chosen === undefined && encoding === 'windows-1252' && !looksWestern([head, ...parts]))
    throw unknownText(file.name)
  const text = decode(head.subarray(guess.markLength), encoding, whole)
  const newline = text.includes('\n') || !text.includes('\r') ? '\n' : '\r'
  return {
    encoding,
    markLength: guess.markLength,
    newline,
    head: text,
    whole,
    parts: parts.map((part) => afterFirstLine(decode(part, encoding, false), newline)),
  }
}

/** As many bytes as there are from `position`, at most `count`. */
export function readAt(file: OpenFile, position: number, count: number): Uint8Array {
  const bytes = new Uint8Array(Math.min(count, Math.max(0, file.sizeBytes - position)))
  let done = 0
  while (done < bytes.length) {
    const some = readSync(file.descriptor, bytes, done, bytes.length - done, position + done)
    if (some === 0) break
    done += some
  }
  return bytes.subarray(0, done)
}

/** A cut piece ends with its last whole line, so that no character is cut in two. */
function decode(bytes: Uint8Array, encoding: CsvDialect['encoding'], whole: boolean): string {
  const text = new TextDecoder(encoding).decode(whole ? bytes : bytes.subarray(0, lastLineEnd(bytes, encoding)))
  return text
}

function lastLineEnd(bytes: Uint8Array, encoding: CsvDialect['encoding']): number {
  const step = encoding === 'utf-16le' || encoding === 'utf-16be' ? 2 : 1
  const low = encoding === 'utf-16be' ? 1 : 0
  for (const newline of [LF, CR]) {
    for (let at = bytes.length - (bytes.length % step) - step; at >= 0; at -= step) {
      if (bytes[at + low] === newline && (step === 1 || bytes[at + 1 - low] === 0)) return at + step
    }
  }
  return cutCharacter(bytes)
}

/** No line ends here: at most three bytes of a character cut in two go. */
function cutCharacter(bytes: Uint8Array): number {
  for (let cut = 0; cut < 4; cut++) if (isUtf8(bytes.subarray(0, bytes.length - cut))) return bytes.length - cut
  return bytes.length
}

function afterFirstLine(text: string, newline: string): string {
  const end = text.indexOf(newline)
  return end < 0 ? '' : text.slice(end + 1)
}

function unknownText(name: string): AppError {
  return new AppError('file-unsupported', `${name} is text in an encoding that cannot be told apart safely.`, {
    remedy: 'Save it as UTF-8, or choose its encoding by hand.',
    place: { file: name },
  })
}
