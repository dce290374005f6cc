import { formatExactCount, formatNumber } from '../format-number.ts'
import { columnCaptions } from './column-captions.ts'
import { type GridColumn, isNumeric } from './grid-column.ts'

const PADDING_PX = 22

/** A column's width in px by its name, type and longest frequent value: at least its head, at most a sentence. */
export function columnWidth(column: GridColumn): number {
  const { name, typeWord, role, profile } = column
  const head = Math.max(name.length * 7.4, (typeWord.length + (role ? role.length + 3 : 0)) * 6.3) + 34
  const caption = profile === null ? 0 : columnCaptions(profile, column.names).finding.length * 6.1 + PADDING_PX
  return Math.round(Math.min(260, Math.max(92, head, bodyWidth(column), caption)))
}

function bodyWidth({ type, profile, longestValue }: GridColumn): number {
  if (isNumeric(type)) return Math.max(100, numbersWidth(profile))
  if (type === 'date') return 172
  if (type === 'boolean') return 90
  const texts = (profile?.top ?? []).map(({ value }) => textWidth(value))
  return Math.max((longestValue ?? 0) * 6.7, ...texts) + PADDING_PX
}

/** Estimated from the interface font at 12 px: capitals and figures are wider than small letters. */
function textWidth(text: string): number {
  const wide = text.match(/[\p{Lu}\p{Nd}]/gu)?.length ?? 0
  return wide * 8 + (text.length - wide) * 6.4
}

function numbersWidth(profile: GridColumn['profile']): number {
  const ends = [profile?.min ?? 0, profile?.max ?? 0].map((end) => formatNumber(end, 2).length)
  return Math.max(...ends) * 7.2 + PADDING_PX
}

/** The width of the line numbers' column: their digits are never cut. */
export function lineWidth(rowCount: number): number {
  return Math.max(60, formatExactCount(rowCount).length * 6.6 + 24)
}
