import { expect, it } from 'vitest'
import { readCuts } from '../../../../renderer/features/recipe/scores/read-cuts.ts'

it('cut points are read as they are written: with thousands, decimals and a true minus', () => {
  expect(readCuts('−1.5; 30; 1,200.25;')).toEqual([-1.5, 30, 1200.25])
  expect(readCuts('')).toEqual([])
  expect(readCuts('30; many')).toEqual([30, Number.NaN])
})
