import type { Cell } from '../rules/truth.ts'

/** A value, missing where it is a number that is not finite. */
export function finiteOrMissing(cell: Cell): Cell {
  return typeof cell === 'number' && !Number.isFinite(cell) ? null : cell
}

/** The number in a cell, or null where it is missing; a formula that was not checked stops here. */
export function numberIn(cell: Cell): number | null {
  if (cell === null || typeof cell === 'number') return cell
  throw new Error('A formula was not checked against its columns')
}

/** The text in a cell, or null where it is missing; a formula that was not checked stops here. */
export function textIn(cell: Cell): string | null {
  if (cell === null || typeof cell === 'string') return cell
  throw new Error('A formula was not checked against its columns')
}
