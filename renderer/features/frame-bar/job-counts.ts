import type { JobView } from '../../../shared/contract/jobs.ts'
import { formatExactCount } from '../../ui/format-number.ts'
import { formatBytes, formatDuration } from '../../ui/format-time.ts'

/** "6.2 of 10.0 MB, 61,204 rows, 4.0 s left": counts of a running job with the time left once it can be told. */
export function jobCounts({ progress, elapsedMs }: JobView): string {
  const { done, total, unit, rows } = progress
  const write = unit === 'bytes' ? formatBytes : formatExactCount
  const word = unit === 'bytes' ? '' : unit === 'steps' ? ' steps' : ' rows'
  if (total === null && done === 0) return rows === undefined ? '' : `${formatExactCount(rows)} rows`
  const parts = [total === null ? `${write(done)}${word}` : `${write(done)} of ${write(total)}${word}`]
  if (rows !== undefined) parts.push(`${formatExactCount(rows)} rows`)
  const left = timeLeftMs(done, total, elapsedMs)
  if (left !== null) parts.push(`${formatDuration(left)} left`)
  return parts.join(', ')
}

/** Told after half a second and 2 % of the way: earlier it would jump about. */
function timeLeftMs(done: number, total: number | null, elapsedMs: number): number | null {
  if (total === null || total === 0 || elapsedMs < 500) return null
  const share = done / total
  if (share < 0.02 || share >= 1) return null
  return Math.max(100, Math.round(((elapsedMs / share) * (1 - share)) / 100) * 100)
}
