import type { DuckDBVector } from '@duckdb/node-api'

/** DuckDB gives rows in vectors of at most this many. */
export const MOST_ROWS = 2048
/** A text's entry in a vector: its length in 4 bytes, then the text itself where it has at most 12 bytes. */
export const ENTRY_BYTES = 16
export const INLINE_BYTES = 12

/** One chunk's texts of one column: a vector of whole texts, or the vectors of their pieces of 12 bytes. */
export interface TextChunk {
  readonly vectors: readonly DuckDBVector[]
  /** The vectors' own memory, an entry of 4 words a row. */
  readonly entries: readonly Int32Array[]
}

/** Throws where DuckDB keeps texts otherwise than this reader knows. */
export function textChunkOf(vectors: readonly DuckDBVector[]): TextChunk {
  return { vectors, entries: vectors.map(entriesOf) }
}

function entriesOf(vector: DuckDBVector): Int32Array {
  const view: unknown = Reflect.get(vector, 'dataView')
  if (view instanceof DataView && view.byteOffset % 4 === 0)
    return new Int32Array(view.buffer, view.byteOffset, view.byteLength >> 2)
  throw new Error('DuckDB keeps texts in another shape than this reader knows')
}

/** Puts texts one after another into one buffer. */
export class TextGatherer {
  #buffer: Buffer = Buffer.alloc(MOST_ROWS * ENTRY_BYTES)
  #end = 0

  /** Another one after a text that needed more room. */
  get buffer(): Uint8Array {
    return this.#buffer
  }

  /** Begins again at the start. */
  clear(): void {
    this.#end = 0
  }

  /** Appends a row's text and answers where it ends, which is where the next one starts. */
  append({ vectors, entries }: TextChunk, row: number): number {
    for (let piece = 0; piece < entries.length; piece++) {
      const words = entries[piece] as Int32Array
      const length = words[row * 4] as number
      if (this.#end + length > this.#buffer.length) this.#grow(length)
      if (length > INLINE_BYTES) this.#end += this.#buffer.write(textAt(vectors, piece, row), this.#end, 'utf8')
      else this.#inline(words, row * 4 + 1, length)
      if (length < INLINE_BYTES) break
    }
    return this.#end
  }

  #inline(words: Int32Array, from: number, length: number): void {
    const buffer = this.#buffer
    const end = this.#end
    for (let at = 0; at < length; at++) buffer[end + at] = (words[from + (at >> 2)] as number) >>> ((at & 3) << 3)
    this.#end = end + length
  }

  #grow(more: number): void {
    const larger = Buffer.alloc((this.#end + more) * 2)
    this.#buffer.copy(larger, 0, 0, this.#end)
    this.#buffer = larger
  }
}

/** A text that is not in its entry: it costs microseconds to follow. */
function textAt(vectors: readonly DuckDBVector[], piece: number, row: number): string {
  return String(vectors[piece]?.getItem(row))
}
