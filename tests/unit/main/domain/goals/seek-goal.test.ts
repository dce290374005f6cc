import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Goal, type GoalPlaces, meets, seekGoal } from '../../../../../main/domain/goals/seek-goal.ts'

/** A column of values, of which a segment takes those on the line and above it; the figure is made of these. */
function placesOf(column: readonly number[], figure: (taken: readonly number[]) => number | null) {
  const all = [...new Set(column)].sort((a, b) => a - b)
  let looks = 0
  const places: GoalPlaces = {
    between: async (low, high, most) => {
      const within = all.filter((value) => (low === null || value >= low) && (high === null || value <= high))
      if (within.length <= most) return { values: within, areAll: true }
      const step = (within.length - 1) / (most - 1)
      return { values: Array.from({ length: most }, (_, at) => within[Math.round(at * step)]!), areAll: false }
    },
    figuresAt: async (lines) => {
      looks += lines.length
      return lines.map((line) => figure(column.filter((value) => value >= line)))
    },
  }
  return { places, all, looks: () => looks }
}

const size = (taken: readonly number[]): number => taken.length
const atMost = (target: number, line = 0): Goal => ({ relation: 'at-most', target, line })

describe('seeking a goal', () => {
  it('finds the lowest line that a limit allows, as trying every value would', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: -500, max: 5000 }), { minLength: 2, maxLength: 1500 }),
        fc.integer({ min: 1, max: 1500 }),
        async (column, target) => {
          const { places, all } = placesOf(column, size)
          const allowed = all.filter((line) => column.filter((value) => value >= line).length <= target)
          const answer = await seekGoal(atMost(target), places)
          if (allowed.length === all.length) expect(answer.kind).toBe('met')
          else if (allowed.length === 0) expect(answer.kind).toBe('unreachable')
          else expect(answer).toMatchObject({ kind: 'found', line: allowed[0] })
        },
      ),
      { numRuns: 60 },
    )
  })

  it('looks at few places of many', async () => {
    const column = Array.from({ length: 200_000 }, (_, index) => (index * 7919) % 200_003)
    const sorted = [...column].sort((a, b) => b - a)
    const counted = {
      ...placesOf(column, size).places,
      figuresAt: async (lines: readonly number[]) => lines.map((line) => rankIn(sorted, line)),
    }
    const answer = await seekGoal(atMost(40 * 25), counted)
    expect(answer).toEqual({ kind: 'found', line: sorted[999], figure: 1000 })
  })

  it('keeps to the turn nearest to where the line stands', async () => {
    // Profit of those taken rises, falls and rises again: the goal is met in two stretches.
    const column = Array.from({ length: 100 }, (_, index) => index)
    const wave = (taken: readonly number[]) => Math.abs((taken[0] ?? 0) - 50)
    const { places } = placesOf(column, wave)
    const near = (line: number) => seekGoal({ relation: 'at-most', target: 10, line }, places)
    expect(await near(0)).toEqual({ kind: 'found', line: 40, figure: 10 })
    expect(await near(90)).toEqual({ kind: 'found', line: 60, figure: 10 })
  })

  it('says where a goal is met throughout, nowhere, and where nothing is known', async () => {
    const { places } = placesOf([1, 2, 3], size)
    expect(await seekGoal(atMost(9), places)).toEqual({ kind: 'met', line: 1, figure: 3 })
    expect(await seekGoal({ relation: 'at-least', target: 9, line: 0 }, places)).toEqual({
      ...{ kind: 'unreachable', line: 1, figure: 3 },
    })
    expect(await seekGoal(atMost(9), placesOf([1, 2], () => null).places)).toEqual({ kind: 'none' })
    expect(await seekGoal(atMost(9), placesOf([], size).places)).toEqual({ kind: 'none' })
  })

  it('is not met by what is not known', () => {
    expect(meets(null, atMost(1))).toBe(false)
    expect(meets(1, atMost(1))).toBe(true)
    expect(meets(0.5, { relation: 'at-least', target: 1 })).toBe(false)
  })
})

/** How many values of a falling list are on a line or above it. */
function rankIn(sorted: readonly number[], line: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) >= line) low = middle + 1
    else high = middle
  }
  return low
}
