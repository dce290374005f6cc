import type { Storage, StoredColumn } from '../ports/spine-columns.ts'
import { entry } from './entry.ts'
import { lookupLength } from './fill-lookup.ts'
import type { Lookup } from './program.ts'
import type { SpacePlan } from './space-plan.ts'
import type { ChunkKernels, Place } from './table-kernels.ts'

/** A bit for each of the codes that a byte can be. */
const BIT_TABLE_BYTES = 32
/** Codes that a swizzle looks up at once; the missing one is one of them. */
const FEW_CODES = 16

/**
 * few    a byte, 0 or 255, for each of 16 codes
 * bits   a bit for each of 256 codes
 * bytes  a byte, 0 or 1, for each code
 */
type Shape = 'few' | 'bits' | 'bytes'

/** Lookup tables in a thread's working space; kernels read them there. */
export interface LookupSpace {
  /** Copies the tables into a chunk's space, which a run does before it works on the chunk. */
  load(chunk: ChunkKernels): void
  /** Sets the bits of rows for whose code the lookup says yes. */
  run(lookup: number, place: Place, out: number): void
}

/** `tables` are those of the lookups, in order. */
export function lookupSpace(
  lookups: readonly Lookup[],
  tables: readonly Uint8Array[],
  columns: readonly StoredColumn[],
  plan: SpacePlan,
): LookupSpace {
  const places = lookups.map(({ column }) => {
    const { storage, dictionary } = entry(columns, column)
    const length = lookupLength(dictionary)
    const shape = shapeOf(storage, length)
    return { column, storage, shape, offset: plan.take(bytesOf(shape, length)) }
  })
  return {
    load(chunk) {
      for (const [index, { shape, offset }] of places.entries()) {
        const table = entry(tables, index)
        fill(shape, table, chunk.bytesAt(chunk.space + offset, bytesOf(shape, table.length)))
      }
    },
    run(lookup, place, out) {
      const { column, storage, shape, offset } = entry(places, lookup)
      const { lookupFew, lookupU8, lookupU16, lookupU32 } = place.kernels
      const wide = storage === 'u16' ? lookupU16 : lookupU32
      const kernel = shape === 'few' ? lookupFew : shape === 'bits' ? lookupU8 : wide
      kernel(place.values(column), place.space + offset, out, place.paddedRows)
    },
  }
}

function shapeOf(storage: Storage, codes: number): Shape {
  if (storage === 'u8') return codes <= FEW_CODES ? 'few' : 'bits'
  if (storage === 'u16' || storage === 'u32') return 'bytes'
  throw new Error(`A lookup met the storage ${storage}, which holds no codes`)
}

function bytesOf(shape: Shape, codes: number): number {
  return shape === 'few' ? FEW_CODES : shape === 'bits' ? BIT_TABLE_BYTES : codes
}

function fill(shape: Shape, table: Uint8Array, out: Uint8Array): void {
  if (shape === 'bytes') out.set(table)
  else {
    out.fill(0)
    for (const [code, holds] of table.entries()) {
      if (shape === 'few') out[code] = holds * 0xff
      else out[code >> 3] = (out[code >> 3] as number) | (holds << (code & 7))
    }
  }
}
