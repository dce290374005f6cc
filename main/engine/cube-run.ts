import type { SpineColumns } from '../ports/spine-columns.ts'
import { blockAt, blockCount, PLANE_BYTES, ROWS_PER_STRIP, stripsOf } from './blocks.ts'
import { type CellSums, cellSums, GROUP_BYTES } from './cell-sums.ts'
import { entry } from './entry.ts'
import { VECTOR_BYTES } from './measure-vectors.ts'
import { programRunner } from './run-program.ts'
import { type SpacePlan, spacePlan } from './space-plan.ts'
import { classifierOf, type StripClassifier } from './strip-classes.ts'
import { LANES } from './sum-lanes.ts'
import type { ChunkKernels, Place, TableKernels } from './table-kernels.ts'
import type { CubeSpan, CubeTask, TaskRun } from './worker-task.ts'

/** Blocks whose sums are added up together, few enough for every thread to have some; a whole part of a chunk. */
const FEW_BLOCKS = 4
const MANY_BLOCKS = 8
/** From so many blocks on, sums of more blocks are added up together. */
const MANY_FROM = 32
/** How many slots there are, and the table in which they are found: see kernels/cells.ts. */
const FOUND_BYTES = 4 + 64 * 8
/** What the sums of cells may take of each chunk's memory. */
const MOST_BYTES = 4 * 2 ** 20

type Classifier = Omit<StripClassifier, 'load'>

interface Parts {
  readonly before: Classifier
  /** One of the others where no unit on a step is apart from those beyond it. */
  readonly at: Classifier
  readonly after: Classifier
  readonly sums: CellSums
  readonly steps: number
  readonly values: number
  readonly slots: number
  readonly units: number
  readonly cells: number
  /** The first cell of odd rows: those of classes and of the padding come before it, and once more from it on. */
  readonly oddCell: number
}

/** How many passages from class to class there is room for: as many as `wanted`, where memory allows. */
export function cubeSlots(steps: number, measures: number, wanted: number): number {
  const bytes = steps * Math.max(1, Math.ceil(measures / LANES)) * GROUP_BYTES
  return Math.max(1, Math.min(wanted, Math.floor(MOST_BYTES / bytes)))
}

/** Bytes of working space that a cube needs. */
export function cubeSpace(task: CubeTask, spine: SpineColumns): number {
  const plan = spacePlan()
  partsOf(task, spine, plan)
  return plan.bytes
}

/** A cube's items. They are the same for any number of threads, and so are sums. */
export function cubeSpans(rowCount: number): number {
  return Math.ceil(blockCount(rowCount) / blocksPerSpan(rowCount))
}

function blocksPerSpan(rowCount: number): number {
  return blockCount(rowCount) < MANY_FROM ? FEW_BLOCKS : MANY_BLOCKS
}

function partsOf(task: CubeTask, { columns }: SpineColumns, plan: SpacePlan) {
  const { program, rules, steps, buckets, slots, measures, tables } = task
  const oddCell = rules + 2
  const cellCount = 2 * oddCell + slots * steps.length
  const runner = programRunner(program, columns, plan)
  const before = classifierOf(runner, 0, rules, plan)
  const after = classifierOf(runner, rules, rules, plan)
  const at = task.at === 'before' ? before : task.at === 'after' ? after : classifierOf(runner, 2 * rules, rules, plan)
  const parts: Parts = {
    ...{ before, at, after, oddCell },
    sums: cellSums(measures, tables, cellCount, columns, plan),
    steps: plan.take(steps.byteLength + buckets.starts.byteLength),
    values: plan.take(VECTOR_BYTES),
    slots: plan.take(FOUND_BYTES + slots * 4),
    units: plan.take(slots * steps.length * 4),
    cells: plan.take(ROWS_PER_STRIP * 4),
  }
  return { ...parts, runner }
}

