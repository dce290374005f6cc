import { describe, expect, it } from 'vitest'
import { recipeScore, scoreOf } from '../../../../shared/recipe/score.ts'

describe('scores', () => {
  it('count the cut points that a value exceeds, up from 1 or down from 5; equal values are equal', () => {
    const cuts = [10, 20, 20, 40]
    const values = [null, 10, 11, 20, 21, 40, 41]
    expect(values.map((value) => scoreOf({ better: 'high', cuts }, value))).toEqual([null, 1, 2, 2, 4, 4, 5])
    expect(values.map((value) => scoreOf({ better: 'low', cuts }, value))).toEqual([null, 5, 4, 4, 2, 2, 1])
  })

  it('are refused with cut points that do not ascend', () => {
    const score = { part: 'other', name: 's', column: 'v', better: 'high', learned: null }
    expect(recipeScore.safeParse({ ...score, cuts: [1, 1, 2] }).success).toBe(true)
    expect(recipeScore.safeParse({ ...score, cuts: [2, 1] }).success).toBe(false)
    expect(recipeScore.safeParse({ ...score, cuts: [] }).success).toBe(false)
  })
})
