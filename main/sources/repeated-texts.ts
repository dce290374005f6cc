import type { TextCodes } from './text-codes.ts'
import { INLINE_BYTES, MOST_ROWS, type TextChunk, TextGatherer } from './text-gatherer.ts'

const ENTRY_WORDS = 4
const SLOTS = 2 ** 13
const UNKNOWN = -1
const PRIME = 0x9e3779b1
const SPACE = 32

/**
 * Codes of one column's texts out of DuckDB's vectors. The entries met last are kept as they are beside their code, one
 * a slot: a text that comes again and again is neither copied nor hashed byte by byte. Two entries with the same words
 * are the same text, as all of it is in them; longer texts, which their entries only point at, are never kept.
 */
export class RepeatedTexts {
  readonly #codes: TextCodes
  readonly #blank: number
  readonly #gatherer = new TextGatherer()
  readonly #hashes = new Int32Array(MOST_ROWS)
  readonly #keptCodes = new Int32Array(SLOTS).fill(UNKNOWN)
  readonly #kept: Int32Array
  readonly #keptWords: number

  /** `pieces`: vectors a chunk; `blank`: the code of a text without anything but spaces. */
  constructor(codes: TextCodes, pieces: number, blank: number) {
    this.#codes = codes
    this.#blank = blank
    this.#keptWords = pieces * ENTRY_WORDS
    this.#kept = new Int32Array(SLOTS * this.#keptWords)
  }

  /** Writes each row's code to `found` and answers how many rows are blank. */
  read(chunk: TextChunk, rowCount: number, found: Int32Array): number {
    const { entries } = chunk
    this.#gatherer.clear()
    this.#hash(entries, rowCount)
    let blanks = 0
    let start = 0
    for (let row = 0; row < rowCount; row++) {
      const slot = (this.#hashes[row] as number) & (SLOTS - 1)
      let code = this.#keptCodes[slot] as number
      if (code === UNKNOWN || !this.#isKept(entries, row, slot)) {
        const end = this.#gatherer.append(chunk, row)
        code = this.#codeOf(start, end)
        start = end
        if (isInline(entries, row)) this.#keep(entries, row, slot, code)
      }
      if (code === this.#blank) blanks++
      found[row] = code
    }
    return blanks
  }

  #codeOf(start: number, end: number): number {
    const { buffer } = this.#gatherer
    let at = start
    while (at < end && buffer[at] === SPACE) at++
    return at === end ? this.#blank : this.#codes.codeOf(buffer, start, end)
  }

  #hash(entries: readonly Int32Array[], rowCount: number): void {
    const hashes = this.#hashes.fill(0)
    for (const words of entries) {
      for (let row = 0, at = 0; row < rowCount; row++, at += ENTRY_WORDS) {
        let hash = Math.imul((hashes[row] as number) ^ (words[at] as number), PRIME)
        hash = Math.imul(hash ^ (hash >>> 15) ^ (words[at + 1] as number), PRIME)
        hash = Math.imul(hash ^ (hash >>> 15) ^ (words[at + 2] as number), PRIME)
        hash = Math.imul(hash ^ (hash >>> 15) ^ (words[at + 3] as number), PRIME)
        hashes[row] = hash ^ (hash >>> 15)
      }
    }
  }

  #isKept(entries: readonly Int32Array[], row: number, slot: number): boolean {
    const kept = this.#kept
    const from = row * ENTRY_WORDS
    let at = slot * this.#keptWords
    for (let piece = 0; piece < entries.length; piece++, at += ENTRY_WORDS) {
      const words = entries[piece] as Int32Array
      for (let word = 0; word < ENTRY_WORDS; word++) if (kept[at + word] !== words[from + word]) return false
    }
    return true
  }

  #keep(entries: readonly Int32Array[], row: number, slot: number, code: number): void {
    const from = row * ENTRY_WORDS
    let at = slot * this.#keptWords
    for (const words of entries) {
      for (let word = 0; word < ENTRY_WORDS; word++) this.#kept[at++] = words[from + word] as number
    }
    this.#keptCodes[slot] = code
  }
}

function isInline(entries: readonly Int32Array[], row: number): boolean {
  for (const words of entries) if ((words[row * ENTRY_WORDS] as number) > INLINE_BYTES) return false
  return true
}
