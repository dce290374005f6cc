import { assertNever } from '../../shared/contract/assert-never.ts'
import type { StoredColumn } from '../ports/spine-columns.ts'
import { entry } from './entry.ts'
import type { MeasureNode } from './measure-program.ts'
import type { SpacePlan } from './space-plan.ts'
import type { ChunkKernels, Place } from './table-kernels.ts'

type ColumnNode = Extract<MeasureNode, { kind: 'column' }>
type FlagNode = Extract<MeasureNode, { kind: 'flag' }>

/** Writes what measures take from columns. Each answers with where the values stand: in place or in `out`. */
export interface LeafWriter {
  load(chunk: ChunkKernels): void
  /** A column's numbers, or 1 for yes and 0 for no; the node's blank where missing. */
  write(node: ColumnNode | FlagNode, place: Place, out: number): number
  /** A date column's days, `blank` where missing; `day` for all where there is no column. */
  day(column: number | null, day: number, blank: number, place: Place, out: number): number
}

/** `tables`: the lookups that flags of texts name. */
export function leafWriter(
  tables: readonly Uint8Array[],
  columns: readonly StoredColumn[],
  plan: SpacePlan,
): LeafWriter {
  const offsets = tables.map((table) => plan.take(table.length))

  function writeColumn(column: number, blank: number, place: Place, out: number): number {
    const { kernels, paddedRows } = place
    const values = place.values(column)
    const { storage } = entry(columns, column)
    if (storage === 'f64') {
      // A missing double is NaN, which is what a measure without a value is.
      if (Number.isNaN(blank)) return values
      kernels.blankNaN(values, blank, out, paddedRows)
      return out
    }
    if (storage === 'i32') kernels.vectorOfI32(values, out, paddedRows)
    else if (storage === 'u8') kernels.vectorOfU8(values, out, paddedRows)
    else throw new Error(`A measure met the storage ${storage}, which holds no numbers`)
    kernels.blankMissing(out, place.present(column), blank, paddedRows)
    return out
  }

  function writeFlag({ column, lookup, blank }: FlagNode, place: Place, out: number): number {
    const { kernels, paddedRows } = place
    if (lookup === null) {
      kernels.nonZero(writeColumn(column, Number.NaN, place, out), out, paddedRows)
    } else {
      const { storage } = entry(columns, column)
      const { flagsOfU8, flagsOfU16, flagsOfU32 } = kernels
      const flags = storage === 'u8' ? flagsOfU8 : storage === 'u16' ? flagsOfU16 : flagsOfU32
      flags(place.values(column), place.space + entry(offsets, lookup), out, paddedRows)
    }
    kernels.blankMissing(out, place.present(column), blank, paddedRows)
    return out
  }

  return {
    load(chunk) {
      for (const [index, table] of tables.entries()) {
        chunk.bytesAt(chunk.space + entry(offsets, index), table.length).set(table)
      }
    },
    write(node, place, out) {
      switch (node.kind) {
        case 'column':
          return writeColumn(node.column, node.blank, place, out)
        case 'flag':
          return writeFlag(node, place, out)
        default:
          return assertNever(node)
      }
    },
    day(column, day, blank, place, out) {
      if (column !== null) return writeColumn(column, blank, place, out)
      place.kernels.fillVector(out, day, place.paddedRows)
      return out
    },
  }
}
