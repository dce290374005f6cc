/*
 * Days as a workbook counts them (ECMA-376 part 1, 18.17.4.1):
 *
 *   1900 system   1 is 1900-01-01; 60 is 1900-02-29, a day that never was and that Lotus 1-2-3 believed in
 *   1904 system   0 is 1904-01-01
 *
 * The fraction of a serial is the time of day.
 */

const SECONDS_A_DAY = 86_400
const MS_A_DAY = 86_400_000
/** 1899-12-30 and 1904-01-01 as days from 1970-01-01. */
const EPOCH_1900 = -25_569
const EPOCH_1904 = -24_107
const LEAP_DAY_THAT_NEVER_WAS = 60
/** 9999-12-31, the last day that Excel shows. */
const LAST_1900 = 2_958_465
const LAST_1904 = 2_957_003

/**
 * A serial as text: "2024-03-01", with "2024-03-01 14:30:00" where it has a time of day; "14:30:00" for a time alone
 * (a serial below 1 in the 1900 system). The day that never was comes as "1900-02-29", which no reader takes for a day.
 * Null for what is no day at all.
 */
export function serialText(serial: number, is1904: boolean): string | null {
  const { day, seconds } = split(serial)
  if (day < 0 || day > (is1904 ? LAST_1904 : LAST_1900)) return null
  if (day === 0 && !is1904) return timeText(seconds)
  const date = is1904 ? isoDay(day + EPOCH_1904) : dayText1900(day)
  return seconds === 0 ? date : `${date} ${timeText(seconds)}`
}

/** A serial as a time or a length of time: 1.5 is "36:00:00"; below nothing "-01:30:00". */
export function durationText(serial: number): string {
  const { day, seconds } = split(Math.abs(serial))
  return `${serial < 0 ? '-' : ''}${timeText(day * SECONDS_A_DAY + seconds)}`
}

function dayText1900(day: number): string {
  if (day === LEAP_DAY_THAT_NEVER_WAS) return '1900-02-29'
  return isoDay(day + EPOCH_1900 + (day < LEAP_DAY_THAT_NEVER_WAS ? 1 : 0))
}

/** Whole days and seconds, rounded to the second: 0.9999999 of a day is the next one. */
function split(serial: number): { readonly day: number; readonly seconds: number } {
  const day = Math.floor(serial)
  const seconds = Math.round((serial - day) * SECONDS_A_DAY)
  return seconds === SECONDS_A_DAY ? { day: day + 1, seconds: 0 } : { day, seconds }
}

function timeText(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return parts.map((part) => String(part).padStart(2, '0')).join(':')
}

function isoDay(daysFrom1970: number): string {
  return new Date(daysFrom1970 * MS_A_DAY).toISOString().slice(0, 10)
}
