import { shuffled, type WholeRandom } from '../random/whole-random.ts'

/**
 * Rows of value indices in which every pair of values of every two columns stands together at least once, found
 * greedily (AETG, Cohen et al., IEEE TSE 1997). A single column gives each of its values once.
 * @param sizes values per column
 * @param mostRows rows after which it stops, covered or not
 */
export function coveringArray(
  sizes: readonly number[],
  random: WholeRandom,
  mostRows: number,
): readonly (readonly number[])[] {
  if (sizes.length < 2) return Array.from({ length: Math.min(mostRows, sizes[0] ?? 0) }, (_, value) => [value])
  const pairs = new UncoveredPairs(sizes)
  const order = sizes.map((_, column) => column)
  const rows: number[][] = []
  while (rows.length < mostRows) {
    const seed = pairs.first()
    if (seed === null) break
    const row = sizes.map(() => -1)
    row[seed.left] = seed.leftValue
    row[seed.right] = seed.rightValue
    for (const column of shuffled(order, random))
      if (row[column] === -1) row[column] = pairs.bestValue(row, column, random)
    pairs.cover(row)
    rows.push(row)
  }
  return rows
}

interface Pair {
  readonly left: number
  readonly leftValue: number
  readonly right: number
  readonly rightValue: number
}

/** Which pairs are still to be covered: one byte each, in a block for every two columns, left < right. */
class UncoveredPairs {
  private readonly sizes: readonly number[]
  private readonly blocks: readonly { readonly left: number; readonly right: number; readonly open: Uint8Array }[]
  /** Block and byte before which everything is covered. */
  private block = 0
  private byte = 0

  constructor(sizes: readonly number[]) {
    this.sizes = sizes
    this.blocks = sizes.flatMap((rightSize, right) =>
      sizes
        .slice(0, right)
        .map((leftSize, left) => ({ left, right, open: new Uint8Array(leftSize * rightSize).fill(1) })),
    )
  }

  first(): Pair | null {
    for (; this.block < this.blocks.length; this.block++, this.byte = 0) {
      const { left, right, open } = this.blocks[this.block] ?? { left: 0, right: 0, open: new Uint8Array() }
      this.byte = open.indexOf(1, this.byte)
      if (this.byte < 0) continue
      const width = this.sizes[right] ?? 1
      return { left, right, leftValue: Math.floor(this.byte / width), rightValue: this.byte % width }
    }
    return null
  }

  /** The value of a column that covers most pairs with the values already set; ties at random. */
  bestValue(row: readonly number[], column: number, random: WholeRandom): number {
    const size = this.sizes[column] ?? 1
    const offset = random(size)
    let best = offset
    let most = -1
    for (let step = 0; step < size; step++) {
      const value = (step + offset) % size
      const covered = this.openWith(row, column, value)
      if (covered > most) {
        most = covered
        best = value
      }
    }
    return best
  }

  cover(row: readonly number[]): void {
    for (const { left, right, open } of this.blocks) {
      open[(row[left] ?? 0) * (this.sizes[right] ?? 1) + (row[right] ?? 0)] = 0
    }
  }

  private openWith(row: readonly number[], column: number, value: number): number {
    let open = 0
    for (const block of this.blocks) {
      if (block.left !== column && block.right !== column) continue
      const left = block.left === column ? value : (row[block.left] ?? -1)
      const right = block.right === column ? value : (row[block.right] ?? -1)
      if (left >= 0 && right >= 0) open += block.open[left * (this.sizes[block.right] ?? 1) + right] ?? 0
    }
    return open
  }
}
