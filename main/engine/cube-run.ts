import type { SpineColumns } from '../ports/spine-columns.ts'
import { PLANE_BYTES, ROWS_PER_STRIP } from './blocks.ts'
import { type CellSums, cellSums, GROUP_BYTES } from './cell-sums.ts'
import { type LineClasses, lineClasses } from './line-classes.ts'
import { spanAt } from './line-spans.ts'
import type { PreparedLine } from './prepare-line.ts'
import { type SpacePlan, spacePlan } from './space-plan.ts'
import { LANES } from './sum-lanes.ts'
import type { ChunkKernels, Place, TableKernels } from './table-kernels.ts'
import type { CubeSpan, CubeTask, TaskRun } from './worker-task.ts'

/** How many slots there are, and the table in which they are found: see kernels/cells.ts. */
const FOUND_BYTES = 4 + 64 * 8
/** What the sums of cells may take of each chunk's memory. */
const MOST_BYTES = 4 * 2 ** 20

interface Parts {
  readonly line: LineClasses
  readonly sums: CellSums
  readonly slots: number
  readonly units: number
  readonly cells: number
  /** The first cell of odd rows: those of classes and of the padding come before it, and once more from it on. */
  readonly oddCell: number
}

/** How many passages from class to class there is room for: as many as there may be, where memory allows. */
export function cubeSlots({ steps, rules, moved, at }: PreparedLine, measures: number): number {
  // A unit that passes leaves a rule that moves, or comes to one.
  const wanted = Math.min(rules * (rules + 1), 2 * moved.length * rules) * (at === 'own' ? 2 : 1)
  const bytes = steps.length * Math.max(1, Math.ceil(measures / LANES)) * GROUP_BYTES
  return Math.max(1, Math.min(wanted, Math.floor(MOST_BYTES / bytes)))
}

/** Bytes of working space that a cube needs. */
export function cubeSpace(task: CubeTask, spine: SpineColumns): number {
  const plan = spacePlan()
  partsOf(task, spine, plan)
  return plan.bytes
}

function partsOf(task: CubeTask, spine: SpineColumns, plan: SpacePlan): Parts {
  const { rules, steps, slots, measures, tables } = task
  const oddCell = rules + 2
  return {
    line: lineClasses(task, spine, plan),
    oddCell,
    sums: cellSums(measures, tables, 2 * oddCell + slots * steps.length, spine.columns, plan),
    slots: plan.take(FOUND_BYTES + slots * 4),
    units: plan.take(slots * steps.length * 4),
    cells: plan.take(ROWS_PER_STRIP * 4),
  }
}

/** Classes a line's two ends put rows in, and what the rows between sum up to, span by span. */
export function cubeRun(task: CubeTask, table: TableKernels): TaskRun {
  const { rules, steps, slots, measures } = task
  const { line, sums, oddCell, ...places } = partsOf(task, table.spine, spacePlan())
  const ready = new Set<number>()
  const spans: CubeSpan[] = []
  let isFull = false

  function begin(index: number): ChunkKernels {
    const chunk = table.chunk(index)
    if (!ready.has(index)) {
      line.load(chunk)
      sums.load(chunk)
    }
    ready.add(index)
    sums.begin(chunk)
    chunk.kernels.fillBytes(chunk.space + places.slots, 0, FOUND_BYTES)
    chunk.kernels.fillBytes(chunk.space + places.units, 0, slots * steps.length * 4)
    return chunk
  }

  /** Adds a strip, unless rows pass between more classes than there is room for. */
  function add(place: Place, units: Float64Array): void {
    const { kernels, space, paddedRows } = place
    const { before, at, after } = line
    line.classify(place)
    for (let index = 0; index <= rules; index++) {
      const members = space + before.members + index * PLANE_BYTES
      units[index] = (units[index] as number) + kernels.countBoth(members, members, PLANE_BYTES)
    }
    const first = before.writeBytes(place)
    const last = after.writeBytes(place)
    const between = at === before ? first : at === after ? last : at.writeBytes(place)
    const cells = space + places.cells
    const room = [oddCell, space + places.slots, slots, space + places.units] as const
    const steps = line.steps(place)
    const fits = kernels.placeInCells(first, between, last, line.values(place), ...steps, ...room, cells, paddedRows)
    if (fits === 0) isFull = true
    else sums.add(place, cells, space + before.rows)
  }

  return {
    item(index) {
      if (isFull) return
      const { chunk: number, strips } = spanAt(table.spine.rowCount, index)
      const chunk = begin(number)
      const units = new Float64Array(rules + 1)
      for (const strip of strips) if (!isFull) add(table.place(strip), units)
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
