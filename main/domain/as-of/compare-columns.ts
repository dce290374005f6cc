import type { ColumnThen, ComparedColumn } from '../../../shared/contract/as-of.ts'
import type { ColumnProfile } from '../../../shared/contract/grid.ts'

type Profile = Omit<ColumnProfile, 'misfits'>

/** Columns of two tables side by side, in the later one's order; those that it lacks come last. */
export function compareColumns(from: readonly Profile[], to: readonly Profile[]): ComparedColumn[] {
  const same = (a: Profile) => (b: Profile) => a.name === b.name && a.type === b.type
  return [
    ...to.map((column) => compared(from.find(same(column)), column)),
    ...from.filter((column) => !to.some(same(column))).map((column) => compared(column, undefined)),
  ]
}

function compared(from: Profile | undefined, to: Profile | undefined): ComparedColumn {
  const { name, type } = to ?? from ?? { name: '', type: 'text' }
  const moved = from === undefined || to === undefined ? null : mostMoved(from, to)
  return { name, type, from: then(from), to: then(to), moved }
}

function then(profile: Profile | undefined): ColumnThen | null {
  if (profile === undefined) return null
  const { rowCount, missing, mean, median, distinct } = profile
  return { missingShare: rowCount === 0 ? 0 : missing / rowCount, mean, median, distinct }
}

/**
 * The value whose share of all units moved most; the earlier in the alphabet of equals. Profiles have the most frequent
 * values only: one that a table has no count of counts as none there only where the profile lists all. Null where most
 * values stand once, as in names.
 */
function mostMoved(from: Profile, to: Profile): ComparedColumn['moved'] {
  const values = [...new Set([...from.top, ...to.top].map(({ value }) => value))].sort()
  if (isNames(from) || isNames(to)) return null
  let most: ComparedColumn['moved'] = null
  for (const value of values) {
    const [before, after] = [shareOf(from, value), shareOf(to, value)]
    if (before === null || after === null) continue
    if (most === null || Math.abs(after - before) > Math.abs(most.to - most.from))
      most = { value, from: before, to: after }
  }
  return most
}

const isNames = ({ distinct, rowCount, missing }: Profile): boolean =>
  distinct > (rowCount - missing) / 2 && distinct > 2

function shareOf({ top, distinct, rowCount }: Profile, value: string): number | null {
  const count = top.find((entry) => entry.value === value)?.count
  if (rowCount === 0) return 0
  if (count !== undefined) return count / rowCount
  return top.length >= distinct ? 0 : null
}