/** Classes a line's two ends put rows in, and what the rows between sum up to, span by span. */
export function cubeRun(task: CubeTask, table: TableKernels): TaskRun {
  const { rules, steps, buckets, slots, column, measures } = task
  const { before, at, after, runner, sums, oddCell, ...places } = partsOf(task, table.spine, spacePlan())
  const ready = new Set<number>()
  const spans: CubeSpan[] = []
  let isFull = false

  function begin(index: number): ChunkKernels {
    const chunk = table.chunk(index)
    if (!ready.has(index)) {
      runner.load(chunk)
      sums.load(chunk)
      chunk.doublesAt(chunk.space + places.steps, steps.length).set(steps)
      const starts = new Uint8Array(buckets.starts.buffer)
      chunk.bytesAt(chunk.space + places.steps + steps.byteLength, starts.length).set(starts)
    }
    ready.add(index)
    sums.begin(chunk)
    chunk.kernels.fillBytes(chunk.space + places.slots, 0, FOUND_BYTES)
    chunk.kernels.fillBytes(chunk.space + places.units, 0, slots * steps.length * 4)
    return chunk
  }

  /** The column's values as doubles, in place where they are. */
  function valuesOf(place: Place): number {
    const from = place.values(column)
    const { storage } = entry(table.spine.columns, column)
    if (storage === 'f64') return from
    if (storage !== 'i32') throw new Error(`A line met the storage ${storage}, which has no order`)
    place.kernels.vectorOfI32(from, place.space + places.values, place.paddedRows)
    return place.space + places.values
  }

  /** Adds a strip, unless rows pass between more classes than there is room for. */
  function add(place: Place, units: Float64Array): void {
    const { kernels, space, paddedRows } = place
    runner.begin(place)
    before.classify(place)
    after.classify(place)
    if (at !== before && at !== after) at.classify(place)
    for (let index = 0; index <= rules; index++) {
      const members = space + before.members + index * PLANE_BYTES
      units[index] = (units[index] as number) + kernels.countBoth(members, members, PLANE_BYTES)
    }
    const first = before.writeBytes(place)
    const last = after.writeBytes(place)
    const between = at === before ? first : at === after ? last : at.writeBytes(place)
    const cells = space + places.cells
    const fits = kernels.placeInCells(
      ...([first, between, last, valuesOf(place), space + places.steps, steps.length] as const),
      ...([buckets.from, buckets.scale, buckets.starts.length, buckets.isByBits ? 1 : 0, oddCell] as const),
      ...([space + places.slots, slots, space + places.units, cells, paddedRows] as const),
    )
    if (fits === 0) isFull = true
    else sums.add(place, cells, space + before.rows)
  }

  return {
    item(index) {
      if (isFull) return
      const size = blocksPerSpan(table.spine.rowCount)
      const blocks = Math.min(blockCount(table.spine.rowCount), (index + 1) * size)
      const chunk = begin(blockAt(table.spine.rowCount, index * size).chunk)
      const units = new Float64Array(rules + 1)
      for (let block = index * size; block < blocks; block++) {
        for (const strip of stripsOf(blockAt(table.spine.rowCount, block))) if (!isFull) add(table.place(strip), units)
      }
      if (!isFull) spans.push(spanOf(index, chunk, units))
    },
    result: () => (isFull ? null : spans),
  }

  function spanOf(index: number, chunk: ChunkKernels, classUnits: Float64Array): CubeSpan {
    const used = chunk.countsAt(chunk.space + places.slots, 1)[0] as number
    const keys = chunk.countsAt(chunk.space + places.slots + FOUND_BYTES, used)
    const moved = chunk.countsAt(chunk.space + places.units, used * steps.length)
    const cells: number[] = []
    for (let at = 0; at < moved.length; at++) {
      const units = moved[at] as number
      if (units === 0) continue
      cells.push(2 * oddCell + at)
      const own = (keys[Math.floor(at / steps.length)] as number) & 255
      classUnits[own] = (classUnits[own] as number) - units
    }
    const still = [...classUnits.keys()].filter((own) => (classUnits[own] as number) > 0)
    const all = [...still, ...cells]
    const keyOf = (cell: number): number =>
      cell < oddCell ? cell * 0x10101 : (keys[Math.floor((cell - 2 * oddCell) / steps.length)] as number)
    const unitsOf = (cell: number): number => (cell < oddCell ? classUnits[cell] : moved[cell - 2 * oddCell]) as number
    const span: CubeSpan = {
      span: index,
      key: Uint32Array.from(all, keyOf),
      step: Uint32Array.from(all, (cell) => (cell < oddCell ? 0 : (cell - 2 * oddCell) % steps.length)),
      units: Float64Array.from(all, unitsOf),
      sums: new Float64Array(all.length * measures.length),
      counts: new Float64Array(all.length * measures.length),
    }
    const read = sums.read(chunk)
    for (let at = 0; at < all.length; at++) {
      const cell = all[at] as number
      const twin = cell < oddCell ? oddCell + cell : null
      for (let measure = 0; measure < measures.length; measure++) {
        span.sums[at * measures.length + measure] = read.sum(measure, cell, twin)
        span.counts[at * measures.length + measure] = read.count(measure, cell, twin, span.units[at] as number)
      }
    }
    return span
  }
}
