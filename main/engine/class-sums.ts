import type { StoredColumn } from '../ports/spine-columns.ts'
import { PLANE_BYTES } from './blocks.ts'
import { measurePresence } from './measure-presence.ts'
import type { MeasureNode } from './measure-program.ts'
import { measureRunner, VECTOR_BYTES } from './measure-vectors.ts'
import type { SpacePlan } from './space-plan.ts'
import type { StripClassifier } from './strip-classes.ts'
import { LANES, sumByClass } from './sum-lanes.ts'
import type { ChunkKernels, Place } from './table-kernels.ts'

const SUM_BYTES = 8
const COUNT_BYTES = 4

/** Sums measures by class over the strips of a block. */
export interface ClassSums {
  /** Puts what the measures need into a chunk's working space. */
  load(chunk: ChunkKernels): void
  /** A block begins: all sums and counts are 0. */
  begin(chunk: ChunkKernels): void
  /** Adds a strip whose classes are worked out. */
  add(place: Place): void
  /** The block's K × M sums, and its K × M counts of units without a value. */
  sums(chunk: ChunkKernels): Float64Array
  missing(chunk: ChunkKernels): Uint32Array
}

export function classSums(
  measures: readonly MeasureNode[],
  tables: readonly Uint8Array[],
  classifier: StripClassifier,
  classCount: number,
  columns: readonly StoredColumn[],
  plan: SpacePlan,
): ClassSums {
  const runner = measureRunner(measures, tables, columns, plan)
  const groups = Math.ceil(measures.length / LANES)
  const vectors = plan.take(LANES * VECTOR_BYTES)
  const presence = measurePresence(plan)
  /** A row of lanes per class and one for the padding's; per group, for even rows and for odd. */
  const setDoubles = (classCount + 1) * LANES
  const setBytes = setDoubles * SUM_BYTES
  const sets = plan.take(2 * groups * setBytes)
  const missing = plan.take(measures.length * classCount * COUNT_BYTES)

  function addGroup(first: number, classes: number, place: Place): void {
    const { kernels, space } = place
    const addresses = measures.slice(first, first + LANES).map((node, lane) => {
      const values = runner.values(node, place, space + vectors + lane * VECTOR_BYTES)
      kernels.countMissing(
        presence(node, values, space + classifier.rows, place),
        space + classifier.rows,
        classes,
        space + classifier.members,
        classCount,
        space + missing + (first + lane) * classCount * COUNT_BYTES,
        PLANE_BYTES,
      )
      return values
    })
    const even = space + sets + (first / LANES) * 2 * setBytes
    sumByClass(addresses, classes, even, even + setBytes, place)
  }

  return {
    load: runner.load,
    begin(chunk) {
      chunk.kernels.fillBytes(chunk.space + sets, 0, 2 * groups * setBytes)
      chunk.kernels.fillBytes(chunk.space + missing, 0, measures.length * classCount * COUNT_BYTES)
    },
    add(place) {
      runner.begin()
      const classes = classifier.writeBytes(place)
      for (let first = 0; first < measures.length; first += LANES) addGroup(first, classes, place)
    },
    sums(chunk) {
      const from = chunk.doublesAt(chunk.space + sets, 2 * groups * setDoubles)
      return byClass(measures.length, classCount, (measure, index) => {
        const even = Math.floor(measure / LANES) * 2 * setDoubles + index * LANES + (measure % LANES)
        return (from[even] as number) + (from[even + setDoubles] as number)
      })
    },
    missing: (chunk) => chunk.countsAt(chunk.space + missing, measures.length * classCount),
  }
}

/** K × M values, row-major by class. */
function byClass(measures: number, classes: number, sumOf: (measure: number, index: number) => number): Float64Array {
  const values = new Float64Array(classes * measures)
  for (let index = 0; index < classes; index++) {
    for (let measure = 0; measure < measures; measure++) values[index * measures + measure] = sumOf(measure, index)
  }
  return values
}
