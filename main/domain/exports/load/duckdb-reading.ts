import { assertNever } from '../../../../shared/contract/assert-never.ts'
import type { ColumnReading, ColumnType } from '../../../../shared/entities/column.ts'
import { quoted } from '../sql-dialect.ts'
import { textReading, truthWords } from './text-reading.ts'

const NUMBER = /[.*+?^${}()|[\]\\]/g
const SPACES = '[\\s\\x{A0}\\x{202F}]*'
const MOST_SAFE = Number.MAX_SAFE_INTEGER

/** An expression that turns a text into a value as the workbench did; NULL where it was missing or did not fit. */
export function duckdbReading(text: string, type: ColumnType, reading: ColumnReading): string {
  return textReading(text, type, reading, typed)
}

function typed(text: string, type: Exclude<ColumnType, 'text'>, reading: ColumnReading): string {
  switch (type) {
    case 'number':
      return number(text, reading)
    case 'integer':
      return whole(number(text, reading))
    case 'date':
      return date(text, reading)
    case 'boolean':
      return truth(text, reading)
    default:
      return assertNever(type)
  }
}

function number(text: string, reading: ColumnReading): string {
  const plain = plainNumber(text, reading)
  const pattern = quoted(`^${amountPattern(reading.unit)}$`, "'")
  const group = (index: number): string => `regexp_extract(${text}, ${pattern}, ${index})`
  const signs = `${group(1)} || ${group(2)} || ${group(3)}`
  const fits = `length(${signs}) < 2 AND (${group(1)} = '') = (${group(5)} = '')`
  const amount = `CASE WHEN ${fits} THEN CASE WHEN ${signs} = '' THEN '' ELSE '-' END || ${group(4)} END`
  return `coalesce(${plain}, ${plainNumber(amount, reading)})`
}

/**
 * The parts of an amount (see money-text.ts) in RE2; its signs are groups 1 to 3, its number is group 4. A unit is the
 * only one that may stand with it.
 */
function amountPattern(unit: string | undefined): string {
  const own = unit?.replace(NUMBER, '\\$&')
  // A boundary is one of ASCII: none stands behind č.
  const [begins, ends] = [/^[a-z]/i.test(own ?? '') ? '\\b' : '', /[a-z]$/i.test(own ?? '') ? '\\b' : '']
  const before = own === undefined ? '[A-Z]{0,3}\\p{Sc}|(?:(?:[A-Z]{3}|kr|Ft)\\b|zł|Kč)' : `${own}${ends}`
  const after = own === undefined ? '[A-Z]{0,3}\\p{Sc}|%|\\b(?:[A-Z]{3}|kr|zł|Kč|Ft)' : `${begins}${own}`
  const currency = unit === '%' ? '' : `(?:${before})?${SPACES}`
  const number = '([0-9].*?|[.,][0-9].*?)'
  return `(\\()?${SPACES}([-−])?${SPACES}${currency}([-−])?${SPACES}${number}${SPACES}(?:${after})?${SPACES}(\\))?`
}

function plainNumber(text: string, { chosen, decimal, thousands }: ColumnReading): string {
  const sign = (character: string): string => character.replace(NUMBER, '\\$&')
  const digits = chosen ? '[0-9]+' : '(0|[1-9][0-9]*)'
  const grouped = `${chosen ? '[0-9]' : '[1-9]'}[0-9]{0,2}(${sign(thousands)}[0-9]{3})+`
  const size = thousands === '' ? digits : `(${digits}|${grouped})`
  const pattern = `[+-]?(${size}(${sign(decimal)}[0-9]*)?|${sign(decimal)}[0-9]+)([eE][+-]?[0-9]{1,4})?`
  const fits = `regexp_full_match(${text}, ${quoted(pattern, "'")})`
  // A plus before more than seven digits is a telephone number.
  const dialled = `regexp_matches(${text}, ${quoted(`^\\+[0-9${sign(thousands)}]{8}`, "'")})`
  const ungrouped = thousands === '' ? text : `replace(${text}, ${quoted(thousands, "'")}, '')`
  const pointed = decimal === '.' ? ungrouped : `replace(${ungrouped}, ${quoted(decimal, "'")}, '.')`
  const value = `TRY_CAST(${pointed} AS DOUBLE)`
  return `CASE WHEN ${fits} AND NOT ${dialled} AND isfinite(${value}) THEN ${value} END`
}

function whole(number: string): string {
  return `CAST(CASE WHEN abs(${number}) <= ${MOST_SAFE} AND trunc(${number}) = ${number} THEN ${number} END AS BIGINT)`
}

const TIME =
  '([T ] ?[0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.,][0-9]{1,9})?)? ?([AaPp][Mm])? ?(Z|[A-Z]{3}|[+-][0-9]{2}(:?[0-9]{2})?)?)?'

function date(text: string, { dateOrder, chosen }: ColumnReading): string {
  const isIso = dateOrder === 'iso'
  const year = chosen && !isIso ? '([0-9]{4}|[0-9]{2})' : '([0-9]{4})'
  const short = '([0-9]{1,2})'
  const form = (separator: string): string =>
    (isIso ? [year, short, short] : [short, short, year]).join(`[${separator}]`) + TIME
  const [y, m, d] = { iso: [1, 2, 3], 'day-first': [3, 2, 1], 'month-first': [3, 1, 2] }[dateOrder]
  const days = ['-', '/', '.'].map((separator) => {
    const pattern = quoted(`^${form(separator)}$`, "'")
    const part = (index: number | undefined): string => `regexp_extract(${text}, ${pattern}, ${index})`
    const full = chosen && !isIso ? wholeYear(part(y)) : part(y)
    return `CASE WHEN regexp_matches(${text}, ${pattern}) THEN TRY_CAST(${full} || '-' || ${part(m)} || '-' || ${part(d)} AS DATE) END`
  })
  const compact = isIso
    ? [`CASE WHEN regexp_full_match(${text}, '[0-9]{8}') THEN CAST(TRY_STRPTIME(${text}, '%Y%m%d') AS DATE) END`]
    : []
  return `coalesce(${[...days, ...compact].join(', ')})`
}

/** The century of a year of two digits, as POSIX has it for %y. */
function wholeYear(year: string): string {
  const century = `CASE WHEN ${year} < '69' THEN '20' ELSE '19' END`
  return `CASE WHEN length(${year}) = 2 THEN ${century} || ${year} ELSE ${year} END`
}

function truth(text: string, { chosen }: ColumnReading): string {
  const { yes, no } = truthWords(chosen)
  return `CASE WHEN lower(${text}) IN (${yes}) THEN TRUE WHEN lower(${text}) IN (${no}) THEN FALSE END`
}
