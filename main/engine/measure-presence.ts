import { PLANE_BYTES } from './blocks.ts'
import type { MeasureNode } from './measure-program.ts'
import type { SpacePlan } from './space-plan.ts'
import type { Place } from './table-kernels.ts'

/**
 * Answers with the plane of the rows that have a value of a measure: known from the column where the measure is one, else
 * by looking at the values. `rows` is the plane of the strip's rows.
 */
export type MeasurePresence = (node: MeasureNode, values: number, rows: number, place: Place) => number

/** Takes a plane for those that are looked for; it holds until the next. */
export function measurePresence(plan: SpacePlan): MeasurePresence {
  const found = plan.take(PLANE_BYTES)
  return (node, values, rows, place) => {
    const { kernels, paddedRows, space } = place
    if (node.kind === 'column' || node.kind === 'flag')
      return Number.isNaN(node.blank) ? place.present(node.column) : rows
    kernels.atLeastF64(values, Number.NEGATIVE_INFINITY, space + found, paddedRows)
    return space + found
  }
}
