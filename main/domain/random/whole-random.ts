import { seededRandom } from './seeded-random.ts'

/** Whole numbers from 0 up to, but not including, `below`. */
export type WholeRandom = (below: number) => number

/** Repeatable whole numbers. @param seed any integer */
export function wholeRandom(seed: number): WholeRandom {
  const { uniform } = seededRandom(seed)
  return (below) => Math.floor(uniform() * below)
}

/** A shuffled copy. */
export function shuffled<T>(items: readonly T[], random: WholeRandom): T[] {
  return items
    .map((item) => ({ item, at: random(2 ** 31) }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}
