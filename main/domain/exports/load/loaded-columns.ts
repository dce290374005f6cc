import type { ColumnReading, ColumnType, SpineColumn } from '../../../../shared/entities/column.ts'
import type { Spine } from '../../../../shared/entities/spine.ts'
import type { Definition } from '../../definitions/definition.ts'

/** A column of the table that exported SQL reads, and where it stands in its file. */
export interface LoadedColumn {
  readonly name: string
  /** Name in the file. */
  readonly header: string
  /** Position in the file, from 1. */
  readonly position: number
  readonly type: ColumnType
  readonly reading: ColumnReading | null
  /** What the workbench found in it: a table loaded alike has as many. */
  readonly missing: number
  readonly coarsened?: SpineColumn['coarsened']
  readonly distinct: number
}

/** The key and the columns that rules read, in the table's order. */
export function loadedColumns({ columns, grain }: Definition, spine: Spine): readonly LoadedColumn[] {
  const used = new Set(columns.map(({ name }) => name))
  if (grain.keyIs === 'column') used.add(grain.key)
  return spine.columns
    .map(({ reading = null, ...column }, index) => ({ ...column, reading, position: index + 1 }))
    .filter(({ name }) => used.has(name))
}
