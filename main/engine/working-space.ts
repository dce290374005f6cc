/*
 * Working space: what a thread's kernels make lies in the memory of the chunk that they work on, after its columns,
 * as a kernel reaches one memory only. The memories are grown by what is missing and never shrink, so space that a thread
 * leaves is taken by the next.
 */
import { AppError } from '../../shared/contract/app-error.ts'
import type { SpineColumns } from '../ports/spine-columns.ts'

const PAGE_BYTES = 65_536

/** Space of one size in every chunk of a table; `offsets` are bytes from each memory's start, one per chunk. */
export interface WorkingSpace {
  readonly spine: SpineColumns
  readonly offsets: readonly number[]
  readonly bytes: number
  /** Leaves it to others; nothing may use it any more. */
  release(): void
}

interface Region {
  readonly offset: number
  readonly bytes: number
  isFree: boolean
}

const regionsByMemory = new WeakMap<WebAssembly.Memory, Region[]>()

/** Takes at least `bytes` in every chunk. Throws AppError('not-available') naming the megabytes that cannot be had. */
export function takeSpace(spine: SpineColumns, bytes: number): WorkingSpace {
  // Powers of two are found again by those who need about as much.
  const rounded = 2 ** Math.ceil(Math.log2(Math.max(bytes, PAGE_BYTES)))
  const taken: Region[] = []
  const release = (): void => {
    for (const region of taken) region.isFree = true
  }
  try {
    for (const { memory } of spine.chunks) taken.push(takeRegion(memory, rounded))
  } catch (cause) {
    release()
    if (!(cause instanceof RangeError)) throw cause
    const megabytes = Math.ceil((rounded * spine.chunks.length) / 2 ** 20)
    throw new AppError('not-available', `The calculation needs ${megabytes} MB more memory than this computer gives.`, {
      remedy: 'Close other programs, or import fewer columns.',
      cause,
    })
  }
  return { spine, offsets: taken.map(({ offset }) => offset), bytes: rounded, release }
}

function takeRegion(memory: WebAssembly.Memory, bytes: number): Region {
  const regions = regionsByMemory.get(memory) ?? []
  regionsByMemory.set(memory, regions)
  let region = regions.find((one) => one.isFree && one.bytes >= bytes)
  if (region === undefined) {
    const offset = memory.grow(bytes / PAGE_BYTES) * PAGE_BYTES
    region = { offset, bytes, isFree: true }
    regions.push(region)
  }
  region.isFree = false
  return region
}
