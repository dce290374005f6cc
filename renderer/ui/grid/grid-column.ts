import type { ReactNode } from 'react'
import type { ColumnProfile } from '../../../shared/contract/grid.ts'
import type { ColumnType } from '../../../shared/entities/column.ts'
import type { NumberName } from '../../../shared/quality/number-names.ts'
import type { MenuGroup } from '../menu.tsx'

/** A column as the grid shows it. */
export interface GridColumn {
  readonly name: string
  readonly type: ColumnType
  /** "Decimal", or in warning colour where the type is doubtful. */
  readonly typeWord: string
  readonly isDoubtful?: boolean
  /** What its whole numbers name, such as customers or years; null or left out where they are amounts or counts. */
  readonly names?: NumberName | null
  /** The meaning of the column, beside its type: "Revenue", "Key". */
  readonly role?: string | undefined
  /** Null while it is computed or where there is none. */
  readonly profile: ColumnProfile | null
  /** Replaces the profile's captions, such as a note of the preview. */
  readonly note?: ReactNode
  /** Letters of the longest value seen, where there is no profile. */
  readonly longestValue?: number | undefined
  /** What can be done with the column; opens from its head. */
  readonly menu?: readonly MenuGroup[] | undefined
}

/** Whether the values stand at the right. */
export function isNumeric(type: ColumnType): boolean {
  return type === 'number' || type === 'integer'
}

export interface GridSort {
  readonly column: string
  readonly direction: 'ascending' | 'descending'
}

/** A value of a cell: null is missing; dates are milliseconds since 1970-01-01 as Arrow gives them. */
export type CellValue = string | number | bigint | boolean | null

/** Rows that were fetched together. */
export interface RowPage {
  readonly length: number
  /** The row's own number: line in the file or place in the table. */
  number(row: number): number
  cell(row: number, column: number): CellValue
}

/** Where rows come from. A source with another `key` is another table or another view of it. */
export interface RowSource {
  readonly key: string
  readonly rowCount: number
  readonly read: (offset: number, limit: number, signal: AbortSignal) => Promise<RowPage>
}
