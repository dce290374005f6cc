import { assertNever } from '../../shared/contract/assert-never.ts'
import type { StoredColumn } from '../ports/spine-columns.ts'
import { ROWS_PER_STRIP } from './blocks.ts'
import { entry } from './entry.ts'
import { type LeafWriter, leafWriter } from './measure-leaves.ts'
import type { MeasureNode } from './measure-program.ts'
import { type SharedPart, sharedParts } from './shared-parts.ts'
import type { SpacePlan } from './space-plan.ts'
import type { ChunkKernels, Place } from './table-kernels.ts'

/** A double per row of a strip. */
export const VECTOR_BYTES = ROWS_PER_STRIP * 8

/** Works measures out strip by strip. */
export interface MeasureRunner {
  /** Puts what the measures need into a chunk's working space. */
  load(chunk: ChunkKernels): void
  /** Moves to a strip; nothing is worked out for it yet. */
  begin(): void
  /**
   * Address of the measure's values, NaN where there is none: the column itself where it is one, a part that measures
   * share, or the vector `out`. Only `out` may be written to.
   */
  values(node: MeasureNode, place: Place, out: number): number
}

/** Vectors that hold values on the way to a measure, by depth, and those of parts that measures share. */
export function measureRunner(
  measures: readonly MeasureNode[],
  tables: readonly Uint8Array[],
  columns: readonly StoredColumn[],
  plan: SpacePlan,
): MeasureRunner {
  const shared = sharedParts(measures, () => plan.take(VECTOR_BYTES))
  const spares = Array.from({ length: Math.max(0, ...measures.map(depthOf)) }, () => plan.take(VECTOR_BYTES))
  const leaves: LeafWriter = leafWriter(tables, columns, plan)

  function write(node: MeasureNode, place: Place, out: number, depth: number): number {
    const { kernels, paddedRows } = place
    const spare = (): number => place.space + entry(spares, depth)
    switch (node.kind) {
      case 'column':
      case 'flag':
        return leaves.write(node, place, out)
      case 'constant':
        kernels.fillVector(out, node.value, paddedRows)
        return out
      case 'years': {
        const since = leaves.day(node.since, node.first, Number.NaN, place, out)
        const until = leaves.day(node.until, node.last, node.last, place, spare())
        kernels.years(since, until, node.first, node.last, out, paddedRows)
        return out
      }
      case 'sum':
        return sum(node.terms, place, out, depth)
      case 'product':
        return product(node.of, place, out, depth)
      case 'present':
        kernels.fillVector(out, 1, paddedRows)
        for (const of of node.of) kernels.clearMissing(valuesAt(of, place, spare(), depth + 1), out, paddedRows)
        return out
      case 'positive':
        kernels.positive(valuesAt(node.of, place, out, depth), out, paddedRows)
        return out
      case 'when': {
        const test = valuesAt(node.test, place, spare(), depth + 1)
        kernels.when(test, valuesAt(node.of, place, out, depth + 1), out, paddedRows)
        return out
      }
      default:
        return assertNever(node)
    }
  }

  function sum(
    terms: Extract<MeasureNode, { kind: 'sum' }>['terms'],
    place: Place,
    out: number,
    depth: number,
  ): number {
    const { kernels, paddedRows, space } = place
    const [first, ...rest] = terms
    if (first === undefined) {
      kernels.fillVector(out, 0, paddedRows)
      return out
    }
    let so = valuesAt(first.of, place, out, depth)
    if (first.sign !== 1) {
      kernels.signed(so, first.sign, out, paddedRows)
      so = out
    }
    for (const { sign, of } of rest) {
      kernels.addSigned(so, valuesAt(of, place, space + entry(spares, depth), depth + 1), sign, out, paddedRows)
      so = out
    }
    return so
  }

  function product(factors: readonly MeasureNode[], place: Place, out: number, depth: number): number {
    const { kernels, paddedRows, space } = place
    const [first, ...rest] = factors
    if (first === undefined) {
      kernels.fillVector(out, 1, paddedRows)
      return out
    }
    let so = valuesAt(first, place, out, depth)
    for (const of of rest) {
      kernels.multiply(so, valuesAt(of, place, space + entry(spares, depth), depth + 1), out, paddedRows)
      so = out
    }
    return so
  }

  /** `depth` is the next free spare vector. */
  function valuesAt(node: MeasureNode, place: Place, out: number, depth: number): number {
    const part = shared.of(node)
    return part === null ? write(node, place, out, depth) : sharedValues(part, node, place, depth)
  }

  function sharedValues(part: SharedPart, node: MeasureNode, place: Place, depth: number): number {
    part.address ??= write(node, place, place.space + part.offset, depth)
    return part.address
  }

  return {
    load: leaves.load,
    begin: shared.begin,
    values: (node, place, out) => valuesAt(node, place, out, 0),
  }
}

/** Spare vectors that a node takes. */
function depthOf(node: MeasureNode): number {
  switch (node.kind) {
    case 'column':
    case 'flag':
    case 'constant':
      return 0
    case 'years':
      return 1
    case 'sum':
      return 1 + Math.max(0, ...node.terms.map(({ of }) => depthOf(of)))
    case 'product':
    case 'present':
      return 1 + Math.max(0, ...node.of.map(depthOf))
    case 'positive':
      return depthOf(node.of)
    case 'when':
      return 1 + Math.max(depthOf(node.test), depthOf(node.of))
    default:
      return assertNever(node)
  }
}
