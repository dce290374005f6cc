/** Units of one table: an id that is the same in every table, and the class of each row. */
export interface ClassedUnits {
  readonly ids: Int32Array
  readonly classes: Uint8Array
}

/**
 * How many units went from which class of one table to which class of another: (K + 1) × (K + 1) counts, row-major by
 * the earlier class; the last stands for units that the table does not have.
 * @param visit gets every unit: its row in either table, null where it is in none, and its classes
 */
export function countMoves(
  from: ClassedUnits,
  to: ClassedUnits,
  classCount: number,
  visit: (move: Move) => void = () => undefined,
): Float64Array {
  const width = classCount + 1
  const counts = new Float64Array(width * width)
  const count = (move: Move): void => {
    const place = move.was * width + move.is
    counts[place] = (counts[place] ?? 0) + 1
    visit(move)
  }
  const laterRow = new Map<number, number>()
  for (const [row, id] of to.ids.entries()) laterRow.set(id, row)
  for (const [row, id] of from.ids.entries()) {
    const later = laterRow.get(id) ?? null
    laterRow.delete(id)
    const is = later === null ? classCount : (to.classes[later] ?? classCount)
    count({ fromRow: row, toRow: later, was: from.classes[row] ?? classCount, is })
  }
  for (const row of laterRow.values())
    count({ fromRow: null, toRow: row, was: classCount, is: to.classes[row] ?? classCount })
  return counts
}

export interface Move {
  readonly fromRow: number | null
  readonly toRow: number | null
  readonly was: number
  readonly is: number
}
