import { dayFromIso, isoFromDay } from '../rules/day.ts'

/** The nearest round numbers below and above a number: two digits that count, whole numbers for small ones. */
export function roundNeighbours(value: number): readonly [number, number] {
  const size = Math.abs(value)
  const step = size >= 1 ? 10 ** Math.max(0, Math.floor(Math.log10(size)) - 1) : size > 0 ? roundStepBelowOne(size) : 1
  const below = Math.floor(value / step)
  const isRound = below * step === value
  return [tidy((isRound ? below - 1 : below) * step), tidy((below + 1) * step)]
}

/** The first days of the month that a day lies in and of the next; of the month before where it is a first day itself. */
export function roundDays(day: number): readonly [number, number] {
  const first = dayFromIso(`${isoFromDay(day).slice(0, 8)}01`)
  const next = dayFromIso(`${isoFromDay(first + 31).slice(0, 8)}01`)
  const below = first === day ? dayFromIso(`${isoFromDay(first - 1).slice(0, 8)}01`) : first
  return [below, next]
}

function roundStepBelowOne(size: number): number {
  return 10 ** (Math.floor(Math.log10(size)) - 1)
}

/** Without the last digits that a product of decimal fractions brings. */
function tidy(value: number): number {
  return Number(value.toPrecision(12)) + 0
}
