import { AppError } from '../../shared/contract/app-error.ts'
import { columnIndexOf } from '../columns/column-view.ts'
import type { ColumnAnalyst, ColumnStatistics } from '../ports/column-analyst.ts'
import type { SpineColumns } from '../ports/spine-columns.ts'
import { bestKeysFirst, plausibleKeys } from './find-keys.ts'
import { createWorkerPool } from './worker-pool.ts'

const IDLE_MS = 5000

export interface ColumnAnalystOptions {
  /** The entry of the worker threads, the same as the segment engine's. */
  readonly workerUrl: URL
  readonly threads: number
}

/** Works on threads of its own, which end a few seconds after the last question. */
export function createColumnAnalyst({ workerUrl, threads }: ColumnAnalystOptions): ColumnAnalyst {
  const pool = createWorkerPool({ workerUrl, threads, idleMs: IDLE_MS })
  /** A table never changes: what was checked before it was loaded is not profiled again after. */
  const profiles = new WeakMap<SpineColumns, Promise<readonly ColumnStatistics[]>>()

  async function profileAll(spine: SpineColumns): Promise<readonly ColumnStatistics[]> {
    const shares = await pool.run<'profile'>(spine, { kind: 'profile' }, spine.columns.length)
    return inOrder(shares.flat()).map(({ statistics }) => statistics)
  }

  return {
    warm: () => pool.warm(null),
    profile(spine) {
      const known = profiles.get(spine)
      if (known !== undefined) return known
      const coming = profileAll(spine)
      profiles.set(spine, coming)
      // The next one who asks tries again.
      coming.catch(() => profiles.delete(spine))
      return coming
    },
    async order(spine, rows, column, direction) {
      const task = { kind: 'order', rows, column: indexOf(spine, column), direction } as const
      const [order] = await pool.run<'order'>(spine, task, 1)
      return order ?? new Uint32Array(0)
    },
    async keys(spine) {
      const columns = plausibleKeys(spine)
      const shares = await pool.run<'keys'>(spine, { kind: 'keys', columns }, columns.length)
      return bestKeysFirst(inOrder(shares.flat()).map(({ candidate }) => candidate))
    },
    async distribution(spine, { column, ...question }) {
      const index = indexOf(spine, column)
      const type = spine.columns[index]?.type
      if (type === 'text' || type === 'boolean') {
        throw new AppError('bad-request', `The column "${column}" has no distribution: it holds no numbers or dates.`, {
          remedy: 'Choose a number or date column.',
          place: { column },
        })
      }
      const task = { kind: 'distribution', column: index, ...question } as const
      const [distribution] = await pool.run<'distribution'>(spine, task, 1)
      if (distribution) return distribution
      throw new Error('A distribution came back empty')
    },
    close: () => pool.stop(),
  }
}

function inOrder<T extends { readonly column: number }>(found: readonly T[]): readonly T[] {
  return [...found].sort((a, b) => a.column - b.column)
}

function indexOf(spine: SpineColumns, column: string): number {
  const index = columnIndexOf(spine, column)
  if (index >= 0) return index
  throw new AppError('not-found', `The customer table has no column "${column}".`, {
    remedy: 'Choose a column of the table.',
    place: { column },
  })
}
