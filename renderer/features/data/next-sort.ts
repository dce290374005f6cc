import type { GridSort } from '../../ui/grid/grid-column.ts'

/** Pressing a head goes round: ascending, descending, the table's own order. */
export function nextSort(sort: GridSort | null, column: string): GridSort | null {
  if (sort?.column !== column) return { column, direction: 'ascending' }
  return sort.direction === 'ascending' ? { column, direction: 'descending' } : null
}
