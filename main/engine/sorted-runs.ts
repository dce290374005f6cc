import { ROWS_PER_BLOCK } from '../ports/spine-columns.ts'
import { countUpTo } from './sorted-numbers.ts'

/** What sort-blocks-run.ts leaves: each block's values by class, ascending; blocks × (K + 1) starts within the block. */
export interface SortedBlocks {
  readonly classCount: number
  readonly values: Float64Array
  readonly bounds: Int32Array
}

/** The values of one class, or of all where `of` is the number of classes: ascending in each run. */
export function runsOf({ classCount, values, bounds }: SortedBlocks, of: number): readonly Float64Array[] {
  const runs: Float64Array[] = []
  const blocks = bounds.length / (classCount + 1)
  for (let block = 0; block < blocks; block++) {
    for (let index = 0; index < classCount; index++) {
      if (of !== classCount && index !== of) continue
      const at = block * (classCount + 1) + index
      const first = block * ROWS_PER_BLOCK
      const [start, end] = [bounds[at] as number, bounds[at + 1] as number]
      if (end > start) runs.push(values.subarray(first + start, first + end))
    }
  }
  return runs
}

/** Values that one part of a class should hold. */
const VALUES_PER_PART = ROWS_PER_BLOCK
const SAMPLES_PER_RUN = 32

/** Values that part a class into parts of about equal length, ascending; each part goes up to one of them, the last beyond. */
export function splittersOf(runs: readonly Float64Array[]): readonly number[] {
  const count = runs.reduce((sum, { length }) => sum + length, 0)
  const parts = Math.ceil(count / VALUES_PER_PART)
  if (parts <= 1) return []
  const samples = Float64Array.from(
    runs.flatMap((run) => {
      // Runs are of any length: a sample stands for about as many values in each.
      const wanted = Math.max(1, Math.round((run.length / VALUES_PER_PART) * SAMPLES_PER_RUN))
      return Array.from({ length: wanted }, (_, at) => run[Math.floor(((at + 0.5) * run.length) / wanted)] as number)
    }),
  ).sort()
  const splitters = Array.from(
    { length: parts - 1 },
    (_, at) => samples[Math.floor(((at + 1) * samples.length) / parts)] as number,
  )
  return [...new Set(splitters)]
}

/** The values above one bound and up to another, in any order; −∞ itself is above a bound of null. */
export function valuesBetween(runs: readonly Float64Array[], above: number | null, upTo: number) {
  let before = 0
  const parts = runs.map((run) => {
    const start = above === null ? 0 : countUpTo(run, above)
    before += start
    return run.subarray(start, countUpTo(run, upTo))
  })
  const values = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0))
  let end = 0
  for (const part of parts) {
    values.set(part, end)
    end += part.length
  }
  return { values, before }
}
