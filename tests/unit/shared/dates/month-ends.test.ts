import { expect, it } from 'vitest'
import { monthEnds } from '../../../../shared/dates/month-ends.ts'

it('month ends are counted from one day to another, both included', () => {
  expect(monthEnds('2023-12-31', '2024-03-30', 'month')).toEqual(['2023-12-31', '2024-01-31', '2024-02-29'])
  expect(monthEnds('2024-01-15', '2024-12-31', 'quarter')).toEqual([
    '2024-03-31',
    '2024-06-30',
    '2024-09-30',
    '2024-12-31',
  ])
  expect(monthEnds('2022-01-01', '2024-06-30', 'year')).toEqual(['2022-12-31', '2023-12-31'])
})

it('there are none where the days are the wrong way round or no end lies between them', () => {
  expect(monthEnds('2024-06-30', '2024-01-01', 'month')).toEqual([])
  expect(monthEnds('2024-06-01', '2024-06-29', 'month')).toEqual([])
})
