import { AppError } from '../../shared/contract/app-error.ts'
import { allocateDictionary } from '../columns/dictionary.ts'
import type { Dictionary } from '../ports/spine-columns.ts'

const FIRST_SLOTS = 64
const FIRST_BYTES = 512
const MOST_BYTES = 2 ** 31 - 1
const PRIME = 0x9e3779b1

/** The distinct texts of a column, as bytes, in order of first appearance: an open-addressed table grown at half full. */
export class TextCodes {
  #slots = new Int32Array(FIRST_SLOTS)
  #hashes = new Int32Array(FIRST_SLOTS / 2)
  #ends = new Int32Array(FIRST_SLOTS / 2)
  #bytes = new Uint8Array(FIRST_BYTES)
  #length = 0
  /** Of no meaning: what is never used would not be fetched. */
  readonly #fetched = new Int32Array(1)
  /** The bytes last looked at, and their words. */
  #seen: Uint8Array = this.#bytes
  #words: DataView = new DataView(this.#bytes.buffer)

  get length(): number {
    return this.#length
  }

  /** Of all texts together. */
  get byteCount(): number {
    return this.#endOf(this.#length - 1)
  }

  /** The code of bytes [start, end), from 0; a new one for a text not seen before. */
  codeOf(bytes: Uint8Array, start: number, end: number): number {
    return this.codeByHash(bytes, start, end, this.#hashOf(bytes, start, end))
  }

  /** The same for a text whose hash is known: whenever the text comes, it must come with this hash. */
  codeByHash(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const mask = this.#slots.length - 1
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const code = (this.#slots[slot] as number) - 1
      if (code < 0) return this.#add(bytes, start, end, hash, slot)
      if (this.#hashes[code] === hash && this.#same(code, bytes, start, end)) return code
    }
  }

  /**
   * Looks at the places of the first `count` hashes, so that they lie in the processor's cache when their texts are asked
   * for. The table of a column of keys does not fit there, and one look after the other waits for memory each time.
   */
  fetch(hashes: Int32Array, count: number): void {
    const slots = this.#slots
    const mask = slots.length - 1
    let seen = 0
    for (let at = 0; at < count; at++) seen |= slots[(hashes[at] as number) & mask] as number
    this.#fetched[0] = seen
  }

  /** Four bytes at a time; the last four may overlap the ones before. */
  #hashOf(bytes: Uint8Array, start: number, end: number): number {
    let hash = end - start
    if (hash < 4) {
      for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] as number), PRIME)
    } else {
      if (bytes !== this.#seen) {
        this.#seen = bytes
        this.#words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      }
      const words = this.#words
      for (let at = start; at < end - 4; at += 4) {
        hash = Math.imul(hash ^ words.getUint32(at, true), PRIME)
        hash ^= hash >>> 15
      }
      hash = Math.imul(hash ^ words.getUint32(end - 4, true), PRIME)
    }
    return hash ^ (hash >>> 15)
  }

  /** The dictionary, in shared memory; the codes are empty after it. */
  release(): Dictionary {
    const { byteCount } = this
    const dictionary = allocateDictionary(this.#length, byteCount)
    dictionary.bytes.set(this.#bytes.subarray(0, byteCount))
    dictionary.offsets.set(this.#ends.subarray(0, this.#length), 1)
    this.clear()
    return dictionary
  }

  /** Begins again at code 0. */
  clear(): void {
    this.#slots = new Int32Array(FIRST_SLOTS)
    this.#hashes = new Int32Array(FIRST_SLOTS / 2)
    this.#ends = new Int32Array(FIRST_SLOTS / 2)
    this.#bytes = new Uint8Array(FIRST_BYTES)
    this.#length = 0
  }

  /** The text of a code. */
  text(code: number): string {
    const from = this.#endOf(code - 1)
    return Buffer.from(this.#bytes.buffer, from, this.#endOf(code) - from).toString('utf8')
  }

  #endOf(code: number): number {
    return code < 0 ? 0 : (this.#ends[code] as number)
  }

  #same(code: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.#endOf(code - 1)
    if (this.#endOf(code) - from !== end - start) return false
    for (let at = start, own = from; at < end; at++, own++) if (this.#bytes[own] !== bytes[at]) return false
    return true
  }

  #add(bytes: Uint8Array, start: number, end: number, hash: number, slot: number): number {
    const from = this.#endOf(this.#length - 1)
    this.#reserve(from + end - start)
    for (let at = start, own = from; at < end; at++, own++) this.#bytes[own] = bytes[at] as number
    const code = this.#length++
    this.#ends[code] = from + end - start
    this.#hashes[code] = hash
    this.#slots[slot] = code + 1
    if (this.#length * 2 >= this.#slots.length) this.#rehash()
    return code
  }

  #reserve(byteCount: number): void {
    if (byteCount <= this.#bytes.length) return
    if (byteCount > MOST_BYTES) {
      throw new AppError('file-unsupported', 'One text column has more than 2 GiB of different texts.', {
        remedy: 'Leave that column out of the file and import it again.',
      })
    }
    const larger = new Uint8Array(Math.min(MOST_BYTES, Math.max(byteCount, this.#bytes.length * 2)))
    larger.set(this.#bytes)
    this.#bytes = larger
  }

  #rehash(): void {
    const count = this.#slots.length * 2
    const hashes = new Int32Array(count / 2)
    const ends = new Int32Array(count / 2)
    hashes.set(this.#hashes)
    ends.set(this.#ends)
    // Written at once: places that are looked at first and written after cost the system two faults a page.
    const slots = new Int32Array(count).fill(0)
    for (let code = 0; code < this.#length; code++) {
      let slot = (hashes[code] as number) & (count - 1)
      while (slots[slot] !== 0) slot = (slot + 1) & (count - 1)
      slots[slot] = code + 1
    }
    this.#slots = slots
    this.#hashes = hashes
    this.#ends = ends
  }
}
