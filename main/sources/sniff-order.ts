import type { ColumnType } from '../../shared/entities/column.ts'
import type { DateOrder } from '../ports/source-reader.ts'
import { DateParser, NO_DATE } from './parse-date.ts'
import { joined, LEAST_FIT, presentTexts, share, type ValueTest } from './sample-values.ts'
import { percent } from './sniff-missing.ts'

/** What is known of a column's days besides its values. */
export interface OrderHints {
  /** What a person said. */
  readonly type?: ColumnType | undefined
  readonly dateOrder?: DateOrder | undefined
  /** What other columns' dates are certain to be. */
  readonly likelyOrder?: DateOrder | undefined
}

/** How the days of a sample are written. */
export interface OrderGuess {
  readonly order: DateOrder
  /** No other order reads as many of the values. */
  readonly proven: boolean
  readonly fit: number
  readonly note: string | null
}

function otherOrder(order: DateOrder): DateOrder {
  return order === 'day-first' ? 'month-first' : 'day-first'
}

/** Decided by the values that only one order can read; else by other columns; else by the separator's habit. */
export function sniffOrder(values: readonly Uint8Array[], hints: OrderHints): OrderGuess {
  const isChosen = hints.type === 'date'
  const fitOf = (order: DateOrder): number => share(values, dateTest(new DateParser(order, isChosen)))
  const isDay = (value: Uint8Array, order: DateOrder): boolean => dateTest(new DateParser(order, isChosen))(value)
  if (hints.dateOrder !== undefined)
    return { order: hints.dateOrder, fit: fitOf(hints.dateOrder), proven: true, note: null }
  const iso = fitOf('iso')
  const day = fitOf('day-first')
  const month = fitOf('month-first')
  if (iso >= Math.max(day, month)) return { order: 'iso', fit: iso, proven: true, note: timeNote(values, 'iso') }
  if (day !== month) {
    const order = day > month ? 'day-first' : 'month-first'
    const only = values.filter((value) => isDay(value, order) && !isDay(value, otherOrder(order))).length
    const why = `Read ${words(order)}: ${percent(only, values.length)} of the values only make sense so.`
    return { order, fit: Math.max(day, month), proven: true, note: joined(why, timeNote(values, order)) }
  }
  const slashed = values.some((value) => value.includes(47))
  const order = hints.likelyOrder ?? (slashed ? 'month-first' : 'day-first')
  const why = hints.likelyOrder === undefined ? 'nothing in the sample decides' : 'as other columns are'
  return {
    order,
    fit: day,
    proven: false,
    note: joined(`Read ${words(order)}: ${why}. Check it.`, timeNote(values, order)),
  }
}

/** The order that a column's values prove, if they do. */
export function provenOrder(cells: readonly string[]): DateOrder | null {
  const values = presentTexts(cells).map((text) => Buffer.from(text))
  const day = share(values, dateTest(new DateParser('day-first', false)))
  const month = share(values, dateTest(new DateParser('month-first', false)))
  if (day === month || Math.max(day, month) < LEAST_FIT) return null
  return day > month ? 'day-first' : 'month-first'
}

function timeNote(values: readonly Uint8Array[], order: DateOrder): string | null {
  const dates = new DateParser(order, false)
  const timed = values.some((value) => dates.parse(value, 0, value.length) !== NO_DATE && dates.hadTime)
  return timed ? 'The time of day is dropped.' : null
}

/** Whether a value is a day, as a parser reads it. */
export function dateTest(dates: DateParser): ValueTest {
  return (bytes) => dates.parse(bytes, 0, bytes.length) !== NO_DATE
}

function words(order: DateOrder): string {
  return order === 'day-first' ? 'day first' : 'month first'
}
