/** The numbers of the set bits, ascending. */
export function setRows(plane: Int32Array): Uint32Array {
  let count = 0
  for (const word of plane) count += bitsIn(word)
  const rows = new Uint32Array(count)
  let next = 0
  for (let word = 0; word < plane.length; word++) {
    let bits = plane[word] as number
    while (bits !== 0) {
      const lowest = bits & -bits
      rows[next++] = word * 32 + 31 - Math.clz32(lowest)
      bits ^= lowest
    }
  }
  return rows
}

/** Bits set in a word, by adding neighbours in pairs, fours and eights (Warren, Hacker's Delight, 5-1). */
function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
