import type { ServedStructure } from '../../../../shared/contract/serving.ts'
import type { AlikeLine } from '../../../../shared/economics/alike.ts'
import type { SharedComparison } from '../../../../shared/economics/withhold-small.ts'
import { withheldCells, withheldTable } from '../../../../shared/quality/small-cells.ts'
import { useLeastShared, useSmallGroups } from '../../../state/least-shared.ts'

/** Units that a group must have to be shown; 0 where small groups are not withheld, or are looked at all the same. */
export function useLeastShown(): number {
  const least = useLeastShared()
  return useSmallGroups((state) => state.areShown) ? 0 : least
}

/** The lines that are withheld: of few units, and others by which those could be worked out. */
export function hiddenLines({ lines }: Pick<ServedStructure, 'lines'>, least: number): ReadonlySet<string> {
  const marks = withheldCells(
    lines.map(({ units }) => units),
    least,
  )
  return new Set(lines.filter((_, index) => marks[index]).map(({ entryId }) => entryId))
}

/** Which counts of a table of lines by bands are withheld; the totals stand in its last row and column. */
export function hiddenCells(counts: readonly (readonly number[])[], least: number): readonly (readonly boolean[])[] {
  const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)
  const rows = counts.map((row) => [...row, sum(row)])
  const totals = rows[0]?.map((_, column) => sum(rows.map((row) => row[column] ?? 0))) ?? []
  return withheldTable([...rows, totals], least)
}

/** Units of each group over all lines, those of no group last; null where `isHidden` withholds the column's total. */
export function groupTotals(
  lines: readonly Pick<AlikeLine, 'bands' | 'unknown'>[],
  isHidden: (column: number) => boolean,
): readonly (number | null)[] {
  const columns = lines.map(({ bands, unknown }) => [...bands.map(({ units }) => units), unknown])
  return (columns[0] ?? []).map((_, at) =>
    isHidden(at) ? null : columns.reduce((sum, units) => sum + (units[at] ?? 0), 0),
  )
}

/** How many lines are withheld for being small, and how many for what they would tell. */
export function withheldLines(served: Pick<ServedStructure, 'lines'>, least: number): SharedComparison['withheld'] {
  const hidden = hiddenLines(served, least)
  const small = served.lines.filter(({ entryId, units }) => hidden.has(entryId) && units < least).length
  return { small, others: hidden.size - small }
}
