import { widthOf } from '../columns/storage.ts'
import type { SpineColumns } from '../ports/spine-columns.ts'
import type { Strip } from './blocks.ts'
import { entry } from './entry.ts'
import { type Kernels, kernelsOver } from './kernels.ts'

/** A thread's kernels over one chunk, with its working space there. */
export interface ChunkKernels {
  readonly kernels: Kernels
  /** Where the working space starts. */
  readonly space: number
  /** Bytes, doubles and counts in the chunk's memory, for what goes in and comes out. */
  bytesAt(address: number, length: number): Uint8Array
  doublesAt(address: number, length: number): Float64Array
  countsAt(address: number, length: number): Uint32Array
}

/** A strip where it lies: addresses of its first row. */
export interface Place extends ChunkKernels, Strip {
  values(column: number): number
  /** Validity bits; those after the last row of the table are 0. */
  present(column: number): number
}

/** A table as one thread's kernels reach it. */
export interface TableKernels {
  readonly spine: SpineColumns
  chunk(index: number): ChunkKernels
  place(strip: Strip): Place
}

/** `offsets`: where the thread's working space starts, per chunk. */
export function tableKernels(
  spine: SpineColumns,
  offsets: readonly number[],
  kernelsOf: (chunk: number) => Kernels,
): TableKernels {
  const widths = spine.columns.map(({ storage }) => widthOf(storage))
  const chunks = new Map<number, ChunkKernels>()

  function chunk(index: number): ChunkKernels {
    const known = chunks.get(index) ?? newChunk(index)
    chunks.set(index, known)
    return known
  }

  function newChunk(index: number): ChunkKernels {
    const { memory } = entry(spine.chunks, index)
    // Growing by nothing makes known here what another thread has grown.
    memory.grow(0)
    const buffer: ArrayBufferLike = memory.buffer
    return {
      kernels: kernelsOf(index),
      space: entry(offsets, index),
      bytesAt: (address, length) => new Uint8Array(buffer, address, length),
      doublesAt: (address, length) => new Float64Array(buffer, address, length),
      countsAt: (address, length) => new Uint32Array(buffer, address, length),
    }
  }

  return {
    spine,
    chunk,
    place(strip) {
      const { valueOffsets, validityOffsets } = entry(spine.chunks, strip.chunk)
      return {
        ...chunk(strip.chunk),
        ...strip,
        values: (column) => entry(valueOffsets, column) + strip.firstInChunk * entry(widths, column),
        present: (column) => entry(validityOffsets, column) + strip.firstInChunk / 8,
      }
    },
  }
}

/** The kernels over each chunk of a table, made when first asked for. */
export function chunkInstances(module: WebAssembly.Module, spine: SpineColumns): (chunk: number) => Kernels {
  const instances = new Map<number, Kernels>()
  return (chunk) => {
    const known = instances.get(chunk) ?? kernelsOver(module, entry(spine.chunks, chunk).memory)
    instances.set(chunk, known)
    return known
  }
}
