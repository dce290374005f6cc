import type { JudgedColumn } from '../../../../shared/quality/judge-columns.ts'

export const COLUMN_FILTERS = ['all', 'fail', 'warn', 'pass', 'sensitive', 'out'] as const
export type ColumnFilterId = (typeof COLUMN_FILTERS)[number]

/** Whether a column is shown under a filter. */
export function passesFilter({ grade, entry, refusal }: JudgedColumn, filter: ColumnFilterId): boolean {
  if (filter === 'all') return true
  if (filter === 'sensitive') return entry.sensitivity !== 'none'
  return filter === 'out' ? refusal !== null : grade === filter
}
