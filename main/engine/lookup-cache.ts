import type { StoredColumn } from '../ports/spine-columns.ts'
import { lookupItems, lookupLength } from './fill-lookup.ts'
import type { Lookup } from './program.ts'

const BUDGET_BYTES = 32 * 2 ** 20

/** Lookup tables still to be filled, and the work items that takes. */
export interface MissingLookups {
  readonly lookups: readonly Lookup[]
  readonly tables: readonly Uint8Array[]
  readonly items: number
}

/** Lookup tables over one table's dictionaries, in shared memory; the one not used for longest goes first. */
export interface LookupCache {
  /** A table per lookup, in order; those in `missing` are empty until filled. */
  take(lookups: readonly Lookup[]): { readonly tables: readonly Uint8Array[]; readonly missing: MissingLookups }
  /** Keeps filled tables for later. */
  keep(filled: MissingLookups): void
}

export function createLookupCache(columns: readonly StoredColumn[]): LookupCache {
  /** A Map keeps the order of insertion. */
  const entries = new Map<string, Uint8Array>()
  let bytes = 0

  return {
    take(lookups) {
      const missing: Lookup[] = []
      const empty: Uint8Array[] = []
      const tables = lookups.map((lookup) => {
        const key = keyOf(lookup)
        const known = entries.get(key)
        if (known !== undefined) {
          entries.delete(key)
          entries.set(key, known)
          return known
        }
        const length = lookupLength(columns[lookup.column]?.dictionary ?? null)
        const table = new Uint8Array(new SharedArrayBuffer(length))
        missing.push(lookup)
        empty.push(table)
        return table
      })
      const items = lookupItems(missing, columns).length
      return { tables, missing: { lookups: missing, tables: empty, items } }
    },
    keep(filled) {
      for (const [index, lookup] of filled.lookups.entries()) {
        const table = filled.tables[index]
        const key = keyOf(lookup)
        if (table === undefined || entries.has(key)) continue
        entries.set(key, table)
        bytes += table.length
      }
      for (const [key, table] of entries) {
        if (bytes <= BUDGET_BYTES) return
        entries.delete(key)
        bytes -= table.length
      }
    },
  }
}

function keyOf(lookup: Lookup): string {
  return JSON.stringify(lookup)
}
