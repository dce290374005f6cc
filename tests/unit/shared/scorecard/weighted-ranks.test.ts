import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rankSensitivity } from '../../../../shared/scorecard/rank-flips.ts'
import { ranksOf, sharedCriteria, weightedScore } from '../../../../shared/scorecard/weighted-score.ts'

describe('a weighted score', () => {
  it('is the weighted mean of the points, whatever the weights add up to', () => {
    const weights = { a: 30, b: 10 } as const
    expect(weightedScore({ a: 80, b: 40 }, ['a', 'b'], (id) => weights[id])).toBe(70)
    expect(weightedScore({ a: 80, b: 40 }, ['a', 'b'], () => 0)).toBeNull()
  })

  it('holds candidates against each other only by what all of them have', () => {
    const candidates = [{ points: { a: 1, b: null } }, { points: { a: 2, b: 3 } }, { points: { a: 0 } }]
    expect(sharedCriteria(['a', 'b'], candidates)).toEqual(['a'])
  })

  it('ranks from the highest; equal scores share a rank, none has none', () => {
    expect(ranksOf([5, 9, 5 + 1e-12, null, 1])).toEqual([2, 1, 2, null, 4])
  })
})

const PLANTED: Readonly<Record<string, readonly [number, number]>> = { x: [60, 40], y: [50, 70] }

describe('ranks under other weights', () => {
  it('tell which turn, by which weight, and which hold', () => {
    // By hand: (600 + 360) / 19 = 50.5 against (500 + 630) / 19 = 59.5; a quarter either way leaves the second ahead.
    const points = [PLANTED.x!, PLANTED.y!, [5, 5] as const]
    const base = { a: 10, b: 9 } as const
    const found = rankSensitivity(['a', 'b'], (factorOf) =>
      points.map(([a, b]) => weightedScore({ a, b }, ['a', 'b'], (id) => base[id] * factorOf(id))),
    )
    expect(found.ranks).toEqual([2, 1, 3])
    expect(found.isStable).toEqual([true, true, true])
    const even = rankSensitivity(['a', 'b'], (factorOf) =>
      points.map(([a, b]) => weightedScore({ a, b }, ['a', 'b'], (id) => ({ a: 30, b: 9 })[id] * factorOf(id))),
    )
    expect(even.ranks).toEqual([1, 2, 3])
    expect(even.isStable).toEqual([false, false, true])
    expect(even.flips).toEqual([
      { ahead: 0, behind: 1, criterion: 'a', factor: 0.75 },
      { ahead: 0, behind: 1, criterion: 'b', factor: 1.25 },
    ])
  })

  it('agree with trying every change by hand', () => {
    const row = fc.tuple(
      fc.integer({ min: 0, max: 100 }),
      fc.integer({ min: 0, max: 100 }),
      fc.integer({ min: 0, max: 100 }),
    )
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 2, maxLength: 7 }),
        fc.tuple(...[1, 2, 3].map(() => fc.integer({ min: 1, max: 100 }))),
        (rows, weights) => {
          const ids = ['0', '1', '2'] as const
          const { ranks, isStable, flips } = rankSensitivity(ids, (factorOf) =>
            rows.map((points) =>
              weightedScore(
                { 0: points[0], 1: points[1], 2: points[2] },
                ids,
                (id) => (weights[Number(id)] ?? 0) * factorOf(id),
              ),
            ),
          )
          const orderWith = (changed: readonly number[]) => {
            const sums = rows.map((points) => points.reduce((sum, one, at) => sum + one * (changed[at] ?? 0), 0))
            return sums.map((sum) => 1 + sums.filter((other) => other > sum + 1e-6).length)
          }
          expect(ranks).toEqual(orderWith(weights))
          const changes = [0, 1, 2].flatMap((at) =>
            [0.75, 1.25].map((factor) => weights.with(at, (weights[at] ?? 0) * factor)),
          )
          for (const [place, rank] of ranks.entries())
            expect(isStable[place]).toBe(changes.every((changed) => orderWith(changed)[place] === rank))
          expect(flips.length > 0).toBe(
            changes.some((changed) => {
              const after = orderWith(changed)
              return ranks.some((rank, a) => ranks.some((other, b) => rank! < other! && after[a]! >= after[b]!))
            }),
          )
        },
      ),
      { numRuns: 300 },
    )
  })
})
