import type { NamedColumn } from './column-signs.ts'

/** Rows with a value that a look must show before it says anything. */
const LEAST_ROWS = 3
/** A key may stand twice by mistake: more than so many of ten values are different then. */
const DIFFERENT_OF_TEN = 9

/**
 * Which columns repeat their values among the first rows of a file, by their places: those name no rows.
 * @param rows cells in the order of the columns; null is missing
 */
export function repeatingColumns(
  columnCount: number,
  rows: readonly (readonly (string | null)[])[],
): readonly boolean[] {
  return Array.from({ length: columnCount }, (_, index) => {
    const values = rows.map((row) => row[index] ?? null).filter((value) => value !== null)
    return values.length >= LEAST_ROWS && new Set(values).size * 10 < values.length * DIFFERENT_OF_TEN
  })
}

/** Columns as a look at the first rows shows them. */
export function sampledColumns(
  columns: readonly NamedColumn[],
  rows: readonly (readonly (string | null)[])[],
): readonly NamedColumn[] {
  const repeats = repeatingColumns(columns.length, rows)
  return columns.map(({ name, type }, index) => ({ name, type, repeats: repeats[index] ?? false }))
}
