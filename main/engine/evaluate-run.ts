import type { SpineColumns } from '../ports/spine-columns.ts'
import { blockAt, PLANE_BYTES, stripsOf } from './blocks.ts'
import { type ClassSums, classSums } from './class-sums.ts'
import { type SpacePlan, spacePlan } from './space-plan.ts'
import { type StripClassifier, stripClassifier } from './strip-classes.ts'
import type { ChunkKernels, Place, TableKernels } from './table-kernels.ts'
import type { EvaluateShare, EvaluateTask, TaskRun } from './worker-task.ts'

const COUNT_BYTES = 4

type Evaluated = Pick<EvaluateTask, 'program' | 'measures' | 'tables'>

interface Parts {
  readonly classifier: StripClassifier
  readonly sums: ClassSums
  /** Offset of the counts of reach: see countReach of kernels/classes.ts. */
  readonly reach: number
}

/** Bytes of working space that an evaluation needs. */
export function evaluateSpace(task: Evaluated, spine: SpineColumns): number {
  const plan = spacePlan()
  partsOf(task, spine, plan)
  return plan.bytes
}

function partsOf({ program, measures, tables }: Evaluated, { columns }: SpineColumns, plan: SpacePlan): Parts {
  const rules = program.rules.length
  const classifier = stripClassifier(program, columns, plan)
  const sums = classSums(measures, tables, classifier, rules + 1, columns, plan)
  return { classifier, sums, reach: plan.take(reachLengths(rules).total * COUNT_BYTES) }
}

/** Counts what is counted and sums what is summed, block by block. */
export function evaluateRun(task: EvaluateTask, table: TableKernels): TaskRun {
  const { program, measures } = task
  const rules = program.rules.length
  const classCount = rules + 1
  const { classifier, sums, reach } = partsOf(task, table.spine, spacePlan())
  const share = emptyShare(rules, measures.length, table.spine.columns.length)
  const ready = new Set<number>()

  function begin(index: number): ChunkKernels {
    const chunk = table.chunk(index)
    if (!ready.has(index)) {
      classifier.load(chunk)
      sums.load(chunk)
    }
    ready.add(index)
    sums.begin(chunk)
    reachCounts(chunk).fill(0)
    return chunk
  }

  const reachCounts = (chunk: ChunkKernels): Uint32Array =>
    chunk.countsAt(chunk.space + reach, reachLengths(rules).total)

  function add(place: Place): void {
    const { kernels, space } = place
    classifier.classify(place)
    const { matches, members, unknown, overlapping } = classifier
    kernels.countReach(
      rules,
      space + matches,
      space + members,
      space + unknown,
      space + overlapping,
      space + reach,
      PLANE_BYTES,
    )
    for (const [rule, { columns }] of program.rules.entries()) {
      for (const column of columns) {
        const cell = rule * table.spine.columns.length + column
        const plane = space + unknown + rule * PLANE_BYTES
        addTo(share.unknownWithValue, cell, kernels.countBoth(plane, place.present(column), PLANE_BYTES))
      }
    }
    if (measures.length > 0) sums.add(place)
  }

  /** Moves a block's counts and sums out of the working space. */
  function drain(chunk: ChunkKernels, block: number): void {
    const counts = reachCounts(chunk)
    let from = 0
    for (const key of ['units', 'unknown', 'overlapping', 'overlap', 'takenBy'] as const) {
      const total = share[key]
      for (let at = 0; at < total.length; at++) addTo(total, at, counts[from + at] as number)
      from += total.length
    }
    task.sums.set(sums.sums(chunk), block * classCount * measures.length)
    const missing = sums.missing(chunk)
    for (let measure = 0; measure < measures.length; measure++) {
      for (let index = 0; index < classCount; index++) {
        const present = (counts[index] as number) - (missing[measure * classCount + index] as number)
        addTo(share.counts, index * measures.length + measure, present)
      }
    }
  }

  return {
    item(index) {
      const block = blockAt(table.spine.rowCount, index)
      const chunk = begin(block.chunk)
      for (const strip of stripsOf(block)) add(table.place(strip))
      drain(chunk, index)
    },
    result: () => share,
  }
}

/** How long each part of the counts of reach is, in their order. */
function reachLengths(rules: number) {
  const lengths = { units: rules + 1, unknown: rules, overlapping: rules + 1, overlap: rules ** 2, takenBy: rules ** 2 }
  return { ...lengths, total: Object.values(lengths).reduce((sum, length) => sum + length, 0) }
}

function emptyShare(rules: number, measureCount: number, columnCount: number): EvaluateShare {
  const { units, unknown, overlapping, overlap, takenBy } = reachLengths(rules)
  return {
    units: new Float64Array(units),
    counts: new Float64Array(units * measureCount),
    unknown: new Float64Array(unknown),
    unknownWithValue: new Float64Array(rules * columnCount),
    overlap: new Float64Array(overlap),
    takenBy: new Float64Array(takenBy),
    overlapping: new Float64Array(overlapping),
  }
}

function addTo(target: Float64Array, index: number, amount: number): void {
  target[index] = (target[index] as number) + amount
}
