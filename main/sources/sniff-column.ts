import type { ColumnType } from '../../shared/entities/column.ts'
import type { DateOrder, DecimalSign } from '../ports/source-reader.ts'
import { AmountUnits } from './amount-units.ts'
import { withoutCurrency } from './money-text.ts'
import { DateParser, NO_DATE } from './parse-date.ts'
import { NumberParser, type NumberStyle, saysNan } from './parse-number.ts'
import { parseTruth } from './parse-truth.ts'
import { joined, LEAST_FIT, presentTexts, share, trimSpaces, type ValueTest } from './sample-values.ts'
import { likelyMissing, likelyMissingNumbers, type MissingText, missingNote, missingTexts } from './sniff-missing.ts'
import { hasCommaDecimals, sniffNumberStyle, styleWith } from './sniff-number-style.ts'
import { dateTest, type OrderHints, sniffOrder } from './sniff-order.ts'
import { sniffUnits } from './sniff-units.ts'
import { MISSING_STAGED } from './staging.ts'

/** So many different whole numbers that are all days written as yyyymmdd are no chance. */
const LEAST_COMPACT_DAYS = 20

export interface ColumnHints extends OrderHints {
  /** Elsewhere in the file a comma stands before decimals. */
  readonly commaDecimals: boolean
  /** What a person said stands before decimals. */
  readonly decimalSign?: DecimalSign | undefined
  /** The texts that a person said are missing values; guessed where left out. */
  readonly missing?: readonly string[] | undefined
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
  /** What its amounts are of: "%", "€". */
  readonly unit?: string | undefined
  /** A text because its amounts are of several currencies. */
  readonly isMixed?: boolean
  /** Texts of the sample that are, or may be, missing values. */
  readonly missing: readonly MissingText[]
  fits(cell: string): boolean
}

type TypeGuess = Omit<ColumnGuess, 'missing'>

/**
 * Guesses how a column's cells are to be read, from a sample; blank cells say nothing. "NA" and its like are missing
 * where what is left is no text: among texts they may be values, such as a country's code.
 */
export function guessColumn(cells: readonly string[], hints: ColumnHints): ColumnGuess {
  const texts = cells.map(trimSpaces).filter((cell) => cell !== '')
  const without = (read: readonly string[]): ColumnGuess => {
    const guess = guessType(read.length === 0 ? texts : texts.filter((text) => !read.includes(text)), hints)
    const note = joined(missingNote(texts, read), guess.note)
    return { ...guess, note, missing: missingTexts(texts, read) }
  }
  if (hints.missing !== undefined) return without(hints.missing)
  const likely = likelyMissing(texts)
  const guess = without(likely)
  const isText = guess.type === 'text'
  const numbers =
    isText || guess.type === 'date' ? [] : likelyMissingNumbers(texts.filter((text) => !likely.includes(text)))
  if (isText && likely.length > 0) return without([])
  return numbers.length === 0 ? guess : without([...likely, ...numbers])
}

function guessType(texts: readonly string[], hints: ColumnHints): TypeGuess {
  const values = texts.map((text) => Buffer.from(text, 'utf8'))
  const isNumeric = hints.type === 'number' || hints.type === 'integer'
  const units = sniffUnits(texts)
  // "$90,000" is written as its digits are.
  const digits = isNumeric ? texts.map(withoutCurrency) : units.digits
  const amounts = isNumeric || units.hasAmounts ? digits.map((text) => Buffer.from(text, 'utf8')) : values
  const { decimalSign, commaDecimals } = hints
  const { style, note: styleNote } =
    decimalSign === undefined ? sniffNumberStyle(digits, amounts, commaDecimals) : styleWith(decimalSign, amounts)
  const order = sniffOrder(values, hints)
  const build = (type: ColumnType, note: string | null, isMixed = false): TypeGuess => {
    const unit = type === 'number' || type === 'integer' ? units.unit : undefined
    const test = testOf(type, style, order.order, hints.type !== undefined, unit)
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
      unit,
      isMixed,
      fits,
    }
  }
  if (hints.type !== undefined)
    return build(hints.type, hints.type === 'date' ? order.note : isNumeric && !units.isMixed ? units.note : null)
  if (values.length === 0) return build('text', 'The sample has no values.')
  if (share(values, truthTest(false)) >= LEAST_FIT) return build('boolean', null)
  const numbers = new NumberParser(style, false)
  const isNumber = numberTest(numbers)
  const numeric = amounts.filter(isNumber)
  const areNumbers = numeric.length >= values.length * LEAST_FIT
  if (areNumbers && units.isMixed) return build('text', units.note, true)
  if (areNumbers) return build(...numberType(digits, numeric, numbers, joined(units.note, styleNote)))
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

/** Whether a column's values prove that commas stand before decimals in this file. */
export function provesCommaDecimals(cells: readonly string[]): boolean {
  return hasCommaDecimals(presentTexts(cells))
}

function testOf(
  type: ColumnType,
  style: NumberStyle,
  order: DateOrder,
  chosen: boolean,
  unit: string | undefined,
): ValueTest {
  if (type === 'text') return () => true
  if (type === 'boolean') return truthTest(chosen)
  if (type === 'date') return dateTest(new DateParser(order, chosen))
  const numbers = new NumberParser(style, chosen, new AmountUnits(unit, chosen))
  const isNumber = numberTest(numbers)
  if (type === 'number') return isNumber
  return (bytes) => isNumber(bytes) && Math.abs(numbers.parse(bytes, 0, bytes.length)) <= Number.MAX_SAFE_INTEGER
}

function numberTest(numbers: NumberParser): ValueTest {
  return (bytes) => !Number.isNaN(numbers.parse(bytes, 0, bytes.length)) || saysNan(bytes, 0, bytes.length)
}

function truthTest(chosen: boolean): ValueTest {
  return (bytes) => parseTruth(bytes, 0, bytes.length, chosen) !== MISSING_STAGED
}
