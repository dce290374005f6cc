/** The last steps of splitmix32: 32 bits that look random for each that are put in, one to one. */
export function mixWord(word: number): number {
  let mixed = word ^ (word >>> 16)
  mixed = Math.imul(mixed, 0x21f0aaad)
  mixed ^= mixed >>> 15
  mixed = Math.imul(mixed, 0x735a2d97)
  return (mixed ^ (mixed >>> 15)) | 0
}

/** A sequence of words of one seed: splitmix32. */
export function wordsOf(seed: number, count: number): Int32Array {
  let state = seed | 0
  return Int32Array.from({ length: count }, () => {
    state = (state + 0x9e3779b9) | 0
    return mixWord(state)
  })
}

/** FNV-1a (Fowler, Noll & Vo) over bytes from `start` to before `end`, mixed. */
export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193)
  return mixWord(hash)
}
