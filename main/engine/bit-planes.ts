import { ROWS_PER_BLOCK } from '../ports/spine-columns.ts'

/** One bit per row of a block. */
export const WORDS_PER_BLOCK = ROWS_PER_BLOCK / 32

/** The truth of a condition or rule for a block's rows (see program.ts). */
export interface TruthPlanes {
  readonly certain: Int32Array
  readonly possible: Int32Array
}

export function truthPlanes(): TruthPlanes {
  return { certain: new Int32Array(WORDS_PER_BLOCK), possible: new Int32Array(WORDS_PER_BLOCK) }
}

/** Words that hold `rows` bits. */
export function wordsFor(rows: number): number {
  return (rows + 31) >>> 5
}

/** The bits of word `word` that stand for one of `rows` rows. */
export function rowMask(rows: number, word: number): number {
  const left = rows - (word << 5)
  return left >= 32 ? -1 : (1 << left) - 1
}

export function andPlanes(a: TruthPlanes, b: TruthPlanes, out: TruthPlanes, words: number): void {
  andWords(a.certain, b.certain, out.certain, words)
  andWords(a.possible, b.possible, out.possible, words)
}

export function orPlanes(a: TruthPlanes, b: TruthPlanes, out: TruthPlanes, words: number): void {
  orWords(a.certain, b.certain, out.certain, words)
  orWords(a.possible, b.possible, out.possible, words)
}

/** Kleene's not: certain where it was not possible, possible where it was not certain. `a` may be `out`. */
export function notPlanes(a: TruthPlanes, out: TruthPlanes, words: number): void {
  for (let word = 0; word < words; word++) {
    const certain = a.certain[word] as number
    out.certain[word] = ~(a.possible[word] as number)
    out.possible[word] = ~certain
  }
}

/** Bits set in the first `words` words. */
export function countBits(plane: Int32Array, words: number): number {
  let count = 0
  for (let word = 0; word < words; word++) count += bitsIn(plane[word] as number)
  return count
}

/** Bits set in both planes. */
export function countBothBits(a: Int32Array, b: Int32Array, words: number): number {
  let count = 0
  for (let word = 0; word < words; word++) count += bitsIn((a[word] as number) & (b[word] as number))
  return count
}

function andWords(a: Int32Array, b: Int32Array, out: Int32Array, words: number): void {
  for (let word = 0; word < words; word++) out[word] = (a[word] as number) & (b[word] as number)
}

function orWords(a: Int32Array, b: Int32Array, out: Int32Array, words: number): void {
  for (let word = 0; word < words; word++) out[word] = (a[word] as number) | (b[word] as number)
}

/** Bits set in a word, by adding neighbours in pairs, fours and eights (Warren, Hacker's Delight, 5-1). */
export function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
