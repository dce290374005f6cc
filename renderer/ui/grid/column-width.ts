import { formatExactCount } from '../format-number.ts'
import { type GridColumn, isNumeric } from './grid-column.ts'

/** A column's width in px by its name, type and longest frequent value: at least its head, at most a sentence. */
export function columnWidth({ name, type, typeWord, role, profile, longestValue }: GridColumn): number {
  const head = Math.max(name.length * 7.4, (typeWord.length + (role ? role.length + 3 : 0)) * 6.3) + 34
  const values = [longestValue ?? 0, ...(profile?.top ?? []).map(({ value }) => value.length)]
  const body = isNumeric(type) ? 100 : type === 'date' ? 172 : type === 'boolean' ? 90 : Math.max(...values) * 6.7 + 22
  return Math.round(Math.min(260, Math.max(92, head, body)))
}

/** The width of the line numbers' column: their digits are never cut. */
export function lineWidth(rowCount: number): number {
  return Math.max(60, formatExactCount(rowCount).length * 6.6 + 24)
}
