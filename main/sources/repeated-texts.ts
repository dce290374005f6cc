import type { TextCodes } from './text-codes.ts'
import { INLINE_BYTES, MOST_ROWS, type TextChunk, TextGatherer } from './text-gatherer.ts'

const ENTRY_WORDS = 4
const SLOTS = 2 ** 13
const PRIME = 0x9e3779b1
const SPACE = 32

/**
 * Codes of one column's texts out of DuckDB's vectors. The entries met last are kept as they are beside their code, one
 * a slot: a text that comes again and again is neither copied nor hashed byte by byte. Two entries with the same words
 * are the same text, as all of it is in them; longer texts, which their entries only point at, are never kept. (They
 * come whole, never in pieces.)
 */
export class RepeatedTexts {
  readonly #codes: TextCodes
  readonly #blank: number
  readonly #gatherer = new TextGatherer()
  readonly #hashes = new Int32Array(MOST_ROWS)
  /** Rows of the chunk at hand whose entry is not kept, and their hashes. */
  readonly #unknown = new Int32Array(MOST_ROWS)
  readonly #unknownHashes = new Int32Array(MOST_ROWS)
  /** At first every place holds the words of an empty text, which is blank. */
  readonly #keptCodes: Int32Array
  readonly #kept: Int32Array
  readonly #keptWords: number

  /** `pieces`: vectors a chunk; `blank`: the code of a text without anything but spaces. */
  constructor(codes: TextCodes, pieces: number, blank: number) {
    this.#codes = codes
    this.#blank = blank
    this.#keptWords = pieces * ENTRY_WORDS
    this.#keptCodes = new Int32Array(SLOTS).fill(blank)
    this.#kept = new Int32Array(SLOTS * this.#keptWords)
  }

  /** Writes each row's code to `found` and answers how many rows are blank. */
  read(chunk: TextChunk, rowCount: number, found: Int32Array): number {
    const { entries } = chunk
    const [whole] = entries
    const unknown =
      whole !== undefined && entries.length === 1
        ? this.#readKeptWhole(whole, rowCount, found)
        : this.#readKept(entries, rowCount, found)
    this.#codes.fetch(this.#unknownHashes, unknown)
    this.#readUnknown(chunk, unknown, found)
    let blanks = 0
    for (let row = 0; row < rowCount; row++) if (found[row] === this.#blank) blanks++
    return blanks
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

  /** Writes the codes of entries that are kept, and answers how many rows are left as `#unknown`. */
  #readKept(entries: readonly Int32Array[], rowCount: number, found: Int32Array): number {
    this.#hash(entries, rowCount)
    let unknown = 0
    for (let row = 0; row < rowCount; row++) {
      const hash = this.#hashes[row] as number
      const slot = hash & (SLOTS - 1)
      if (this.#isKept(entries, row, slot)) {
        found[row] = this.#keptCodes[slot] as number
        continue
      }
      this.#unknown[unknown] = row
      this.#unknownHashes[unknown] = hash
      unknown++
    }
    return unknown
  }

  /** As `#readKept` does, for texts of one piece: in one pass. */
  #readKeptWhole(words: Int32Array, rowCount: number, found: Int32Array): number {
    const kept = this.#kept
    let unknown = 0
    for (let row = 0, at = 0; row < rowCount; row++, at += ENTRY_WORDS) {
      const length = words[at] as number
      const one = words[at + 1] as number
      const two = words[at + 2] as number
      const three = words[at + 3] as number
      let hash = Math.imul(length, PRIME)
      hash = Math.imul(hash ^ (hash >>> 15) ^ one, PRIME)
      hash = Math.imul(hash ^ (hash >>> 15) ^ two, PRIME)
      hash = Math.imul(hash ^ (hash >>> 15) ^ three, PRIME)
      hash ^= hash >>> 15
      const slot = hash & (SLOTS - 1)
      const to = slot * ENTRY_WORDS
      if (kept[to] === length && kept[to + 1] === one && kept[to + 2] === two && kept[to + 3] === three) {
        found[row] = this.#keptCodes[slot] as number
        continue
      }
      this.#unknown[unknown] = row
      this.#unknownHashes[unknown] = hash
      unknown++
    }
    return unknown
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

  #readUnknown(chunk: TextChunk, count: number, found: Int32Array): void {
    const { entries } = chunk
    this.#gatherer.clear()
    let start = 0
    for (let at = 0; at < count; at++) {
      const row = this.#unknown[at] as number
      const hash = this.#unknownHashes[at] as number
      const end = this.#gatherer.append(chunk, row)
      const isInline = entries.length > 1 || end - start <= INLINE_BYTES
      const code = this.#codeOf(this.#gatherer.buffer, start, end, isInline ? hash : null)
      start = end
      found[row] = code
      if (isInline) this.#keep(entries, row, hash & (SLOTS - 1), code)
    }
  }

  /** The hash of its entries stands for a text that is whole in them. */
  #codeOf(bytes: Uint8Array, start: number, end: number, hash: number | null): number {
    let at = start
    while (at < end && bytes[at] === SPACE) at++
    if (at === end) return this.#blank
    return hash === null ? this.#codes.codeOf(bytes, start, end) : this.#codes.codeByHash(bytes, start, end, hash)
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
