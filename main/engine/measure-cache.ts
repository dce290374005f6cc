import { ROWS_PER_BLOCK } from '../ports/spine-columns.ts'
import { WORDS_PER_BLOCK } from './bit-planes.ts'
import type { MeasureStore } from './worker-task.ts'

export interface CachedMeasure {
  readonly store: MeasureStore
  filled: boolean
}

/** Values of measures over one table, by the measure's identity. What was not used for longest goes first. */
export interface MeasureCache {
  /** Stores for the measures of one evaluation, in order; null where the budget does not hold them all. */
  take(keys: readonly string[]): readonly (CachedMeasure | null)[]
  readonly bytes: number
}

export function createMeasureCache(rowCount: number, budgetBytes: number): MeasureCache {
  /** A Map keeps the order of insertion: the first entry is the one not used for longest. */
  const entries = new Map<string, CachedMeasure>()
  const words = Math.ceil(rowCount / ROWS_PER_BLOCK) * WORDS_PER_BLOCK
  const entryBytes = rowCount * 8 + words * 4
  const most = entryBytes === 0 ? 0 : Math.floor(budgetBytes / entryBytes)

  function makeRoom(wanted: ReadonlySet<string>): boolean {
    if (entries.size < most) return true
    for (const key of entries.keys()) {
      if (wanted.has(key)) continue
      entries.delete(key)
      return true
    }
    return false
  }

  return {
    take(keys) {
      const wanted = new Set(keys)
      return keys.map((key) => {
        let entry = entries.get(key)
        if (entry === undefined && !makeRoom(wanted)) return null
        entry ??= { store: allocate(rowCount, words), filled: false }
        entries.delete(key)
        entries.set(key, entry)
        return entry
      })
    },
    get bytes() {
      return entries.size * entryBytes
    },
  }
}

function allocate(rowCount: number, words: number): MeasureStore {
  return {
    values: new Float64Array(new SharedArrayBuffer(rowCount * 8)),
    present: new Int32Array(new SharedArrayBuffer(words * 4)),
  }
}
