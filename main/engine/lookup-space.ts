import type { Storage, StoredColumn } from '../ports/spine-columns.ts'
import { entry } from './entry.ts'
import { lookupLength } from './fill-lookup.ts'
import type { Lookup } from './program.ts'
import type { SpacePlan } from './space-plan.ts'
import type { ChunkKernels } from './table-kernels.ts'

/** A bit for each of the codes that a byte can be. */
const BIT_TABLE_BYTES = 32

/** Lookup tables in a thread's working space; kernels read them there. */
export interface LookupSpace {
  /** Copies the tables into a chunk's space, which a run does before it works on the chunk. */
  load(chunk: ChunkKernels): void
  /** Offset of a lookup's table of bytes, one per code. */
  bytes(lookup: number): number
  /** Offset of its table of bits; only for columns whose codes are bytes. */
  bits(lookup: number): number
}

/** `tables` are those of the lookups, in order, empty where only the plan is wanted. */
export function lookupSpace(
  lookups: readonly Lookup[],
  tables: readonly Uint8Array[],
  columns: readonly StoredColumn[],
  plan: SpacePlan,
): LookupSpace {
  const places = lookups.map(({ column }) => {
    const { storage, dictionary } = entry(columns, column)
    return { storage, bytes: plan.take(lookupLength(dictionary)), bits: plan.take(bitTableBytes(storage)) }
  })
  return {
    load(chunk) {
      for (const [index, place] of places.entries()) {
        const table = entry(tables, index)
        chunk.bytesAt(chunk.space + place.bytes, table.length).set(table)
        if (place.storage === 'u8') packBits(table, chunk.bytesAt(chunk.space + place.bits, BIT_TABLE_BYTES))
      }
    },
    bytes: (lookup) => entry(places, lookup).bytes,
    bits: (lookup) => entry(places, lookup).bits,
  }
}

function bitTableBytes(storage: Storage): number {
  return storage === 'u8' ? BIT_TABLE_BYTES : 0
}

function packBits(table: Uint8Array, out: Uint8Array): void {
  out.fill(0)
  for (const [code, holds] of table.entries()) out[code >> 3] = (out[code >> 3] as number) | (holds << (code & 7))
}
