/*
 * Numbers as people and programs write them:
 *
 *   number   = [sign] whole [decimal digits] [exponent]  |  [sign] decimal digits [exponent]
 *   whole    = digits  |  digit [digit] [digit] { thousands digit digit digit }
 *   exponent = ("e" | "E") [sign] digits
 *
 * No leading zeros before another digit (an identifier, not a number) unless a person said the column is a number;
 * no "+" before more than seven digits (a telephone number). A column that is one of numbers may have a currency beside
 * some of them: see money-text.ts.
 */
import { AmountUnits } from './amount-units.ts'
import { amountOf, withoutCurrency } from './money-text.ts'

export interface NumberStyle {
  /** Bytes; `thousands` 0 for none. */
  readonly decimal: number
  readonly thousands: number
}

export const PLAIN_NUMBERS: NumberStyle = { decimal: 46, thousands: 0 }

const MOST_EXACT_DIGITS = 15
const MOST_EXACT_POWER = 22
const POWERS = Array.from({ length: MOST_EXACT_POWER + 1 }, (_, power) => 10 ** power)
/** Longer than any double's exact decimal expansion needs to be. */
const MOST_BYTES = 800
const MOST_AMOUNT_BYTES = 60
const MINUS = 45
const PLUS = 43
const ZERO = 48
const SPACE = 32
const PERCENT_BYTE = 37

export class NumberParser {
  readonly #decimal: number
  readonly #thousands: number
  readonly #chosen: boolean
  readonly #units: AmountUnits | null
  /** Of the last text: written without decimal mark and exponent. */
  wholeText = false

  /** `chosen`: a person said that these are numbers; `units`: what may stand beside them, null for nothing. */
  constructor(
    style: NumberStyle,
    chosen: boolean,
    units: AmountUnits | null = chosen ? new AmountUnits(undefined, true) : null,
  ) {
    this.#decimal = style.decimal
    this.#thousands = style.thousands
    this.#chosen = chosen
    this.#units = units
  }

  /**
   * The double nearest to the text in bytes [start, end); NaN where it is no number or beyond a double. Up to 15 digits
   * and powers of ten up to 22 one operation rounds right (W. D. Clinger, 1990); the rest is left to Number().
   */
  parse(bytes: Uint8Array, start: number, end: number): number {
    const value = this.#plain(bytes, start, end)
    return this.#units !== null && Number.isNaN(value) ? this.#amount(bytes, start, end, this.#units) : value
  }

  #amount(bytes: Uint8Array, start: number, end: number, units: AmountUnits): number {
    if (end - start > MOST_AMOUNT_BYTES) return Number.NaN
    const beside = this.#besideUnit(bytes, start, end, units)
    if (!Number.isNaN(beside)) return beside
    const text = Buffer.from(bytes.subarray(start, end)).toString('utf8')
    const amount = amountOf(text)
    const number = units.isOpen ? withoutCurrency(text) : amount?.number
    if (number === undefined || number === text) return Number.NaN
    const plain = Buffer.from(number)
    const value = this.#plain(plain, 0, plain.length)
    return Number.isNaN(value) || units.takes(amount?.unit ?? '') ? value : Number.NaN
  }

  /** The usual case without a text made of it: the column's unit stands right behind or before the number. */
  #besideUnit(bytes: Uint8Array, start: number, end: number, units: AmountUnits): number {
    const unit = units.bytes
    if (unit.length === 0 || end - start <= unit.length) return Number.NaN
    let [first, last] = [start, end]
    if (holds(bytes, end - unit.length, unit)) last -= unit.length
    else if (unit[0] !== PERCENT_BYTE && holds(bytes, start, unit)) first += unit.length
    else return Number.NaN
    const room = last - first
    while (first < last && bytes[first] === SPACE) first++
    while (last > first && bytes[last - 1] === SPACE) last--
    // Letters stand apart from the digits: B2B 5EUR is no amount.
    if (last - first === room && isLetter(unit[0])) return Number.NaN
    const value = this.#plain(bytes, first, last)
    if (!Number.isNaN(value)) units.takeOwn()
    return value
  }

  #plain(bytes: Uint8Array, start: number, end: number): number {
    let at = start
    const sign = bytes[at]
    if (sign === MINUS || sign === PLUS) at++
    const wholeStart = at
    let mantissa = 0
    let digits = 0
    let groups = 0
    let groupStart = at
    for (; at < end; at++) {
      const digit = (bytes[at] as number) - ZERO
      if (digit >= 0 && digit <= 9) {
        mantissa = mantissa * 10 + digit
        if (mantissa !== 0) digits++
      } else if (bytes[at] === this.#thousands && this.#thousands !== 0) {
        const length = at - groupStart
        if (groups === 0 ? length < 1 || length > 3 : length !== 3) return Number.NaN
        groups++
        groupStart = at + 1
      } else break
    }
    if (groups > 0 && at - groupStart !== 3) return Number.NaN
    const wholeDigits = at - wholeStart
    if (wholeDigits > 1 && bytes[wholeStart] === ZERO && !this.#chosen) return Number.NaN
    this.wholeText = at === end
    let power = 0
    if (at < end && bytes[at] === this.#decimal) {
      const fractionStart = ++at
      for (; at < end; at++) {
        const digit = (bytes[at] as number) - ZERO
        if (digit < 0 || digit > 9) break
        mantissa = mantissa * 10 + digit
        if (mantissa !== 0) digits++
      }
      power = fractionStart - at
    }
    if (wholeDigits === 0 && power === 0) return Number.NaN
    if (sign === PLUS && wholeDigits > 7) return Number.NaN
    if (at < end || digits > MOST_EXACT_DIGITS || -power > MOST_EXACT_POWER) return this.#byText(bytes, start, at, end)
    const size = power === 0 ? mantissa : mantissa / (POWERS[-power] as number)
    return sign === MINUS ? -size : size
  }

  /** `at` is where the mantissa ended. */
  #byText(bytes: Uint8Array, start: number, at: number, end: number): number {
    if (end - start > MOST_BYTES) return Number.NaN
    let text = ''
    for (let index = start; index < end; index++) {
      const byte = bytes[index] as number
      if (byte === this.#thousands && byte !== 0 && index < at) continue
      text += String.fromCharCode(byte === this.#decimal && index < at ? 46 : byte)
    }
    if (at < end && !EXPONENT.test(text)) return Number.NaN
    const value = Number(text)
    return Number.isFinite(value) ? value : Number.NaN
  }
}

const EXPONENT = /^[+-]?[0-9.]+[eE][+-]?[0-9]{1,4}$/

function isLetter(byte = 0): boolean {
  return (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122)
}

function holds(bytes: Uint8Array, at: number, part: Uint8Array): boolean {
  for (let index = 0; index < part.length; index++) if (bytes[at + index] !== part[index]) return false
  return true
}

/** Whether bytes [start, end) say "nan" in any case. */
export function saysNan(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start !== 3) return false
  const lower = (index: number): number => (bytes[start + index] ?? 0) | 32
  return lower(0) === 110 && lower(1) === 97 && lower(2) === 110
}
