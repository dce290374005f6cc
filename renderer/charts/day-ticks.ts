import { isoFromDay } from '../../shared/rules/day.ts'

/** Months between ticks, the finest first. */
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200] as const

/** First days of months from low to high (days since 1970-01-01), at most `count`, evenly spaced in the calendar. */
export function dayTicks(low: number, high: number, count: number): readonly number[] {
  const months = monthOf(high) - monthOf(low) + 1
  const step = MONTH_STEPS.find((candidate) => months / candidate <= count) ?? 1200
  const ticks: number[] = []
  for (let month = Math.ceil(monthOf(low) / step) * step; month <= monthOf(high); month += step) {
    const day = dayOfMonth(month)
    if (day >= low && day <= high) ticks.push(day)
  }
  return ticks
}

/** Months since year 0. */
function monthOf(day: number): number {
  const [year, month] = isoFromDay(Math.floor(day)).split('-')
  return Number(year) * 12 + Number(month) - 1
}

function dayOfMonth(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12, 1) / 86_400_000
}
