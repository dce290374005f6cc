import type { Movers } from '../../../../shared/contract/as-of.ts'

type Entry = Movers['entries'][number]

/** Units that went from one entry to another; null stands for not being in the table of that day. */
export interface Way {
  readonly from: Entry | null
  readonly to: Entry | null
  readonly units: number
  /** Of the units that were in `from`; null of those that were not in the table. */
  readonly share: number | null
}

/** The ways that units went, the most frequent first; how many in both tables moved, and how many are in both. */
export function waysOf({ entries, counts }: Movers): {
  readonly ways: readonly Way[]
  readonly moved: number
  readonly stayed: number
} {
  const ways: Way[] = []
  let moved = 0
  let stayed = 0
  counts.forEach((row, was) => {
    const all = row.reduce((sum, units) => sum + units, 0)
    row.forEach((units, is) => {
      const [from, to] = [entries[was] ?? null, entries[is] ?? null]
      const isInBoth = from !== null && to !== null
      if (isInBoth) stayed += units
      if (was === is || units === 0) return
      if (isInBoth) moved += units
      ways.push({ from, to, units, share: from === null ? null : units / all })
    })
  })
  return { ways: ways.toSorted((a, b) => b.units - a.units), moved, stayed }
}
