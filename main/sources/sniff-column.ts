import type { ColumnType } from '../../shared/entities/column.ts'
import type { DateOrder, DecimalSign } from '../ports/source-reader.ts'
import { withoutCurrency } from './money-text.ts'
import { DateParser, NO_DATE } from './parse-date.ts'
import { NumberParser, type NumberStyle, saysNan } from './parse-number.ts'
import { parseTruth } from './parse-truth.ts'
import { hasCommaDecimals, sniffNumberStyle, styleWith } from './sniff-number-style.ts'
import { MISSING_STAGED } from './staging.ts'

/** A type is guessed where at least this share of the sample's values fits it. */
const LEAST_FIT = 0.95

/** So many different whole numbers that are all days written as yyyymmdd are no chance. */
const LEAST_COMPACT_DAYS = 20

export interface ColumnHints {
  /** Elsewhere in the file a comma stands before decimals. */
  readonly commaDecimals: boolean
  /** What a person said stands before decimals. */
  readonly decimalSign?: DecimalSign | undefined
  readonly type?: ColumnType | undefined
  readonly dateOrder?: DateOrder | undefined
  /** What other columns' dates are certain to be. */
  readonly likelyOrder?: DateOrder | undefined
}

export interface ColumnGuess {
  readonly type: ColumnType
  readonly dateOrder: DateOrder
  readonly dateOrderProven: boolean
  readonly numberStyle: NumberStyle
  /** Values looked at, and the share of them that fits. */
  readonly present: number
  readonly fit: number
  readonly note: string | null
  fits(cell: string): boolean
}

type Test = (bytes: Uint8Array) => boolean

/** Guesses how a column's cells are to be read, from a sample; blank cells say nothing. */
export function guessColumn(cells: readonly string[], hints: ColumnHints): ColumnGuess {
  const texts = cells.map(trimSpaces).filter((cell) => cell !== '')
  const values = texts.map((text) => Buffer.from(text, 'utf8'))
  const isNumeric = hints.type === 'number' || hints.type === 'integer'
  // A person may say that "$90,000" is a number: its style is that of the digits.
  const digits = isNumeric ? texts.map(withoutCurrency) : texts
  const amounts = isNumeric ? digits.map((text) => Buffer.from(text, 'utf8')) : values
  const { decimalSign, commaDecimals } = hints
  const { style, note: styleNote } =
    decimalSign === undefined ? sniffNumberStyle(digits, amounts, commaDecimals) : styleWith(decimalSign, amounts)
  const order = sniffOrder(values, hints)
  const build = (type: ColumnType, note: string | null): ColumnGuess => {
    const test = testOf(type, style, order.order, hints.type !== undefined)
    const fit = values.length === 0 ? 1 : share(values, test)
    const fits = (cell: string): boolean => test(Buffer.from(trimSpaces(cell), 'utf8'))
    return {
      type,
      dateOrder: order.order,
      dateOrderProven: order.proven,
      numberStyle: style,
      present: values.length,
      fit,
      note,
      fits,
    }
  }
  if (hints.type !== undefined) return build(hints.type, hints.type === 'date' ? order.note : null)
  if (values.length === 0) return build('text', 'The sample has no values.')
  if (share(values, truthTest(false)) >= LEAST_FIT) return build('boolean', null)
  const numbers = new NumberParser(style, false)
  const isNumber = numberTest(numbers)
  const numeric = values.filter(isNumber)
  if (numeric.length >= values.length * LEAST_FIT) return build(...numberType(texts, numeric, numbers, styleNote))
  if (order.fit >= LEAST_FIT) return build('date', order.note)
  return build('text', textNote(texts))
}

function numberType(
  texts: readonly string[],
  numeric: readonly Uint8Array[],
  numbers: NumberParser,
  styleNote: string | null,
): [ColumnType, string | null] {
  let whole = true
  let unsafe = false
  for (const value of numeric) {
    const size = Math.abs(numbers.parse(value, 0, value.length))
    whole &&= numbers.wholeText || Number.isNaN(size)
    unsafe ||= size > Number.MAX_SAFE_INTEGER
  }
  if (!whole) return ['number', styleNote]
  if (unsafe) return ['text', 'Whole numbers beyond 9,007,199,254,740,991 are kept as text, so that every digit stays.']
  if (!texts.every(isCompactDay)) return ['integer', styleNote]
  const days = new Set(texts).size
  if (days < LEAST_COMPACT_DAYS) return ['integer', 'These could be dates written as yyyymmdd.']
  const all = days.toLocaleString('en-US')
  return ['date', `Read as yyyymmdd: all ${all} different numbers of the sample are days from 1900 to 2099.`]
}

