import type { SpineColumn } from '../entities/column.ts'

/** More values than this are not shown beside each other. */
export const MOST_BANDS = 12

/** Whether a column's values part customers into few groups that can be compared within. */
export function canBand({ type, distinct, evidence }: Pick<SpineColumn, 'type' | 'distinct' | 'evidence'>): boolean {
  if (type === 'text') return distinct > 1 && distinct <= MOST_BANDS
  if (type === 'boolean') return distinct > 1
  const quantiles = evidence?.quantiles
  return type !== 'date' && quantiles != null && quantiles.p25 < quantiles.p75
}
