import type { ComparisonRow } from '../../../shared/contract/comparison.ts'
import type { MetricId } from '../../../shared/economics/metric.ts'
import { figureOf } from '../../charts/figure-of.ts'

export interface BoardSort {
  readonly by: MetricId | 'name'
  readonly direction: 'ascending' | 'descending'
}

/** Segments sorted, lines without a figure last; the standard path, the not served and the total keep their places. */
export function sortedRows(rows: readonly ComparisonRow[], sort: BoardSort | null): readonly ComparisonRow[] {
  if (sort === null) return rows
  const sign = sort.direction === 'ascending' ? 1 : -1
  const segments = rows.filter((row) => row.kind === 'segment')
  const others = rows.filter((row) => row.kind !== 'segment')
  const { by } = sort
  const compared = (a: ComparisonRow, b: ComparisonRow): number => {
    if (by === 'name') return sign * a.name.localeCompare(b.name)
    const [left, right] = [figureOf(a, by), figureOf(b, by)]
    if (left === null || right === null) return Number(left === null) - Number(right === null)
    return sign * (left - right)
  }
  return [...segments.toSorted(compared), ...others]
}

/** The next sort of a head that is pressed: falling figures or rising names first, then the other way, then none. */
export function nextSort(sort: BoardSort | null, by: BoardSort['by']): BoardSort | null {
  const first = by === 'name' ? 'ascending' : 'descending'
  if (sort?.by !== by) return { by, direction: first }
  if (sort.direction !== first) return null
  return { by, direction: first === 'ascending' ? 'descending' : 'ascending' }
}