function textNote(texts: readonly string[]): string | null {
  const shareOf = (pattern: RegExp): number => texts.filter((text) => pattern.test(text)).length / texts.length
  if (shareOf(/^-?\d+$/) >= LEAST_FIT && texts.some((text) => /^-?0\d/.test(text))) {
    return 'Kept as text: numbers with leading zeros are identifiers.'
  }
  if (shareOf(/^[-(]?\s*(\p{Sc}|[A-Z]{3} )\s*-?[\d.,' ]+\)?$|\d\s*(\p{Sc}|[A-Z]{3})$/u) >= LEAST_FIT) {
    return 'Kept as text: a currency stands with the amounts.'
  }
  if (shareOf(/^-?[\d.,]+\s*%$/) >= LEAST_FIT) return 'Kept as text: a percent sign stands with the numbers.'
  const twoDigitYears = /^\d{1,2}([-/.])\d{1,2}\1\d{2}([T ]\S.*)?$/
  return shareOf(twoDigitYears) >= LEAST_FIT
    ? 'These could be dates with years of two digits. Read as dates, 69 to 99 are 1969 to 1999, 00 to 68 are 2000 to 2068.'
    : null
}

/** Of 1,000 random numbers of eight digits less than one is such a day. */
function isCompactDay(text: string): boolean {
  const bytes = Buffer.from(text)
  return /^(19|20)\d{6}$/.test(text) && new DateParser('iso', false).parse(bytes, 0, bytes.length) !== NO_DATE
}

interface OrderGuess {
  readonly order: DateOrder
  /** No other order reads as many of the values. */
  readonly proven: boolean
  readonly fit: number
  readonly note: string | null
}

/** Decided by the values that only one order can read; else by other columns; else by the separator's habit. */
function sniffOrder(values: readonly Uint8Array[], hints: ColumnHints): OrderGuess {
  const isChosen = hints.type === 'date'
  const fitOf = (order: DateOrder): number => share(values, dateTest(new DateParser(order, isChosen)))
  if (hints.dateOrder !== undefined)
    return { order: hints.dateOrder, fit: fitOf(hints.dateOrder), proven: true, note: null }
  const iso = fitOf('iso')
  const day = fitOf('day-first')
  const month = fitOf('month-first')
  if (iso >= Math.max(day, month)) return { order: 'iso', fit: iso, proven: true, note: timeNote(values, 'iso') }
  if (day !== month) {
    const order = day > month ? 'day-first' : 'month-first'
    const why = `Read ${words(order)}: the sample has days after the 12th that only this order can read.`
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
  const values = cells
    .map(trimSpaces)
    .filter((cell) => cell !== '')
    .map((cell) => Buffer.from(cell))
  const day = share(values, dateTest(new DateParser('day-first', false)))
  const month = share(values, dateTest(new DateParser('month-first', false)))
  if (day === month || Math.max(day, month) < LEAST_FIT) return null
  return day > month ? 'day-first' : 'month-first'
}

/** Whether a column's values prove that commas stand before decimals in this file. */
export function provesCommaDecimals(cells: readonly string[]): boolean {
  return hasCommaDecimals(cells.map(trimSpaces).filter((cell) => cell !== ''))
}

function timeNote(values: readonly Uint8Array[], order: DateOrder): string | null {
  const dates = new DateParser(order, false)
  const timed = values.some((value) => dates.parse(value, 0, value.length) !== NO_DATE && dates.hadTime)
  return timed ? 'The time of day is dropped.' : null
}

function testOf(type: ColumnType, style: NumberStyle, order: DateOrder, chosen: boolean): Test {
  if (type === 'text') return () => true
  if (type === 'boolean') return truthTest(chosen)
  if (type === 'date') return dateTest(new DateParser(order, chosen))
  const numbers = new NumberParser(style, chosen)
  const isNumber = numberTest(numbers)
  if (type === 'number') return isNumber
  return (bytes) => isNumber(bytes) && Math.abs(numbers.parse(bytes, 0, bytes.length)) <= Number.MAX_SAFE_INTEGER
}

function numberTest(numbers: NumberParser): Test {
  return (bytes) => !Number.isNaN(numbers.parse(bytes, 0, bytes.length)) || saysNan(bytes, 0, bytes.length)
}

function dateTest(dates: DateParser): Test {
  return (bytes) => dates.parse(bytes, 0, bytes.length) !== NO_DATE
}

function truthTest(chosen: boolean): Test {
  return (bytes) => parseTruth(bytes, 0, bytes.length, chosen) !== MISSING_STAGED
}

function share(values: readonly Uint8Array[], test: Test): number {
  if (values.length === 0) return 0
  let fitting = 0
  for (const value of values) if (test(value)) fitting++
  return fitting / values.length
}

/** Spaces only: other white space is text. */
export function trimSpaces(cell: string): string {
  return cell.startsWith(' ') || cell.endsWith(' ') ? cell.replace(/^ +| +$/g, '') : cell
}

function words(order: DateOrder): string {
  return order === 'day-first' ? 'day first' : 'month first'
}

function joined(first: string, second: string | null): string {
  return second === null ? first : `${first} ${second}`
}
