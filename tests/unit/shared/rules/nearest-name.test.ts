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
