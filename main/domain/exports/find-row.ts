import type { Cell } from '../../../shared/rules/truth.ts'
import { shuffled, type WholeRandom } from '../random/whole-random.ts'

export interface RowSearch {
  /** The values to try, by column; a column that does not matter has one. */
  readonly domains: readonly (readonly Cell[])[]
  /** 0 where a row is what is looked for; smaller is nearer. */
  readonly cost: (cells: readonly Cell[]) => number
  /** Search spaces of at most this many rows are gone through wholly. */
  readonly exhaustiveUpTo: number
  readonly random: WholeRandom
}

export interface FoundRow {
  readonly cells: readonly Cell[] | null
  /** Whether every row was tried: null then means that there is none. */
  readonly exhaustive: boolean
}

const RESTARTS = 16
const SWEEPS = 12

/** Looks for a row of cost 0: all of a small space, else by descent from random starts. */
export function findRow(search: RowSearch): FoundRow {
  const size = search.domains.reduce((product, domain) => product * domain.length, 1)
  if (size <= search.exhaustiveUpTo) return { cells: tryAll(search), exhaustive: true }
  for (let start = 0; start < RESTARTS; start++) {
    const cells = descend(search)
    if (cells !== null) return { cells, exhaustive: false }
  }
  return { cells: null, exhaustive: false }
}

function tryAll({ domains, cost }: RowSearch): readonly Cell[] | null {
  const at = domains.map(() => 0)
  const cells = domains.map((domain) => domain[0] ?? null)
  for (;;) {
    if (cost(cells) === 0) return [...cells]
    let column = 0
    for (; column < domains.length; column++) {
      const next = ((at[column] ?? 0) + 1) % (domains[column]?.length ?? 1)
      at[column] = next
      cells[column] = domains[column]?.[next] ?? null
      if (next !== 0) break
    }
    if (column === domains.length) return null
  }
}

/** Moves one column at a time to its best value; ties move too, so that plateaus are crossed. */
function descend({ domains, cost, random }: RowSearch): readonly Cell[] | null {
  const cells = domains.map((domain) => domain[random(domain.length)] ?? null)
  let best = cost(cells)
  const movable = domains.map((_, column) => column).filter((column) => (domains[column]?.length ?? 0) > 1)
  for (let sweep = 0; sweep < SWEEPS && best > 0; sweep++) {
    for (const column of shuffled(movable, random)) {
      let kept = cells[column] ?? null
      for (const value of shuffled(domains[column] ?? [], random)) {
        cells[column] = value
        const now = cost(cells)
        if (now > best) continue
        best = now
        kept = value
      }
      cells[column] = kept
      if (best === 0) return cells
    }
  }
  return best === 0 ? cells : null
}
