import { describe, expect, it } from 'vitest'
import { editDistance, nearestName } from '../../../../shared/rules/nearest-name.ts'

describe('the nearest name', () => {
  // Optimal string alignment: "ca" to "abc" is 3 where unrestricted Damerau-Levenshtein has 2 (Boytsov 2011, § 2.2).
  it.each([
    ['', '', 0],
    ['abc', '', 3],
    ['kitten', 'sitting', 3],
    ['ab', 'ba', 1],
    ['revneue', 'revenue', 1],
    ['ca', 'abc', 3],
  ])('lies from %j to %j at distance %i, both ways', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance)
    expect(editDistance(b, a)).toBe(distance)
  })

  it('lies within a bound where the definition says so, and else one beyond it', () => {
    for (const a of wordsOver('ab', 4)) {
      for (const b of wordsOver('ab', 4)) {
        const distance = byDefinition(a, b)
        for (const most of [0, 1, 2, 3]) expect(editDistance(a, b, most)).toBe(Math.min(distance, most + 1))
      }
    }
  })

  it('is the least distant, whatever the case, and none where all are far', () => {
    expect(nearestName('REVENEU', ['revenues', 'revenue', 'reverse'])).toBe('revenue')
    expect(nearestName('x', ['revenue'])).toBeNull()
    expect(nearestName('', [])).toBeNull()
  })

  it('is the only name that holds what was typed, but not one of several', () => {
    expect(nearestName('charges', ['Monthly Charges', 'tenure'])).toBe('Monthly Charges')
    expect(nearestName('charges', ['Monthly Charges', 'Total Charges'])).toBeNull()
  })

  it('is found at once among many long names', () => {
    const names = Array.from({ length: 2000 }, (_, index) => `column_${'x'.repeat(150)}_${index}`)
    const started = performance.now()
    expect(nearestName('y'.repeat(200_000), names)).toBeNull()
    expect(performance.now() - started).toBeLessThan(1000)
  })
})

/** Every word of up to so many letters. */
function wordsOver(letters: string, most: number): readonly string[] {
  if (most === 0) return ['']
  const shorter = wordsOver(letters, most - 1)
  return [...new Set([...shorter, ...shorter.flatMap((word) => [...letters].map((letter) => word + letter))])]
}

/** Boytsov 2011, § 2.2, as it stands: the last letters of both. */
function byDefinition(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length
  const [restA, restB] = [a.slice(0, -1), b.slice(0, -1)]
  const swapped = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)
  return Math.min(
    byDefinition(restA, b) + 1,
    byDefinition(a, restB) + 1,
    byDefinition(restA, restB) + (a.at(-1) === b.at(-1) ? 0 : 1),
    swapped ? byDefinition(a.slice(0, -2), b.slice(0, -2)) + 1 : Number.POSITIVE_INFINITY,
  )
}
