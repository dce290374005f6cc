/*
 * Fields that stand apart by runs of spaces, as programs of statistics print tables:
 *
 *   line = [spaces] field { spaces field } [spaces] newline       spaces = one or more spaces and tabs
 *   field = quote { byte except quote and newline } quote  |  { byte except space, tab and newline }
 *
 * Such a text is turned into one with tabs between the fields and nothing at the ends of lines; it has as many lines.
 */
import type { ByteSource } from './byte-source.ts'
import { CR, SPACE } from './csv-bytes.ts'

/** What stands between fields afterwards. */
export const RUN_SEPARATOR = '\t'
const TAB = RUN_SEPARATOR.charCodeAt(0)

/** Turns bytes piece by piece. `quote` and `newline` are bytes; quote -1 for none. */
export class SpaceRuns {
  readonly #quote: number
  readonly #newline: number
  #isQuoted = false
  /** The line has a field already. */
  #hasField = false
  /** A run after a field: it separates only where another field follows on the line. */
  #isPending = false

  constructor(quote: number, newline: number) {
    this.#quote = quote
    this.#newline = newline
  }

  /** Turns [start, end) in place, to bytes from `to` on; answers where they end, at most one more than there were. */
  turn(bytes: Uint8Array, to: number, start: number, end: number): number {
    let out = to
    for (let at = start; at < end; at++) {
      const byte = bytes[at] as number
      if ((byte === SPACE || byte === TAB) && !this.#isQuoted) {
        this.#isPending = this.#hasField
        continue
      }
      if (byte === this.#newline) {
        this.#isQuoted = false
        this.#hasField = false
        this.#isPending = false
      } else if (byte !== CR) {
        if (byte === this.#quote) this.#isQuoted = !this.#isQuoted
        if (this.#isPending) bytes[out++] = TAB
        this.#isPending = false
        this.#hasField = true
      }
      bytes[out++] = byte
    }
    return out
  }
}

/** The same bytes with tabs for runs of spaces. */
export function withoutSpaceRuns(bytes: ByteSource, quote: number, newline: number): ByteSource {
  const runs = new SpaceRuns(quote, newline)
  return {
    get bytesTaken() {
      return bytes.bytesTaken
    },
    async read(target, offset, end) {
      for (;;) {
        // One byte is left free: a run that the last block ended in may come out as a tab before this one.
        const count = await bytes.read(target, offset + 1, end)
        if (count === 0) return 0
        const turned = runs.turn(target, offset, offset + 1, offset + 1 + count)
        if (turned > offset) return turned - offset
      }
    },
    close: () => bytes.close(),
  }
}

/** The same for a piece of text. */
export function textWithoutSpaceRuns(text: string, quote: string, newline: string): string {
  const encoded = Buffer.from(` ${text}`)
  const runs = new SpaceRuns(quote === '' ? -1 : quote.charCodeAt(0), newline.charCodeAt(0))
  return encoded.toString('utf8', 0, runs.turn(encoded, 0, 1, encoded.length))
}

/** Every line the same number of words, parted by runs of spaces, and two of them numbers all the way down. */
export function isSpaceSeparated(text: string): boolean {
  const lines = text
    .split(/\r?\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 200)
  const words = lines.map((line) => line.trim().split(/ +/))
  const width = words.at(-1)?.length ?? 0
  const even = words.filter((line) => line.length === width)
  if (width < 2 || lines.length < 3 || even.length < words.length * 0.9) return false
  let numeric = 0
  for (let index = 0; index < width; index++) {
    if (even.filter((line) => /^-?[\d.,]+$/.test(line[index] ?? '')).length >= even.length * 0.9) numeric++
  }
  return numeric >= 2
}
