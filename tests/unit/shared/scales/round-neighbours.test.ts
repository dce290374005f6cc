import { expect, it } from 'vitest'
import { dayFromIso, isoFromDay } from '../../../../shared/rules/day.ts'
import { roundDays, roundNeighbours } from '../../../../shared/scales/round-neighbours.ts'

it.each([
  [15_234.7, 15_000, 16_000],
  [15_000, 14_000, 16_000],
  [7.3, 7, 8],
  [42, 41, 43],
  [0.123, 0.12, 0.13],
  [0, -1, 1],
  [-1830, -1900, -1800],
])('finds the round numbers next to %d', (value, below, above) => {
  expect(roundNeighbours(value)).toEqual([below, above])
})

it.each([
  ['2025-03-15', '2025-03-01', '2025-04-01'],
  ['2025-01-01', '2024-12-01', '2025-02-01'],
  ['2024-01-31', '2024-01-01', '2024-02-01'],
])('finds the months next to %s', (day, below, above) => {
  expect(roundDays(dayFromIso(day)).map(isoFromDay)).toEqual([below, above])
})
