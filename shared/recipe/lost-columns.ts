import type { ColumnType } from '../entities/column.ts'
import { nearestName } from '../rules/nearest-name.ts'
import type { NamedColumn } from './column-signs.ts'

export interface LostColumn {
  readonly column: string
  readonly type: ColumnType
  /** A new column that it may be under another name; null where none is likely. */
  readonly nearest: string | null
}

/**
 * Columns that a source had and has no longer. Only a new column of the same type could be the one that was renamed: the
 * one whose name is near, else the only new one where only one is lost.
 */
export function lostColumns(before: readonly NamedColumn[], now: readonly NamedColumn[]): readonly LostColumn[] {
  const added = now.filter(({ name }) => before.every((column) => column.name !== name))
  const lost = before.filter(({ name }) => now.every((column) => column.name !== name))
  return lost.map(({ name, type }) => {
    const candidates = added.filter((column) => column.type === type).map((column) => column.name)
    const [only, ...others] = candidates
    const isAlone = others.length === 0 && lost.filter((column) => column.type === type).length === 1
    return { column: name, type, nearest: nearestName(name, candidates) ?? (isAlone ? (only ?? null) : null) }
  })
}
