import type { SpineColumns } from '../ports/spine-columns.ts'
import { entry } from './entry.ts'
import type { StepArguments } from './kernels.ts'
import { VECTOR_BYTES } from './measure-vectors.ts'
import { programRunner } from './run-program.ts'
import type { SpacePlan } from './space-plan.ts'
import { classifierOf, type StripClassifier } from './strip-classes.ts'
import type { ChunkKernels, Place } from './table-kernels.ts'
import type { LineTask } from './worker-task.ts'

type Classifier = Omit<StripClassifier, 'load'>

/** Puts a strip's rows into classes as a line has them before it passes a row, on it and after. */
export interface LineClasses {
  readonly before: Classifier
  /** One of the others where no unit on a step is apart from those beyond it. */
  readonly at: Classifier
  readonly after: Classifier
  /** Puts the program and the steps into a chunk's working space. */
  load(chunk: ChunkKernels): void
  classify(place: Place): void
  /** Address of the values that the line parts, as doubles. */
  values(place: Place): number
  /** The line's steps as kernels take them. */
  steps(place: Place): StepArguments
}

export function lineClasses(task: LineTask, { columns }: SpineColumns, plan: SpacePlan): LineClasses {
  const { program, rules, steps, buckets, column } = task
  const runner = programRunner(program, columns, plan)
  const before = classifierOf(runner, 0, rules, plan)
  const after = classifierOf(runner, rules, rules, plan)
  const at = task.at === 'before' ? before : task.at === 'after' ? after : classifierOf(runner, 2 * rules, rules, plan)
  const list = plan.take(steps.byteLength + buckets.starts.byteLength)
  const doubles = plan.take(VECTOR_BYTES)
  return {
    ...{ before, at, after },
    load(chunk) {
      runner.load(chunk)
      chunk.doublesAt(chunk.space + list, steps.length).set(steps)
      const starts = new Uint8Array(buckets.starts.buffer)
      chunk.bytesAt(chunk.space + list + steps.byteLength, starts.length).set(starts)
    },
    classify(place) {
      runner.begin(place)
      before.classify(place)
      after.classify(place)
      if (at !== before && at !== after) at.classify(place)
    },
    values(place) {
      const from = place.values(column)
      const { storage } = entry(columns, column)
      if (storage === 'f64') return from
      if (storage !== 'i32') throw new Error(`A line met the storage ${storage}, which has no order`)
      place.kernels.vectorOfI32(from, place.space + doubles, place.paddedRows)
      return place.space + doubles
    },
    steps: ({ space }) => [
      ...([space + list, steps.length, buckets.from, buckets.scale] as const),
      ...([buckets.starts.length, buckets.isByBits ? 1 : 0] as const),
    ],
  }
}
