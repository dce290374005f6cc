import type { EntryReach } from '../../../shared/contract/structures.ts'
import { roundToTotal } from '../../ui/round-to-total.ts'

/** Shares with one decimal that add up to 100.0; a line that an edit leaves as it was keeps its figure. */
export function sharesOf(
  lines: readonly EntryReach[],
  unitCount: number,
  was: readonly EntryReach[],
): ReadonlyMap<string, number> {
  if (unitCount === 0) return new Map()
  const percentOf = ({ units }: EntryReach): number => (units / unitCount) * 100
  const before = roundToTotal(was.map(percentOf), 1)
  const baseline = lines.map((line) => {
    const at = was.findIndex(({ entryId }) => entryId === line.entryId)
    const former = was[at]
    return former === undefined ? undefined : { value: percentOf(former), shown: before[at] ?? 0 }
  })
  const rounded = roundToTotal(lines.map(percentOf), 1, baseline)
  return new Map(
    lines.map(({ entryId, kind }, index) => [kind === 'default' ? 'default' : entryId, (rounded[index] ?? 0) / 100]),
  )
}
