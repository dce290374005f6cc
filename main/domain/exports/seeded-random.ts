/** Whole numbers from 0 up to, but not including, `below`. */
export type Random = (below: number) => number

/** A small repeatable generator (mulberry32, Tommy Ettinger, public domain): same seed, same numbers. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

/** A shuffled copy. */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, at: random(2 ** 31) }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}
