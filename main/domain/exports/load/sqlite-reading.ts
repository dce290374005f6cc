import { assertNever } from '../../../../shared/contract/assert-never.ts'
import type { ColumnReading, ColumnType } from '../../../../shared/entities/column.ts'
import { quoted } from '../sql-dialect.ts'
import { textReading, truthWords } from './text-reading.ts'

/*
 * SQLite has no patterns but GLOB and casts anything to a number. So a number is checked for its signs here and stored
 * as text in a column whose affinity turns well-formed ones into numbers; what stays a text is set to NULL afterwards.
 */

const CURRENCIES = ['€', '$', '£', '¥', '₹', '%', 'EUR', 'USD', 'GBP', 'CHF', 'JPY'] as const
const MOST_SAFE = Number.MAX_SAFE_INTEGER

/** An expression for what is stored of a text. */
export function sqliteReading(text: string, type: ColumnType, reading: ColumnReading): string {
  return textReading(text, type, reading, typed)
}

/** What a stored value becomes, or null where it stays. */
export function sqliteSettled(column: string, type: ColumnType): string | null {
  if (type !== 'number' && type !== 'integer') return null
  const isWhole = `abs(${column}) <= ${MOST_SAFE} AND CAST(${column} AS INTEGER) = ${column}`
  const fits = type === 'integer' ? isWhole : `abs(${column}) <= 1.7976931348623157e308`
  return `CASE WHEN typeof(${column}) IN ('integer', 'real') AND ${fits} THEN ${column} END`
}

function typed(text: string, type: Exclude<ColumnType, 'text'>, reading: ColumnReading): string {
  switch (type) {
    case 'number':
    case 'integer':
      return number(withoutUnit(text, reading.unit), reading)
    case 'date':
      return date(text, reading)
    case 'boolean': {
      const { yes, no } = truthWords(reading.chosen)
      return `CASE WHEN lower(${text}) IN (${yes}) THEN 1 WHEN lower(${text}) IN (${no}) THEN 0 END`
    }
    default:
      return assertNever(type)
  }
}

function withoutUnit(text: string, unit: string | undefined): string {
  const units = unit === undefined ? CURRENCIES : [unit]
  const bare = units.reduce((value, sign) => `replace(${value}, ${quoted(sign, "'")}, '')`, text)
  return `trim(${bare}, ' ' || char(160) || char(8239))`
}

function number(text: string, { chosen, decimal, thousands }: ColumnReading): string {
  const point = quoted(decimal, "'")
  const group = quoted(thousands, "'")
  const size = `ltrim(substr(${text}, 1, instr(${text} || ${point}, ${point}) - 1), '+-')`
  const rest = `substr(${text}, instr(${text} || ${point}, ${point}))`
  const ungrouped = thousands === '' ? text : `replace(${text}, ${group}, '')`
  const pointed = decimal === '.' ? ungrouped : `replace(${ungrouped}, ${point}, '.')`
  const isGrouped = `printf('%,d', CAST(replace(${size}, ${group}, '') AS INTEGER)) = replace(${size}, ${group}, ',')`
  const tests = [
    `${pointed} NOT GLOB '*[^0-9.eE+-]*'`,
    // A plus before more than seven digits is a telephone number.
    `${text} NOT GLOB '+${'[0-9]'.repeat(8)}*'`,
    ...(chosen ? [] : [`ltrim(${text}, '+-') NOT GLOB '0[0-9]*'`]),
    ...(decimal === '.' || thousands === '.' ? [] : [`instr(${text}, '.') = 0`]),
    ...(thousands === '' ? [] : [`(instr(${text}, ${group}) = 0 OR (instr(${rest}, ${group}) = 0 AND ${isGrouped}))`]),
  ]
  return `CASE WHEN ${tests.join(' AND ')} THEN ${pointed} END`
}

function date(text: string, { dateOrder, chosen }: ColumnReading): string {
  const day = `substr(${text}, 1, instr(replace(${text}, 'T', ' ') || ' ', ' ') - 1)`
  const time = `ltrim(substr(${text}, length(${day}) + 1), 'T ')`
  const dashed = `replace(replace(${day}, '/', '-'), '.', '-')`
  const first = `substr(${dashed}, 1, instr(${dashed}, '-') - 1)`
  const others = `substr(${dashed}, instr(${dashed}, '-') + 1)`
  const second = `substr(${others}, 1, instr(${others}, '-') - 1)`
  const third = `substr(${others}, instr(${others}, '-') + 1)`
  const isIso = dateOrder === 'iso'
  const year = isIso ? first : third
  const isMonthFirst = dateOrder === 'month-first'
  const month = isMonthFirst ? first : second
  const dayOfMonth = isIso ? third : isMonthFirst ? second : first
  const century = `CASE WHEN length(${year}) = 2 THEN CASE WHEN ${year} < '69' THEN '20' ELSE '19' END ELSE '' END`
  const full = chosen && !isIso ? `${century} || ${year}` : year
  const iso = `printf('%s-%02d-%02d', ${full}, ${month}, ${dayOfMonth})`
  const short = (part: string): string => `(${part} GLOB '[0-9]' OR ${part} GLOB '[0-9][0-9]')`
  const fits = [
    `${full} GLOB '[0-9][0-9][0-9][0-9]'`,
    short(month),
    short(dayOfMonth),
    `(${['-', '/', '.'].map((separator) => `length(${day}) - length(replace(${day}, '${separator}', '')) = 2`).join(' OR ')})`,
    `(${time} = '' OR ${time} GLOB '[0-9]:[0-9][0-9]*' OR ${time} GLOB '[0-9][0-9]:[0-9][0-9]*')`,
    isDay(iso),
  ]
  const compactIso = `substr(${text}, 1, 4) || '-' || substr(${text}, 5, 2) || '-' || substr(${text}, 7, 2)`
  const isCompact = `${text} GLOB '${'[0-9]'.repeat(8)}' AND ${isDay(compactIso)}`
  const compact = isIso ? ` WHEN ${isCompact} THEN ${compactIso}` : ''
  return `CASE WHEN ${fits.join(' AND ')} THEN ${iso}${compact} END`
}

/** SQLite takes the 30th of February for a day until it computes with it. */
function isDay(iso: string): string {
  return `date(${iso}, '+0 days') = ${iso}`
}
