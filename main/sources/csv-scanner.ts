/*
 * The structure of a delimited text, byte by byte (UTF-8):
 *
 *   file    = { line } { record newline }           `skipLines` lines and, if there is one, the header are passed over
 *   record  = field { delimiter field }             as many fields as columns, or the record is set aside
 *   field   = [spaces] quote { byte | quote quote } quote [spaces]  |  { byte except delimiter and newline }
 *   newline = LF | CR LF, or CR alone in files that have no LF
 *
 * A quote inside an unquoted field is just a byte. A line without any text is no record where there are several
 * columns. What breaks the grammar is set aside: the whole record where only its number of fields is wrong; its first
 * line where its quotes are, because a stray quote would otherwise take the good rows after it along.
 */
import { isUtf8 } from 'node:buffer'
import {
  byteClasses,
  CR,
  DELIMITER,
  HIGH,
  isBlank,
  LF,
  NEWLINE,
  NUL,
  PLAIN,
  QUOTE,
  RETURN,
  rawText,
  SPACE,
  unescapeInPlace,
} from './csv-bytes.ts'

export const MOST_RECORD_BYTES = 2 ** 21
const BATCH_CELLS = 2 ** 16
const MOST_BATCH_ROWS = 2 ** 12
const INCOMPLETE = -1

export interface ScannerOptions {
  /** Bytes; -1 for no quote. */
  readonly delimiter: number
  readonly quote: number
  readonly newline: number
  readonly columns: number
  readonly skipLines: number
  readonly hasHeader: boolean
}

/** Rows found, as positions in `buffer`: cell (row, column) is bytes[starts[i], ends[i]) with i = row × columns + column. */
export interface RowBatch {
  readonly buffer: Uint8Array
  readonly columns: number
  readonly rowCount: number
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** Line in the file of each row, from 1. */
  readonly lines: Float64Array
}

export interface ScannerSink {
  /** The positions hold only during the call. */
  rows(batch: RowBatch): void
  setAside(line: number, reason: string, raw: string): void
}

export class CsvScanner {
  readonly #options: ScannerOptions
  readonly #sink: ScannerSink
  readonly #classes: Uint8Array
  readonly #starts: Int32Array
  readonly #ends: Int32Array
  readonly #lines: Float64Array
  readonly #batchRows: number
  readonly #escaped: number[] = []
  #rowCount = 0
  #line = 1
  #linesToSkip: number
  #headerAhead: boolean
  #insideLongLine = false

  constructor(options: ScannerOptions, sink: ScannerSink) {
    this.#options = options
    this.#sink = sink
    this.#classes = byteClasses(options.delimiter, options.quote, options.newline)
    this.#batchRows = Math.max(1, Math.min(MOST_BATCH_ROWS, Math.floor(BATCH_CELLS / options.columns)))
    this.#starts = new Int32Array(this.#batchRows * options.columns)
    this.#ends = new Int32Array(this.#batchRows * options.columns)
    this.#lines = new Float64Array(this.#batchRows)
    this.#linesToSkip = options.skipLines
    this.#headerAhead = options.hasHeader
  }

