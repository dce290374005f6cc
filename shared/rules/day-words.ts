import { dayFromIso, isoFromDay } from './day.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** A day in a sentence: "2 Mar 2025". */
export function dayInWords(day: string | number): string {
  const iso = isoFromDay(typeof day === 'string' ? dayFromIso(day) : day)
  const month = MONTHS[Number(iso.slice(-5, -3)) - 1] ?? ''
  return `${Number(iso.slice(-2))} ${month} ${Number(iso.slice(0, -6))}`
}
