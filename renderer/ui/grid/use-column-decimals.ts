import { useMemo } from 'react'
import { commonDecimals } from './cell-text.ts'
import type { GridColumn } from './grid-column.ts'
import type { RowPages } from './row-pages.ts'

const SAMPLE_ROWS = 100

/** Decimals of each number column, from the first rows: one per column, so that the points stand under each other. */
export function useColumnDecimals(columns: readonly GridColumn[], pages: RowPages): readonly (number | null)[] {
  const isKnown = pages.row(0) !== null
  return useMemo(() => {
    const rows = isKnown
      ? Array.from({ length: SAMPLE_ROWS }, (_, row) => pages.row(row)).filter((row) => row !== null)
      : []
    return columns.map(({ type }, column) =>
      commonDecimals(
        rows.map((row) => row.cell(column)),
        type,
      ),
    )
  }, [columns, pages, isKnown])
}
