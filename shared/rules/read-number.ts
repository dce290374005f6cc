import { daysInMonth, isIsoDay } from './day.ts'
import { printNumber } from './print-name.ts'
import { type Problem, problemAt, type Range, shortened } from './problem.ts'

/*
 * What a rule's text may hold where a digit stands: number = [ "-" ] digits [ "." digits ] [ "e" [ sign ] digits ],
 * with digits before or after the point, or date = yyyy-mm-dd. Everything else is refused with what was likely meant.
 */
export type NumberReading =
  | { readonly type: 'number'; readonly value: number; readonly problem: Problem | null }
  | { readonly type: 'date'; readonly value: string; readonly problem: Problem | null }

const NUMBER = /^-?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?$/
const DATE = /^\d{4}-\d{2}-\d{2}$/
const LOOSE_DATE = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/
const DAY_FIRST = /^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}$/
const GROUPED = /^[+-]?\d{1,3}(?:['’_]\d{3})+(?:\.\d+)?$/
const WITH_WORD = /^([+-]?[\d.]+)(\p{L}+)$/u
const MULTIPLES: ReadonlyMap<string, number> = new Map([
  ['k', 1e3],
  ['m', 1e6],
  ['mio', 1e6],
  ['bn', 1e9],
])
const LONGEST_NUMBER = 400

/** Reads a stretch of text that begins like a number; a refused one still has a value, so that reading can go on. */
export function readNumber(raw: string, place: Range): NumberReading {
  const plain = raw.replace(/[−–]/g, '-')
  if (DATE.test(plain)) return { type: 'date', value: plain, problem: dateProblem(plain, raw, place) }
  if (LOOSE_DATE.test(plain) || DAY_FIRST.test(plain)) return looseDate(plain, raw, place)
  if (!NUMBER.test(plain)) return { type: 'number', value: 0, problem: malformed(plain, raw, place) }
  const value = Number(plain)
  const problem = sizeProblem(plain, value, place)
  if (problem === null && plain !== raw) {
    return {
      type: 'number',
      value,
      problem: problemAt(place, 'A minus is written with a hyphen.', { replacement: plain }),
    }
  }
  return { type: 'number', value: value === 0 ? 0 : value, problem }
}

function dateProblem(iso: string, raw: string, place: Range): Problem | null {
  if (isIsoDay(iso))
    return raw === iso ? null : problemAt(place, 'A date is written with hyphens.', { replacement: iso })
  const [year, month, day] = [Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), Number(iso.slice(8))]
  const message = `${iso} is not a day of the calendar`
  if (month < 1 || month > 12) return problemAt(place, `${message}: months are 01 to 12.`)
  const last = daysInMonth(year, month)
  const nearest = `${iso.slice(0, 8)}${day < 1 ? '01' : last}`
  return problemAt(place, `${message}: ${iso.slice(0, 7)} has ${last} days.`, { replacement: nearest })
}

function looseDate(plain: string, raw: string, place: Range): NumberReading {
  const parts = LOOSE_DATE.exec(plain)
  const iso = parts === null ? null : `${parts[1]}-${parts[2]?.padStart(2, '0')}-${parts[3]?.padStart(2, '0')}`
  const message = `The date ${raw} is not written as yyyy-mm-dd.`
  if (iso !== null && isIsoDay(iso)) {
    return { type: 'date', value: iso, problem: problemAt(place, message, { replacement: iso }) }
  }
  const suggestion = 'Write the year, the month and the day, such as 2025-01-31.'
  return { type: 'date', value: '1970-01-01', problem: problemAt(place, message, { suggestion }) }
}

function malformed(plain: string, raw: string, place: Range): Problem {
  if (GROUPED.test(plain)) {
    const digits = plain.replace(/['’_+]/g, '')
    return problemAt(place, `The number ${shortened(raw)} has separators between its thousands.`, {
      replacement: digits,
    })
  }
  if (plain.startsWith('+') && NUMBER.test(plain.slice(1))) {
    return problemAt(place, 'A positive number has no sign.', { replacement: plain.slice(1) })
  }
  if (plain.endsWith('%')) {
    return problemAt(place, `${shortened(raw)} is not a number.`, {
      suggestion: 'Write a share as a decimal, such as 0.1 for 10 %.',
    })
  }
  const message = `${shortened(raw)} is not a number.`
  const replacement = withWord(plain)
  if (replacement !== null) return problemAt(place, message, { replacement })
  const named = /[\p{L}_]/u.test(raw)
  return problemAt(place, message, {
    suggestion: named ? `A column whose name starts with a digit is written in brackets: [${shortened(raw)}].` : null,
  })
}

/** "50k" is 50000; null where the word is no multiple. */
function withWord(plain: string): string | null {
  const [, digits = '', word = ''] = WITH_WORD.exec(plain) ?? []
  if (!NUMBER.test(digits)) return null
  const multiple = MULTIPLES.get(word.toLowerCase())
  return multiple === undefined ? null : printNumber(Number((Number(digits) * multiple).toPrecision(15)))
}

function sizeProblem(plain: string, value: number, place: Range): Problem | null {
  const shown = shortened(plain)
  if (plain.length > LONGEST_NUMBER)
    return problemAt(place, `The number ${shown} has more than ${LONGEST_NUMBER} characters.`)
  if (!Number.isFinite(value)) return problemAt(place, `The number ${shown} is too large.`)
  if (value === 0 && /^-?[0.]*[1-9]/.test(plain)) {
    return problemAt(place, `The number ${shown} is too small to tell from 0.`, { replacement: '0' })
  }
  if (Number.isSafeInteger(value) || !Number.isInteger(value)) return null
  const exact = integerOf(plain)
  if (exact === null || exact === BigInt(value)) return null
  const message = `The number ${shown} is beyond 2^53 and cannot be held exactly; the nearest that can is ${printNumber(value)}.`
  return problemAt(place, message, { replacement: printNumber(value) })
}

/** The whole number that a decimal denotes, or null where it has a fraction. */
function integerOf(plain: string): bigint | null {
  const [mantissa = '', exponent = '0'] = plain.toLowerCase().split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  const digits = `${whole}${fraction.replace(/0+$/, '')}`
  const shift = Number(exponent) - fraction.replace(/0+$/, '').length
  if (shift >= 0) return BigInt(digits) * 10n ** BigInt(shift)
  const cut = digits.length + shift
  return /^0*$/.test(digits.slice(cut)) ? BigInt(digits.slice(0, cut)) : null
}
