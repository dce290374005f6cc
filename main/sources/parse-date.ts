/*
 * Calendar days:
 *
 *   iso         = year sep month sep day [time]  |  yyyymmdd
 *   day-first   = day sep month sep year [time]
 *   month-first = month sep day sep year [time]
 *   sep         = "-" | "/" | "."     the same twice
 *   year        = four digits, or two where a person said the column is a date; day, month = one or two
 *   time        = ("T" | " ") hours ":" minutes [":" seconds] [AM | PM] [zone]
 */
import type { DateOrder } from '../ports/source-reader.ts'

export const NO_DATE = -(2 ** 31)

const DAYS_BEFORE_1970 = 719_468
const MOST_TIME_BYTES = 40
const MOST_MONTHS = 12

export class DateParser {
  readonly #order: DateOrder
  readonly #chosen: boolean
  /** Of the last date: a time of day stood after it. */
  hadTime = false
  /** Of the last date: it makes no sense with day and month the other way round. */
  onlySo = false

  /** @param chosen a person said that the column is a date: forms that could be something else are read too */
  constructor(order: DateOrder, chosen: boolean) {
    this.#order = order
    this.#chosen = chosen
  }

  /** Days since 1970-01-01 in the proleptic Gregorian calendar, or NO_DATE. */
  parse(bytes: Uint8Array, start: number, end: number): number {
    const first = digitsFrom(bytes, start, end)
    const separator = bytes[first]
    if (first === end && first - start === 8 && this.#order === 'iso') return compactDay(bytes, start)
    if (first >= end || (separator !== 45 && separator !== 47 && separator !== 46)) return NO_DATE
    const second = digitsFrom(bytes, first + 1, end)
    if (second >= end || bytes[second] !== separator) return NO_DATE
    const third = digitsFrom(bytes, second + 1, end)
    this.hadTime = third < end
    if (this.hadTime && !isTime(bytes, third, end)) return NO_DATE
    const a = first - start
    const b = second - first - 1
    const c = third - second - 1
    const isIso = this.#order === 'iso'
    const yearDigits = isIso ? a : c
    const otherDigits = isIso ? c : a
    if (b < 1 || b > 2 || otherDigits < 1 || otherDigits > 2) return NO_DATE
    const isShort = yearDigits === 2 && this.#chosen && !isIso
    if (yearDigits !== 4 && !isShort) return NO_DATE
    const one = numberOf(bytes, start, first)
    const two = numberOf(bytes, first + 1, second)
    this.onlySo = isIso || one > MOST_MONTHS || two > MOST_MONTHS
    const three = numberOf(bytes, second + 1, third)
    if (isIso) return dayNumber(one, two, three)
    const year = isShort ? wholeYear(three) : three
    return this.#order === 'day-first' ? dayNumber(year, two, one) : dayNumber(year, one, two)
  }
}

/** The century of a year of two digits, as POSIX has it for %y: 69 to 99 are of the 20th, 00 to 68 of the 21st. */
function wholeYear(year: number): number {
  return year < 69 ? 2000 + year : 1900 + year
}

/** Days since 1970-01-01, or NO_DATE where there is no such day. After Howard Hinnant, "days_from_civil" (2014). */
export function dayNumber(year: number, month: number, day: number): number {
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return NO_DATE
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - DAYS_BEFORE_1970
}

function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
}

function compactDay(bytes: Uint8Array, start: number): number {
  const year = numberOf(bytes, start, start + 4)
  return dayNumber(year, numberOf(bytes, start + 4, start + 6), numberOf(bytes, start + 6, start + 8))
}

function digitsFrom(bytes: Uint8Array, start: number, end: number): number {
  let at = start
  while (at < end && isDigit(bytes[at] as number)) at++
  return at
}

function numberOf(bytes: Uint8Array, start: number, end: number): number {
  let value = 0
  for (let at = start; at < end; at++) value = value * 10 + (bytes[at] as number) - 48
  return value
}

function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57
}

const TIME = /^[T ] ?\d{1,2}:\d{2}(:\d{2}([.,]\d{1,9})?)? ?([AaPp][Mm])? ?(Z|[A-Z]{3}|[+-]\d{2}(:?\d{2})?)?$/

function isTime(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > MOST_TIME_BYTES) return false
  return TIME.test(String.fromCharCode(...bytes.subarray(start, end)))
}
