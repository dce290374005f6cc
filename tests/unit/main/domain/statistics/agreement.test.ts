import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  adjustedMutualInformation,
  adjustedRand,
  type PairCounts,
} from '../../../../../main/domain/statistics/agreement.ts'

/** The counts of pairs of two lists of classes. */
function crossed(a: readonly number[], b: readonly number[]): PairCounts {
  const [rows, columns] = [Math.max(...a) + 1, Math.max(...b) + 1]
  const counts = new Array<number>(rows * columns).fill(0)
  for (const [at, row] of a.entries()) counts[row * columns + b[at]!]! += 1
  return { counts, rows, columns }
}

const table = (rows: readonly (readonly number[])[]): PairCounts => ({
  counts: rows.flat(),
  rows: rows.length,
  columns: rows[0]!.length,
})

describe('agreement of two divisions', () => {
  it.each([
    // The examples of scikit-learn's documentation of adjusted_rand_score and adjusted_mutual_info_score, and labels in
    // wide use with both functions' printed answers.
    [[0, 0, 1, 1], [0, 0, 1, 1], 1, 1],
    [[0, 0, 1, 1], [1, 1, 0, 0], 1, 1],
    [[0, 0, 0, 0], [0, 1, 2, 3], 0, 0],
    [[0, 0, 1, 2], [0, 0, 1, 1], 0.5714285714285714, null],
    [[0, 0, 1, 1], [0, 1, 0, 1], -0.5, null],
    [[0, 0, 0, 1, 1, 1], [0, 0, 1, 1, 2, 2], 0.24242424242424246, null],
    [[0, 1, 2, 0, 3, 4, 5, 1], [1, 1, 0, 0, 2, 2, 2, 2], -0.12903225806451613, null],
    // The labels of scikit-learn's own test of the index (test_supervised.py): 0.27821 there.
    [
      [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2],
      [0, 0, 0, 0, 1, 0, 1, 1, 1, 1, 2, 0, 2, 2, 2, 1, 1],
      0.26694045174537984,
      0.2782096465726981,
    ],
  ])('%j and %j have the published indices', (a, b, rand, information) => {
    expect(adjustedRand(crossed(a, b))).toBeCloseTo(rand, 12)
    if (information !== null) expect(adjustedMutualInformation(crossed(a, b))).toBeCloseTo(information, 12)
  })

  it('of larger counts is as numpy and scipy work it out from the definitions (gammaln, every count summed)', () => {
    const small = [
      [120, 30, 5],
      [20, 200, 40],
      [3, 0, 82],
    ]
    expect(adjustedRand(table(small))).toBeCloseTo(0.4861572284328632, 12)
    expect(adjustedMutualInformation(table(small))).toBeCloseTo(0.46778798098004404, 12)
    expect(adjustedRand(table(small.map((row) => row.map((count) => count * 1000))))).toBeCloseTo(
      0.48785562115738024,
      12,
    )
  })

  it('is the same whichever stands first, and 1 for a division under other names', () => {
    const labels = fc.array(fc.tuple(fc.nat(4), fc.nat(3)), { minLength: 2, maxLength: 60 })
    fc.assert(
      fc.property(labels, (pairs) => {
        const [a, b] = [pairs.map(([one]) => one), pairs.map(([, other]) => other)]
        for (const index of [adjustedRand, adjustedMutualInformation]) {
          const found = index(crossed(a, b))
          expect(found).not.toBeNaN()
          expect(found).toBeLessThanOrEqual(1 + 1e-9)
          expect(index(crossed(b, a))).toBeCloseTo(found!, 9)
          expect(
            index(
              crossed(
                a,
                a.map((one) => 4 - one),
              ),
            ),
          ).toBeCloseTo(1, 9)
        }
      }),
    )
  })

  it('says nothing of fewer than two units, and of ten million independent ones that they have nothing in common', () => {
    for (const index of [adjustedRand, adjustedMutualInformation]) {
      expect(index(table([[0, 0]]))).toBeNull()
      expect(index(table([[1, 0]]))).toBeNull()
      expect(
        index(
          table([
            [4_000_000, 2_000_000],
            [2_000_000, 1_000_000],
          ]),
        ),
      ).toBeCloseTo(0, 6)
    }
  })
})
