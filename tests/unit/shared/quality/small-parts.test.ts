import { describe, expect, it } from 'vitest'
import { withheldParts } from '../../../../shared/quality/small-parts.ts'

const LEAST = 10
const of = (...lines: readonly (readonly [part: number, whole: number, isHidden?: boolean])[]) =>
  withheldParts(
    lines.map(([part, whole, isHidden = false]) => ({ part, whole, isHidden })),
    LEAST,
  )

describe('parts of few units within lines whose total is shown', () => {
  it('take the part of another line with them, the next larger first and none of nobody', () => {
    expect(of([3, 100], [40, 300], [20, 200], [0, 50])).toEqual([true, false, true, false])
    expect(of([3, 100], [0, 50], [12, 12])).toEqual([true, false, true])
  })

  it('are as telling where all but few of a line are in them', () => {
    expect(of([97, 100], [20, 200], [60, 300])).toEqual([true, true, false])
    expect(of([100, 100], [0, 50], [20, 40])).toEqual([false, false, false])
  })

  it('of lines that are withheld are no small group together', () => {
    expect(of([1, 4, true], [2, 60, true], [20, 200], [30, 300])).toEqual([true, true, true, false])
    expect(of([0, 4, true], [0, 60, true], [20, 200])).toEqual([true, true, false])
  })

  it('take nobody with them where the total is few itself, which is withheld then', () => {
    expect(of([3, 100], [0, 200], [4, 300])).toEqual([true, false, true])
  })
})
