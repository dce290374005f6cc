import type { ColumnProfile } from '../../shared/contract/grid.ts'
import type { SpineColumn } from '../../shared/entities/column.ts'
import type { ColumnStatistics } from '../ports/column-analyst.ts'

/** Columns as they were read, with what the profile found of each, in the same order. */
export function profiledColumns(
  columns: readonly Omit<SpineColumn, 'distinct'>[],
  statistics: readonly ColumnStatistics[],
): readonly SpineColumn[] {
  return columns.map((column, index) => {
    const found = statistics[index]
    return { ...column, distinct: found?.distinct ?? 0, ...(found && { evidence: found.evidence }) }
  })
}

/** Profiles as screens show them: with the misfits, which only the reader knew. */
export function shownProfiles(
  statistics: readonly ColumnStatistics[],
  columns: readonly Pick<SpineColumn, 'name' | 'misfits'>[],
): readonly ColumnProfile[] {
  const misfits = new Map(columns.map((column) => [column.name, column.misfits]))
  return statistics.map(({ evidence: _kept, ...profile }) => ({ ...profile, misfits: misfits.get(profile.name) ?? 0 }))
}