  /**
   * Takes the bytes [from, end) and answers where the record begins that is not complete yet: give it again, with more
   * after it. `last` says that nothing follows. Writes a newline to buffer[end].
   */
  scan(buffer: Uint8Array, from: number, end: number, last: boolean): number {
    buffer[end] = this.#options.newline
    let at = from
    while (at < end) {
      if (this.#linesToSkip > 0 || this.#insideLongLine) {
        at = this.#passLine(buffer, at, end)
        continue
      }
      const next = this.#record(buffer, at, end, last)
      if (next === INCOMPLETE && end - at <= MOST_RECORD_BYTES) break
      at = next === INCOMPLETE ? this.#tooLong(buffer, at, end) : next
      if (this.#rowCount === this.#batchRows) this.#flush(buffer)
    }
    this.#flush(buffer)
    return at
  }

  #flush(buffer: Uint8Array): void {
    if (this.#rowCount === 0) return
    const { columns } = this.#options
    const batch = { buffer, columns, rowCount: this.#rowCount, starts: this.#starts, ends: this.#ends }
    this.#rowCount = 0
    this.#sink.rows({ ...batch, lines: this.#lines })
  }

  #passLine(buffer: Uint8Array, at: number, end: number): number {
    const newline = buffer.indexOf(this.#options.newline, at)
    if (newline >= end) return end
    this.#line++
    if (this.#insideLongLine) this.#insideLongLine = false
    else this.#linesToSkip--
    return newline + 1
  }

  /** Reads one record from `start`; answers the position after it. The one hot loop: about a nanosecond a byte. */
  #record(buffer: Uint8Array, start: number, end: number, last: boolean): number {
    const classes = this.#classes
    const { columns } = this.#options
    const base = this.#rowCount * columns
    if (this.#escaped.length > 0) this.#escaped.length = 0
    let oddBytes = 0
    let linesInside = 0
    let field = 0
    let at = start
    for (;;) {
      let fieldStart = at
      let fieldEnd = INCOMPLETE
      for (;;) {
        let kind = classes[buffer[at] as number] as number
        while (kind === PLAIN) kind = classes[buffer[++at] as number] as number
        if (kind === DELIMITER || kind === NEWLINE) break
        if (kind === RETURN && buffer[at + 1] === LF) break
        if (kind === QUOTE && isBlank(buffer, fieldStart, at)) {
          fieldStart = at + 1
          fieldEnd = this.#closingQuote(buffer, fieldStart, end)
          if (fieldEnd === INCOMPLETE) return last ? this.#badQuote(buffer, start, end, NEVER_CLOSED, last) : INCOMPLETE
          if (fieldEnd === end - 1 && !last) return INCOMPLETE
          oddBytes |= this.#oddInside
          linesInside += this.#linesInside
          if (this.#escapedInside && field < columns) this.#escaped.push(base + field)
          at = fieldEnd + 1
          while (buffer[at] === SPACE && at < end) at++
          kind = classes[buffer[at] as number] as number
          if (kind === DELIMITER || kind === NEWLINE) break
          if (kind === RETURN && buffer[at + 1] === LF) break
          return this.#badQuote(buffer, start, end, TEXT_AFTER_QUOTE, last)
        }
        oddBytes |= kind === HIGH ? 1 : kind === NUL ? 2 : 0
        at++
      }
      if (field < columns) {
        this.#starts[base + field] = fieldStart
        this.#ends[base + field] = fieldEnd === INCOMPLETE ? at : fieldEnd
      }
      field++
      if (classes[buffer[at] as number] !== DELIMITER) break
      at++
    }
    // A carriage return as the last byte so far may be half a newline.
    if (!last && (at >= end || (at === end - 1 && buffer[at] === CR))) return INCOMPLETE
    this.#finish(buffer, start, at, field, oddBytes, linesInside)
    return buffer[at] === CR && this.#options.newline === LF ? at + 2 : at + 1
  }

  #oddInside = 0
  #linesInside = 0
  #escapedInside = false

  /** Position of the quote that closes the field, or INCOMPLETE; leaves in the three fields above what it passed. */
  #closingQuote(buffer: Uint8Array, from: number, end: number): number {
    const classes = this.#classes
    this.#oddInside = 0
    this.#linesInside = 0
    this.#escapedInside = false
    for (let at = from; at < end; at++) {
      const kind = classes[buffer[at] as number]
      if (kind === PLAIN || kind === DELIMITER || kind === RETURN) continue
      if (kind === NEWLINE) this.#linesInside++
      else if (kind === HIGH) this.#oddInside |= 1
      else if (kind === NUL) this.#oddInside |= 2
      else if (at + 1 < end && buffer[at + 1] === buffer[at]) {
        this.#escapedInside = true
        at++
      } else return at
    }
    return INCOMPLETE
  }

  #finish(buffer: Uint8Array, start: number, end: number, fields: number, oddBytes: number, linesInside: number): void {
    const line = this.#line
    this.#line += 1 + linesInside
    const wrong = this.#headerAhead ? null : this.#wrongWith(buffer, start, end, fields, oddBytes)
    if (this.#headerAhead) {
      this.#headerAhead = false
    } else if (wrong === null) {
      for (const index of this.#escaped) this.#ends[index] = unescapeInPlace(buffer, this.#starts, this.#ends, index)
      this.#lines[this.#rowCount++] = line
    } else if (wrong !== '') {
      this.#sink.setAside(line, wrong, rawText(buffer, start, end))
    }
  }

  /** Why a record is no row; null where it is one, '' where it is a blank line. */
  #wrongWith(buffer: Uint8Array, start: number, end: number, fields: number, oddBytes: number): string | null {
    const { columns } = this.#options
    if (fields !== columns) {
      if (fields === 1 && isBlank(buffer, start, end)) return ''
      return `${fields} ${fields === 1 ? 'field' : 'fields'}, ${columns} expected`
    }
    if (end - start > MOST_RECORD_BYTES) return TOO_LONG
    if ((oddBytes & 2) !== 0) return 'A zero byte'
    if (oddBytes !== 0 && !isUtf8(buffer.subarray(start, end))) return 'Bytes that are not UTF-8'
    return null
  }

  #badQuote(buffer: Uint8Array, start: number, end: number, reason: string, last: boolean): number {
    const newline = buffer.indexOf(this.#options.newline, start)
    if (newline >= end && !last) return INCOMPLETE
    if (this.#headerAhead) this.#headerAhead = false
    else this.#sink.setAside(this.#line, reason, rawText(buffer, start, Math.min(newline, end)))
    this.#line++
    return newline + 1
  }

  /** More than 2 MiB without an end: an open quote where the line itself ends, else a line that is passed over. */
  #tooLong(buffer: Uint8Array, start: number, end: number): number {
    const newline = buffer.indexOf(this.#options.newline, start)
    if (newline < end) return this.#badQuote(buffer, start, end, NEVER_CLOSED, true)
    this.#sink.setAside(this.#line, TOO_LONG, rawText(buffer, start, end))
    this.#insideLongLine = true
    return end
  }
}

const NEVER_CLOSED = 'A quote that is never closed'
const TEXT_AFTER_QUOTE = 'Text after a closing quote'
const TOO_LONG = 'Longer than 2 MiB'
