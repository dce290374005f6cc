/** A place in the grid; row -1 is the head. */
export interface GridPlace {
  readonly row: number
  readonly column: number
}

/** From where to where cells are selected; the focus is the moving end. */
export interface GridSelection {
  readonly anchor: GridPlace
  readonly focus: GridPlace
}

export interface GridSize {
  readonly rows: number
  readonly columns: number
  /** Rows that Page Down passes. */
  readonly pageRows: number
}

export interface GridKey {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
}

/** Where a key leads from a place; null where the key is none of the grid's. */
export function placeAfterKey({ row, column }: GridPlace, event: GridKey, size: GridSize): GridPlace | null {
  const far = event.ctrlKey || event.metaKey
  const lastRow = size.rows - 1
  const lastColumn = size.columns - 1
  switch (event.key) {
    case 'ArrowDown':
      return { row: far ? lastRow : Math.min(lastRow, row + 1), column }
    case 'ArrowUp':
      return { row: far ? Math.min(row, 0) : Math.max(-1, row - 1), column }
    case 'ArrowRight':
      return { row, column: far ? lastColumn : Math.min(lastColumn, column + 1) }
    case 'ArrowLeft':
      return { row, column: far ? 0 : Math.max(0, column - 1) }
    case 'PageDown':
      return { row: Math.min(lastRow, row + size.pageRows), column }
    case 'PageUp':
      return { row: Math.max(Math.min(row, 0), row - size.pageRows), column }
    case 'Home':
      return { row: far ? Math.min(0, lastRow) : row, column: 0 }
    case 'End':
      return { row: far ? lastRow : row, column: lastColumn }
    default:
      return null
  }
}

/** First and last row and column of a selection, the head left out. */
export function selectedRange({ anchor, focus }: GridSelection): {
  readonly firstRow: number
  readonly lastRow: number
  readonly firstColumn: number
  readonly lastColumn: number
} {
  return {
    firstRow: Math.max(0, Math.min(anchor.row, focus.row)),
    lastRow: Math.max(0, Math.max(anchor.row, focus.row)),
    firstColumn: Math.min(anchor.column, focus.column),
    lastColumn: Math.max(anchor.column, focus.column),
  }
}
