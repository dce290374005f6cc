import type { StoredColumn } from '../ports/spine-columns.ts'
import { PLANE_BYTES } from './blocks.ts'
import { entry } from './entry.ts'
import { measurePresence } from './measure-presence.ts'
import type { MeasureNode } from './measure-program.ts'
import { measureRunner, VECTOR_BYTES } from './measure-vectors.ts'
import type { SpacePlan } from './space-plan.ts'
import { LANES, sumByCell } from './sum-lanes.ts'
import type { ChunkKernels, Place } from './table-kernels.ts'

const SUM_BYTES = 8
const COUNT_BYTES = 4
/** Bytes of sums per cell and group of measures: a row of lanes. */
export const GROUP_BYTES = LANES * SUM_BYTES

/** Sums measures by cell over strips; where there are many cells, only those in use are read. */
export interface CellSums {
  /** Puts what the measures need into a chunk's working space. */
  load(chunk: ChunkKernels): void
  /** All sums and counts are 0. */
  begin(chunk: ChunkKernels): void
  /** Adds a strip; `cells` is the address of the cell of each row, `rows` that of the plane of the strip's rows. */
  add(place: Place, cells: number, rows: number): void
  /** Reads what was added since `begin`. */
  read(chunk: ChunkKernels): CellReader
}

/** Reads a cell, together with its twin where it has one. */
export interface CellReader {
  sum(measure: number, cell: number, twin: number | null): number
  /** Units of the cell that have a value of the measure, of `units` units in it. */
  count(measure: number, cell: number, twin: number | null, units: number): number
}

export function cellSums(
  measures: readonly MeasureNode[],
  tables: readonly Uint8Array[],
  cellCount: number,
  columns: readonly StoredColumn[],
  plan: SpacePlan,
): CellSums {
  const runner = measureRunner(measures, tables, columns, plan)
  const groups = Math.ceil(measures.length / LANES)
  const vectors = plan.take(LANES * VECTOR_BYTES)
  const presence = measurePresence(plan)
  const sets = plan.take(groups * cellCount * GROUP_BYTES)
  const tallies = plan.take(measures.length * cellCount * COUNT_BYTES)
  /** Per measure, whether those with a value are counted or those without: whichever the first strip has fewer of. */
  const countsPresent: (boolean | null)[] = measures.map(() => null)

  function count(measure: number, plane: number, place: Place, cells: number, rows: number): void {
    const { kernels, space } = place
    countsPresent[measure] ??= kernels.countBoth(plane, rows, PLANE_BYTES) * 2 < place.rows
    const wanted = countsPresent[measure] ? -1n : 0n
    const tally = space + tallies + measure * cellCount * COUNT_BYTES
    kernels.countInCells(plane, rows, wanted, cells, tally, PLANE_BYTES)
  }

  function addGroup(first: number, place: Place, cells: number, rows: number): void {
    const { space } = place
    const addresses = measures.slice(first, first + LANES).map((node, lane) => {
      const values = runner.values(node, place, space + vectors + lane * VECTOR_BYTES)
      count(first + lane, presence(node, values, rows, place), place, cells, rows)
      return values
    })
    sumByCell(addresses, cells, space + sets + (first / LANES) * cellCount * GROUP_BYTES, place)
  }

  return {
    load: runner.load,
    begin(chunk) {
      chunk.kernels.fillBytes(chunk.space + sets, 0, groups * cellCount * GROUP_BYTES)
      chunk.kernels.fillBytes(chunk.space + tallies, 0, measures.length * cellCount * COUNT_BYTES)
      countsPresent.fill(null)
    },
    add(place, cells, rows) {
      runner.begin()
      for (let first = 0; first < measures.length; first += LANES) addGroup(first, place, cells, rows)
    },
    read(chunk) {
      const sums = chunk.doublesAt(chunk.space + sets, groups * cellCount * LANES)
      const tally = chunk.countsAt(chunk.space + tallies, measures.length * cellCount)
      return {
        sum(measure, cell, twin) {
          const of = (one: number): number =>
            sums[(Math.floor(measure / LANES) * cellCount + one) * LANES + (measure % LANES)] as number
          return twin === null ? of(cell) : of(cell) + of(twin)
        },
        count(measure, cell, twin, units) {
          const of = (one: number): number => tally[measure * cellCount + one] as number
          const counted = twin === null ? of(cell) : of(cell) + of(twin)
          return entry(countsPresent, measure) === false ? units - counted : counted
        },
      }
    },
  }
}
