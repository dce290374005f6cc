import { ROWS_PER_BLOCK } from '../ports/spine-columns.ts'
import { countBits, countBothBits, rowMask, WORDS_PER_BLOCK } from './bit-planes.ts'
import { type BlockClasses, blockClassifier, writeClassBytes } from './block-classes.ts'
import { type Block, blockAt, type TableViews } from './block-view.ts'
import { evaluateMeasures, type MeasureContext, type MeasureTarget, ROWS_PER_STRIP } from './evaluate-measure.ts'
import { sharedParts } from './shared-parts.ts'
import { LANES, sumFour } from './sum-kernel.ts'
import type { EvaluateShare, EvaluateTask, MeasureStore, MeasureTask, TaskRun } from './worker-task.ts'

/** Missing values are few under one row in so many. */
const FEW_MISSING = 16

/** Counts what is counted and sums what is summed, block by block. */
export function evaluateRun(task: EvaluateTask, views: TableViews): TaskRun {
  const { program, measures } = task
  const classCount = program.rules.length + 1
  const classify = blockClassifier(program, views)
  const bytes = new Uint8Array(ROWS_PER_BLOCK)
  const open = measures.filter((measure) => measure.store === null || !measure.filled)
  const nodes = open.map(({ node }) => node)
  const shared = sharedParts(nodes, ROWS_PER_STRIP)
  const context: MeasureContext = { views, tables: task.tables, spare: [], shared }
  const share = emptyShare(classCount, measures.length, views.spine.columns.length)
  const sums = new Float64Array(classCount * LANES)
  const blockUnits = new Float64Array(classCount)
  const missing = new Float64Array(classCount)
  const scratch = Array.from({ length: Math.min(LANES, measures.length) }, scratchStore)

  function sumMeasures(block: Block, members: readonly Int32Array[]): void {
    const cells = classCount * measures.length
    const target = task.sums.subarray(block.index * cells, (block.index + 1) * cells)
    const placed = measures.map((measure, index) => placeOf(measure, block, scratch[index % LANES] ?? scratchStore()))
    evaluateMeasures(
      placed.filter(({ store, filled }) => store !== null && !filled),
      block,
      context,
    )
    for (let first = 0; first < measures.length; first += LANES) {
      const lanes = placed.slice(first, first + LANES)
      // What has no store stands in scratch, which the next group takes.
      evaluateMeasures(
        lanes.filter(({ store }) => store === null),
        block,
        context,
      )
      const group = lanes.map(({ values, present }, lane) => {
        countMissing(present, block, bytes, members, missing)
        for (const [index, units] of missing.entries()) {
          add(share.counts, index * measures.length + first + lane, (blockUnits[index] as number) - units)
        }
        return values
      })
      sumFour(group, bytes, block.rows, sums)
      for (let cell = 0; cell < classCount * group.length; cell++) {
        const [index, lane] = [Math.floor(cell / group.length), cell % group.length]
        target[index * measures.length + first + lane] = sums[index * LANES + lane] as number
      }
    }
  }

  return {
    item(index) {
      const block = blockAt(views.spine.rowCount, index)
      const classes = classify(block)
      for (const [index, plane] of classes.members.entries()) {
        blockUnits[index] = countBits(plane, block.words)
        add(share.units, index, blockUnits[index])
      }
      countReach(classes, task, views, block, share)
      if (measures.length === 0) return
      writeClassBytes(classes.members, block, bytes, 0)
      sumMeasures(block, classes.members)
    },
    result: () => share,
  }
}

function emptyShare(classCount: number, measureCount: number, columnCount: number): EvaluateShare {
  const rules = classCount - 1
  return {
    units: new Float64Array(classCount),
    counts: new Float64Array(classCount * measureCount),
    unknown: new Float64Array(rules),
    unknownByColumn: new Float64Array(rules * columnCount),
    overlap: new Float64Array(rules * rules),
    takenBy: new Float64Array(rules * rules),
    overlapping: new Float64Array(rules + 1),
  }
}

function scratchStore(): MeasureStore {
  return { values: new Float64Array(ROWS_PER_BLOCK), present: new Int32Array(WORDS_PER_BLOCK) }
}

/** A measure beside where its values of a block stand: its part of the store, or the scratch where it has none. */
function placeOf(measure: MeasureTask, block: Block, scratch: MeasureStore): MeasureTask & MeasureTarget {
  if (measure.store === null) return { ...measure, ...scratch }
  const word = block.index * WORDS_PER_BLOCK
  return {
    ...measure,
    values: measure.store.values.subarray(block.firstRow, block.firstRow + block.rows),
    present: measure.store.present.subarray(word, word + block.words),
  }
}

/** Matches, overlap and unknowns are populations of bit planes. */
function countReach(
  { matches, members, unknown, overlapping }: BlockClasses,
  task: EvaluateTask,
  views: TableViews,
  block: Block,
  share: EvaluateShare,
): void {
  const { words } = block
  add(share.overlapping, matches.length, countBits(overlapping, words))
  for (const [a, plane] of matches.entries()) {
    const units = countBits(plane, words)
    // Pairs are many where rules are: one that matches nothing here needs none.
    if (units === 0) continue
    add(share.overlapping, a, countBothBits(plane, overlapping, words))
    add(share.overlap, a * matches.length + a, units)
    for (let b = a + 1; b < matches.length; b++) {
      add(share.overlap, a * matches.length + b, countBothBits(plane, matches[b] as Int32Array, words))
    }
    for (let by = 0; by <= a; by++) {
      add(share.takenBy, a * matches.length + by, countBothBits(plane, members[by] as Int32Array, words))
    }
  }
  for (const [rule, plane] of unknown.entries()) {
    const units = countBits(plane, words)
    if (units === 0) continue
    add(share.unknown, rule, units)
    for (const column of task.program.rules[rule]?.columns ?? []) {
      const known = countBothBits(plane, views.present(column, block), words)
      add(share.unknownByColumn, rule * views.spine.columns.length + column, units - known)
    }
  }
}

/** Units of each class without a value: row by row where they are few, by bit planes where they are many. */
function countMissing(
  present: Int32Array,
  block: Block,
  classes: Uint8Array,
  members: readonly Int32Array[],
  missing: Float64Array,
): void {
  const total = block.rows - countBits(present, block.words)
  missing.fill(0)
  if (total * FEW_MISSING > block.rows) {
    for (const [index, plane] of members.entries()) {
      missing[index] = countBits(plane, block.words) - countBothBits(plane, present, block.words)
    }
  } else if (total > 0) countRows(present, block, classes, missing)
}

function countRows(present: Int32Array, block: Block, classes: Uint8Array, counts: Float64Array): void {
  for (let word = 0; word < block.words; word++) {
    let bits = ~(present[word] as number) & rowMask(block.rows, word)
    while (bits !== 0) {
      const lowest = bits & -bits
      add(counts, classes[(word << 5) + 31 - Math.clz32(lowest)] as number, 1)
      bits ^= lowest
    }
  }
}

function add(target: Float64Array, index: number, amount: number): void {
  target[index] = (target[index] as number) + amount
}
