import type { ComparisonRow } from '../../shared/contract/comparison.ts'
import { type MetricId, valueOrNull } from '../../shared/economics/metric.ts'

/** A row's figure, or null where it is not available or does not apply. */
export function figureOf(row: Pick<ComparisonRow, 'metrics'> | undefined, id: MetricId): number | null {
  return valueOrNull(row?.metrics[id])
}

/** The ends of a figure's 90 % interval, or null where it has none. */
export function intervalOf(
  row: Pick<ComparisonRow, 'metrics'>,
  id: MetricId,
): { readonly low: number; readonly high: number } | null {
  const value = row.metrics[id]
  if (value?.kind !== 'value' || value.low === undefined || value.high === undefined) return null
  return { low: value.low, high: value.high }
}

/** Every line but the total, in the table's order: segments, standard path, not served. */
export function partsOf(rows: readonly ComparisonRow[]): readonly ComparisonRow[] {
  const rank = { segment: 0, default: 1, excluded: 2, total: 3 } as const
  return rows.filter((row) => row.kind !== 'total').toSorted((a, b) => rank[a.kind] - rank[b.kind])
}

/** The line that holds all units. */
export function totalOf(rows: readonly ComparisonRow[]): ComparisonRow | undefined {
  return rows.find((row) => row.kind === 'total')
}

/** Units of every line and of all; a line whose units are withheld is left out. */
export function unitsOfLines(rows: readonly ComparisonRow[]): readonly number[] {
  return rows.flatMap((row) => figureOf(row, 'units') ?? [])
}
