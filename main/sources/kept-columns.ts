import type { PassedColumn } from '../ports/source-reader.ts'

type Named = Pick<PassedColumn, 'name' | 'header' | 'type'>

/** Whether a column of a file is kept: those wanted (null: all). Of a file that has none of them the first is, for its rows. */
export function keptColumns(
  columns: readonly Pick<Named, 'name'>[],
  wanted: ReadonlySet<string> | null,
): (column: string) => boolean {
  if (wanted === null) return () => true
  const [first] = columns
  const hasAny = columns.some(({ name }) => wanted.has(name))
  return (column) => wanted.has(column) || (!hasAny && column === first?.name)
}

/** The columns that are not kept. */
export function passedOver(columns: readonly Named[], keeps: (column: string) => boolean): readonly PassedColumn[] {
  return columns.flatMap(({ name, header, type }, at) => (keeps(name) ? [] : [{ name, header, type, at }]))
}
