import type { DecimalSign } from '../ports/source-reader.ts'
import { NumberParser, type NumberStyle, PLAIN_NUMBERS } from './parse-number.ts'

const LEAST_FIT = 0.95
const DOT = 46
const COMMA = 44
const SPACE = 32
const APOSTROPHE = 39

interface NamedStyle {
  readonly style: NumberStyle
  readonly note: string
  readonly commaDecimals: boolean
}

const COMMA_DECIMALS: NamedStyle = {
  style: { decimal: COMMA, thousands: DOT },
  note: 'Read as 1.234,56: commas before decimals, dots between thousands.',
  commaDecimals: true,
}
const STYLES: readonly NamedStyle[] = [
  {
    style: { decimal: DOT, thousands: COMMA },
    note: 'Read as 1,234.56: commas between thousands.',
    commaDecimals: false,
  },
  COMMA_DECIMALS,
  {
    style: { decimal: COMMA, thousands: SPACE },
    note: 'Read as 1 234,56: commas before decimals, spaces between thousands.',
    commaDecimals: true,
  },
  {
    style: { decimal: DOT, thousands: SPACE },
    note: 'Read as 1 234.56: spaces between thousands.',
    commaDecimals: false,
  },
  {
    style: { decimal: DOT, thousands: APOSTROPHE },
    note: 'Read as 1’234.56: apostrophes between thousands.',
    commaDecimals: false,
  },
]

/** How a column's numbers are written; `note` tells what is not plain. */
export interface NumberStyleGuess {
  readonly style: NumberStyle
  readonly note: string | null
}

/** The style that reads most of the sample, out of those with the decimal sign that a person chose. */
export function styleWith(decimalSign: DecimalSign, values: readonly Uint8Array[]): NumberStyleGuess {
  const isComma = decimalSign === ','
  const named = STYLES.filter(({ commaDecimals }) => commaDecimals === isComma).map(({ style }) => style)
  const styles = isComma ? named : [PLAIN_NUMBERS, ...named]
  const counts = styles.map((style) => countFitting(values, style))
  return { style: styles[counts.indexOf(Math.max(...counts))] ?? PLAIN_NUMBERS, note: null }
}

/** Plain numbers unless the sample's values agree on another style; what two styles could read follows the file. */
export function sniffNumberStyle(
  texts: readonly string[],
  values: readonly Uint8Array[],
  commaDecimals: boolean,
): NumberStyleGuess {
  const plain = { style: PLAIN_NUMBERS, note: null }
  const least = Math.max(1, values.length * LEAST_FIT)
  const fitting = (style: NumberStyle): number => countFitting(values, style)
  const plainly = fitting(PLAIN_NUMBERS)
  if (plainly >= least && commaDecimals && onlyGrouped(texts)) return COMMA_DECIMALS
  if (plainly === values.length) return plain
  let best: NamedStyle | null = null
  // Another style must read more than the plain one does.
  let most = plainly >= least ? plainly : 0
  for (const candidate of STYLES) {
    const count = fitting(candidate.style)
    const preferred =
      best !== null &&
      count === most &&
      candidate.commaDecimals === commaDecimals &&
      best.commaDecimals !== commaDecimals
    if (count < least || (count <= most && !preferred) || contradicts(values, candidate.style)) continue
    best = candidate
    most = count
  }
  return best ?? plain
}

/** Commas that can only stand before decimals: not followed by exactly three digits. */
export function hasCommaDecimals(texts: readonly string[]): boolean {
  const decimal = texts.filter((text) => /^-?(\d{1,3}(\.\d{3})+|\d+),(\d{1,2}|\d{4,})$/.test(text)).length
  return (
    decimal > 0 &&
    countFitting(
      texts.map((text) => Buffer.from(text)),
      COMMA_DECIMALS.style,
    ) >=
      texts.length * LEAST_FIT
  )
}

/** Dots occur, and each stands before exactly three digits: 1.613 beside 379 in a file of comma decimals. */
function onlyGrouped(texts: readonly string[]): boolean {
  const dotted = texts.filter((text) => text.includes('.'))
  return dotted.length > 0 && dotted.every((text) => /^-?[1-9]\d{0,2}(\.\d{3})+$/.test(text))
}

function contradicts(values: readonly Uint8Array[], style: NumberStyle): boolean {
  const own = new NumberParser(style, false)
  const plain = new NumberParser(PLAIN_NUMBERS, false)
  return values.some(
    (value) => Number.isNaN(own.parse(value, 0, value.length)) && !Number.isNaN(plain.parse(value, 0, value.length)),
  )
}

function countFitting(values: readonly Uint8Array[], style: NumberStyle): number {
  const parser = new NumberParser(style, false)
  let count = 0
  for (const value of values) if (!Number.isNaN(parser.parse(value, 0, value.length))) count++
  return count
}
