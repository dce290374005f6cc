import { formatDay } from './format-time.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const

/** 2025-09-30, 2025/9/30. */
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/
/** 30/9/2025, 30.9.2025, 30-09-2025: the day stands first, as in every date on screen. */
const DAY_FIRST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/
/** 30 Sep 2025, 30 September 2025, 30. sept 2025. */
const NAMED = /^(\d{1,2})\.?[ -]([a-z]{3,9})\.?,?[ -](\d{4})$/
/** Sep 30, 2025. */
const NAMED_FIRST = /^([a-z]{3,9})\.? (\d{1,2}),? (\d{4})$/

/** The ISO day that a person wrote; null where it is no day of the calendar. */
export function readDay(written: string): string | null {
  const text = written.trim().toLowerCase().replace(/\s+/g, ' ')
  const [, year, month, day] =
    YEAR_FIRST.exec(text) ??
    reordered(DAY_FIRST.exec(text), [3, 2, 1]) ??
    reordered(NAMED.exec(text), [3, 2, 1]) ??
    reordered(NAMED_FIRST.exec(text), [3, 1, 2]) ??
    []
  if (year === undefined || month === undefined || day === undefined) return null
  return isoDay(Number(year), /^\d/.test(month) ? Number(month) : monthOf(month), Number(day))
}

/** The day that a person wrote, as days are shown; a text that is no day stays as it is. */
export function rewriteDay(written: string): string {
  const day = readDay(written)
  return day === null ? written : formatDay(day)
}

function reordered(match: RegExpExecArray | null, order: readonly number[]): readonly (string | undefined)[] | null {
  return match && ['', ...order.map((part) => match[part])]
}

/** 1..12 for a name's beginning of three letters or more; 0 for a word that is no month. */
function monthOf(name: string): number {
  const full = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' })
  const index = MONTHS.findIndex((short) => name.startsWith(short))
  const month = full.format(Date.UTC(2000, index, 1)).toLowerCase()
  return index >= 0 && (month.startsWith(name) || name === 'sept') ? index + 1 : 0
}

function isoDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isReal ? date.toISOString().slice(0, 10) : null
}
