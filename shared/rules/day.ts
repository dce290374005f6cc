import { AppError } from '../contract/app-error.ts'

/*
 * Calendar days without zone, counted from 1970-01-01 in the proleptic Gregorian calendar. The arithmetic is Howard
 * Hinnant's days_from_civil and civil_from_days ("chrono-Compatible Low-Level Date Algorithms", 2021): it counts
 * years from March, so that the leap day is the last day of its year. `Date` is avoided: it reads years 0 to 99 as 1900s.
 */
const DAYS_PER_ERA = 146_097
const DAYS_TO_EPOCH = 719_468
const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/

/** The number of days in a month; `month` counts from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Whether a text is a day of the calendar written yyyy-mm-dd, years 0000 to 9999. */
export function isIsoDay(text: string): boolean {
  const match = ISO_DAY.exec(text)
  if (match === null) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** Days from 1970-01-01 to a day written yyyy-mm-dd; AppError 'bad-request' for anything else. */
export function dayFromIso(iso: string): number {
  if (!isIsoDay(iso)) {
    throw new AppError('bad-request', `“${iso}” is not a day of the calendar.`, {
      remedy: 'Write the day as yyyy-mm-dd.',
    })
  }
  const month = Number(iso.slice(5, 7))
  const year = Number(iso.slice(0, 4)) - (month <= 2 ? 1 : 0)
  const era = Math.floor(year / 400)
  const yearOfEra = year - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + Number(iso.slice(8, 10)) - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * DAYS_PER_ERA + dayOfEra - DAYS_TO_EPOCH
}

/** The day written yyyy-mm-dd; years outside 0000 to 9999 carry a sign and six digits, as ISO 8601 has it. */
export function isoFromDay(day: number): string {
  const shifted = Math.floor(day) + DAYS_TO_EPOCH
  const era = Math.floor(shifted / DAYS_PER_ERA)
  const dayOfEra = shifted - era * DAYS_PER_ERA
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = monthFromMarch + (monthFromMarch < 10 ? 3 : -9)
  const dayOfMonth = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  return `${isoYear(yearOfEra + era * 400 + (month <= 2 ? 1 : 0))}-${padded(month, 2)}-${padded(dayOfMonth, 2)}`
}

function isoYear(year: number): string {
  if (year >= 0 && year <= 9999) return padded(year, 4)
  return `${year < 0 ? '-' : '+'}${padded(Math.abs(year), 6)}`
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0')
}
