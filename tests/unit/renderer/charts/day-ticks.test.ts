import { describe, expect, it } from 'vitest'
import { dayTicks } from '../../../../renderer/charts/day-ticks.ts'
import { dayFromIso, isoFromDay } from '../../../../shared/rules/day.ts'

const ticks = (from: string, to: string, count: number): string[] =>
  dayTicks(dayFromIso(from), dayFromIso(to), count).map(isoFromDay)

describe('dayTicks', () => {
  it('stands on first days of months, evenly in the calendar', () => {
    expect(ticks('2024-01-15', '2024-05-02', 8)).toEqual(['2024-02-01', '2024-03-01', '2024-04-01', '2024-05-01'])
    expect(ticks('2019-03-04', '2025-09-30', 8)).toEqual([2020, 2021, 2022, 2023, 2024, 2025].map((y) => `${y}-01-01`))
    expect(ticks('2024-02-10', '2024-02-20', 8)).toEqual([])
  })
})
