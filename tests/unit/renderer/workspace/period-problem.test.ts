import { expect, it } from 'vitest'
import { periodMonths, periodProblem } from '../../../../renderer/features/workspace/period-problem.ts'

it('refuses a start after the as-of date', () => {
  expect(periodProblem({ periodStart: '2025-10-01', asOf: '2025-09-30' })).toContain('earlier day')
  expect(periodProblem({ periodStart: '2024-10-01', asOf: '2025-09-30' })).toBeUndefined()
})

it('counts both ends of a year as twelve months', () => {
  expect(periodMonths('2024-10-01', '2025-09-30')).toBe(12)
  expect(periodMonths('2025-07-01', '2025-09-30')).toBe(3)
})
