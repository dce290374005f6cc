/*
 * The structure of a text of JSON values, byte by byte (UTF-8):
 *
 *   lines = { [value] newline }                         JSON lines: one value a line
 *   list  = ["["] { value [","] } ["]"]                 values over any lines: a list, or one value after the other
 *
 * Only where a value ends is decided here; whether it is one that a row can be made of, by who takes it.
 */
import { AppError } from '../../shared/contract/app-error.ts'
import { CR, LF, rawText, SPACE } from './csv-bytes.ts'
import { MOST_RECORD_BYTES } from './csv-scanner.ts'
import type { RecordScanner } from './pump-text.ts'

export interface JsonSink {
  /** The bytes [start, end) hold only during the call. */
  value(buffer: Uint8Array, start: number, end: number, line: number): void
  setAside(line: number, reason: string, raw: string): void
}

export const LONGER_THAN_READ = 'Longer than 2 MiB'
const TAB = 9
const QUOTE = 34
const COMMA = 44
const BACKSLASH = 92
const LIST_OPEN = 91
const LIST_CLOSE = 93
const OBJECT_OPEN = 123
const OBJECT_CLOSE = 125

export class JsonLines implements RecordScanner {
  readonly #sink: JsonSink
  #line = 1
  #insideLongLine = false

  constructor(sink: JsonSink) {
    this.#sink = sink
  }

  scan(buffer: Uint8Array, from: number, end: number, last: boolean): number {
    let at = from
    while (at < end) {
      const found = buffer.indexOf(LF, at)
      const isWhole = found >= 0 && found < end
      if (!isWhole && !last && end - at <= MOST_RECORD_BYTES) return at
      const lineEnd = isWhole ? found : end
      this.#take(buffer, at, lineEnd)
      if (!isWhole && !last) {
        this.#insideLongLine = true
        return end
      }
      this.#insideLongLine = false
      this.#line++
      at = lineEnd + 1
    }
    return at
  }

  #take(buffer: Uint8Array, start: number, end: number): void {
    if (this.#insideLongLine || isWhite(buffer, start, end)) return
    if (end - start > MOST_RECORD_BYTES) this.#sink.setAside(this.#line, LONGER_THAN_READ, rawText(buffer, start, end))
    else this.#sink.value(buffer, start, end, this.#line)
  }
}

/** Throws AppError where the text ends inside a value or before the list is closed: it was cut off. */
export class JsonList implements RecordScanner {
  readonly #file: string
  readonly #sink: JsonSink
  #line = 1
  #begun = false
  #isOpen = false

  constructor(file: string, sink: JsonSink) {
    this.#file = file
    this.#sink = sink
  }

  scan(buffer: Uint8Array, from: number, end: number, last: boolean): number {
    let at = from
    while (at < end) {
      const byte = buffer[at] as number
      if (byte === LF) this.#line++
      if (byte <= SPACE || byte === COMMA) at++
      else if (byte === LIST_OPEN && !this.#begun) {
        this.#isOpen = true
        at++
      } else if (byte === LIST_CLOSE && this.#isOpen) {
        this.#isOpen = false
        at++
      } else {
        const valueEnd = endOfValue(buffer, at, end)
        if (valueEnd < 0 && !last && end - at <= MOST_RECORD_BYTES) return at
        if (valueEnd < 0 || valueEnd - at > MOST_RECORD_BYTES) throw this.#neverEnds(last)
        this.#sink.value(buffer, at, valueEnd, this.#line)
        for (; at < valueEnd; at++) if (buffer[at] === LF) this.#line++
      }
      this.#begun ||= byte > SPACE
    }
    if (last && this.#isOpen) throw this.#neverEnds(true)
    return at
  }

  #neverEnds(last: boolean): AppError {
    const { name, line } = { name: this.#file, line: this.#line }
    const what = last ? 'ends too early: it was cut off.' : `has a value on line ${line} that is longer than 2 MiB.`
    return new AppError('file-malformed', `${name} ${what}`, {
      remedy: last ? 'Copy or export it again.' : 'Look for a quote or bracket there that is never closed.',
      place: { file: name, line },
    })
  }
}

/** Where the value that begins at `start` ends: with the bracket that closes it, or before what parts values; else -1. */
function endOfValue(buffer: Uint8Array, start: number, end: number): number {
  let depth = 0
  for (let at = start; at < end; at++) {
    const byte = buffer[at] as number
    if (byte === QUOTE) {
      at = closingQuote(buffer, at + 1, end)
      if (at === end) return -1
    } else if (byte === OBJECT_OPEN || byte === LIST_OPEN) depth++
    else if (byte === OBJECT_CLOSE || byte === LIST_CLOSE) {
      depth--
      if (depth < 0) return Math.max(at, start + 1)
      if (depth === 0) return at + 1
    } else if (depth === 0 && (byte <= SPACE || byte === COMMA)) return at
  }
  return -1
}

/** Position of the quote that ends a text, or `end`. */
function closingQuote(buffer: Uint8Array, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    if (buffer[at] === BACKSLASH) at++
    else if (buffer[at] === QUOTE) return at
  }
  return end
}

function isWhite(buffer: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = buffer[at]
    if (byte !== SPACE && byte !== TAB && byte !== CR) return false
  }
  return true
}
