import { expect, it } from 'vitest'
import { comparedRows } from '../../../../renderer/features/data/as-of/compared-rows.ts'

it('a comparison is copied in full figures: means, days as dates, and the shares of the value that moved most', () => {
  const then = (mean: number | null, missingShare = 0) => ({ mean, median: null, distinct: 3, missingShare })
  const rows = comparedRows({
    ...{ from: { asOf: '2025-01-31', units: 2 }, to: { asOf: '2025-02-28', units: 3 } },
    ...{ stayed: 2, added: 1, left: 0, isSameRecipe: true },
    columns: [
      { name: 'revenue', type: 'number', from: then(1 / 3), to: then(0.5, 0.25), moved: null },
      { name: 'since', type: 'date', from: then(20_000.4), to: then(20_001), moved: null },
      { name: 'region', type: 'text', from: then(null), to: then(null), moved: { value: 'north', from: 0.1, to: 0.2 } },
      { name: 'new', type: 'number', from: null, to: then(7), moved: null },
    ],
  })
  expect(rows.slice(1)).toEqual([
    ['revenue', 'mean', '0.3333333333333333', '0.5', '0', '0.25'],
    ['since', 'mean', '2024-10-04', '2024-10-05', '0', '0'],
    ['region', 'north', '0.1', '0.2', '0', '0'],
    ['new', 'mean', '', '7', '', '0'],
  ])
})
