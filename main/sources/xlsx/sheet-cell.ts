import type { ColumnType } from '../../../shared/entities/column.ts'
import type { DateOrder } from '../../ports/source-reader.ts'
import type { NumberFormat } from './number-format.ts'
import { durationText, serialText } from './serial-date.ts'

/** A cell that holds something. */
export type SheetCell =
  | { readonly column: number; readonly kind: 'number'; readonly raw: string; readonly format: NumberFormat }
  | { readonly column: number; readonly kind: 'text'; readonly raw: string }
  | { readonly column: number; readonly kind: 'truth'; readonly raw: string }

/** How the texts of a column are written, so that its numbers and days come in the same way. */
export interface ColumnForm {
  readonly type: ColumnType | null
  readonly decimal: '.' | ','
  readonly dateOrder: DateOrder
}

export const NEUTRAL: ColumnForm = { type: null, decimal: '.', dateOrder: 'iso' }

const WHOLE = /^-?\d{1,15}$/

/** A cell as the text that the column's reader takes. */
export function cellText(cell: SheetCell, form: ColumnForm, is1904: boolean): string {
  if (cell.kind === 'text') return cell.raw
  const isNumeric = form.type === 'number' || form.type === 'integer'
  if (cell.kind === 'truth') return isNumeric ? cell.raw : cell.raw === '1' ? 'true' : 'false'
  const { format, raw } = cell
  if (!isNumeric && format.shows === 'day') return dayText(Number(raw), form.dateOrder, is1904) ?? raw
  if (!isNumeric && format.shows === 'duration') return durationText(Number(raw))
  const number = numberText(raw)
  if (format.shows === 'padded' && /^\d+$/.test(number)) return number.padStart(format.digits, '0')
  const size = format.shows === 'percent' ? hundredfold(number) : number
  const written = form.decimal === ',' ? size.replace('.', ',') : size
  if (format.shows === 'percent') return `${written}%`
  return format.shows === 'money' ? `${written} ${format.currency}` : written
}

/** 0.07 is 7: what the percent sign stands with. */
function hundredfold(number: string): string {
  return String(Number((Number(number) * 100).toPrecision(15)))
}

/** The shortest text of the same double: 45.1 for 45.100000000000001. Whole numbers keep their digits. */
function numberText(raw: string): string {
  if (WHOLE.test(raw) || /^-?\d+$/.test(raw)) return raw
  const value = Number(raw)
  return raw.trim() === '' || !Number.isFinite(value) ? raw : String(value)
}

function dayText(serial: number, order: DateOrder, is1904: boolean): string | null {
  const text = serialText(serial, is1904)
  const [, year, month, day, time = ''] = /^(\d{4})-(\d\d)-(\d\d)(.*)$/.exec(text ?? '') ?? []
  if (order === 'iso' || year === undefined) return text
  return order === 'day-first' ? `${day}/${month}/${year}${time}` : `${month}/${day}/${year}${time}`
}

/** "AB" for column 27, from 0. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}
