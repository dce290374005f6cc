/*
 * How far two structures divide the same units alike, whatever their classes are called. Both measures are 1 for the same
 * division, about 0 for two that have nothing to do with each other, and may be a little below.
 */

/** Counts of units by pair of classes: K × L, row-major. */
export interface PairCounts {
  readonly counts: ArrayLike<number>
  readonly rows: number
  readonly columns: number
}

interface Margins {
  readonly cells: readonly number[]
  readonly rows: readonly number[]
  readonly columns: readonly number[]
  readonly all: number
}

/** Adjusted Rand index (Hubert & Arabie 1985); null with fewer than two units. */
export function adjustedRand(pairs: PairCounts): number | null {
  const { cells, rows, columns, all } = marginsOf(pairs)
  if (all < 2) return null
  const together = pairsWithin(cells)
  const [inRows, inColumns] = [pairsWithin(rows), pairsWithin(columns)]
  const expected = (inRows / (all * (all - 1))) * 2 * inColumns
  const most = (inRows + inColumns) / 2
  // Both leave all units together, or part them all: they are alike.
  return most === expected ? 1 : (together - expected) / (most - expected)
}

/**
 * Adjusted mutual information (Vinh, Epps & Bailey 2010) with the mean of both entropies as the most there can be; null
 * with fewer than two units.
 */
export function adjustedMutualInformation(pairs: PairCounts): number | null {
  const margins = marginsOf(pairs)
  if (margins.all < 2) return null
  const { rows, columns } = margins
  if (rows.length === 1 && columns.length === 1) return 1
  const expected = expectedInformation(margins)
  const most = (entropyOf(margins, rows) + entropyOf(margins, columns)) / 2
  const room = most - expected
  return room <= 1e-12 * most ? 1 : (informationOf(pairs, margins) - expected) / room
}

/** Sums of rows and columns that hold any unit. */
function marginsOf({ counts, rows, columns }: PairCounts): Margins {
  const cells = Array.from(counts)
  const sum = (picked: readonly number[]): number => picked.reduce((so, count) => so + count, 0)
  const ofRows = Array.from({ length: rows }, (_, row) => sum(cells.slice(row * columns, (row + 1) * columns)))
  const ofColumns = Array.from({ length: columns }, (_, column) =>
    sum(cells.filter((_, at) => at % columns === column)),
  )
  const held = (sums: readonly number[]): readonly number[] => sums.filter((count) => count > 0)
  return { cells, rows: held(ofRows), columns: held(ofColumns), all: sum(cells) }
}

function pairsWithin(counts: readonly number[]): number {
  return counts.reduce((pairs, count) => pairs + (count * (count - 1)) / 2, 0)
}

function entropyOf({ all }: Margins, counts: readonly number[]): number {
  return -counts.reduce((so, count) => so + (count / all) * Math.log(count / all), 0)
}

function informationOf({ counts, columns }: PairCounts, { cells, all }: Margins): number {
  const ofRow = new Map<number, number>()
  const ofColumn = new Map<number, number>()
  const add = (sums: Map<number, number>, at: number, count: number): void =>
    void sums.set(at, (sums.get(at) ?? 0) + count)
  for (const [at, count] of cells.entries()) {
    add(ofRow, Math.floor(at / columns), count)
    add(ofColumn, at % columns, count)
  }
  let information = 0
  for (let at = 0; at < counts.length; at++) {
    const count = counts[at] as number
    if (count === 0) continue
    const byChance = ((ofRow.get(Math.floor(at / columns)) ?? 0) / all) * (ofColumn.get(at % columns) ?? 0)
    information += (count / all) * Math.log(count / byChance)
  }
  return information
}

/** The information that two random divisions with these margins share on average. */
function expectedInformation({ rows, columns, all }: Margins): number {
  let expected = 0
  for (const row of rows) for (const column of columns) expected += expectedInCell(row, column, all)
  return expected
}

/** Chances this much smaller than the likeliest count's add nothing that a double keeps. */
const LEAST_CHANCE = 1e-18

/**
 * The mean over a hypergeometric count n of n/N · log(N·n ÷ (a·b)): from the likeliest count in both directions by the
 * ratio of neighbouring chances, until they are too small to add, so that ten million units take no longer than a few.
 */
function expectedInCell(a: number, b: number, all: number): number {
  const least = Math.max(0, a + b - all)
  const most = Math.min(a, b)
  const likeliest = Math.min(most, Math.max(least, Math.floor(((a + 1) * (b + 1)) / (all + 2))))
  const termOf = (count: number): number => (count === 0 ? 0 : (count / all) * Math.log(count / ((a / all) * b)))
  let chances = 1
  let weighted = termOf(likeliest)
  for (let count = likeliest, chance = 1; count < most && chance > LEAST_CHANCE; count++) {
    chance *= ((a - count) / (count + 1)) * ((b - count) / (all - a - b + count + 1))
    chances += chance
    weighted += chance * termOf(count + 1)
  }
  for (let count = likeliest, chance = 1; count > least && chance > LEAST_CHANCE; count--) {
    chance *= (count / (a - count + 1)) * ((all - a - b + count) / (b - count + 1))
    chances += chance
    weighted += chance * termOf(count - 1)
  }
  return weighted / chances
}
