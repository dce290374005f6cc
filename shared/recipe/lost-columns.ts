import type { ColumnType } from '../entities/column.ts'
import { nearestName } from '../rules/nearest-name.ts'
import type { NamedColumn } from './column-signs.ts'

export interface LostColumn {
  readonly column: string
  readonly type: ColumnType
  /** A new column that it may be under another name; null where none is near. */
  readonly nearest: string | null
}

/** Columns that a source had and has no longer. Only a new column of the same type could be the one that was renamed. */
export function lostColumns(before: readonly NamedColumn[], now: readonly NamedColumn[]): readonly LostColumn[] {
  const added = now.filter(({ name }) => before.every((column) => column.name !== name))
  return before
    .filter(({ name }) => now.every((column) => column.name !== name))
    .map(({ name, type }) => {
      const candidates = added.filter((column) => column.type === type).map((column) => column.name)
      return { column: name, type, nearest: nearestName(name, candidates) }
    })
}
