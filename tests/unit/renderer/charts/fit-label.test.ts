import { describe, expect, it } from 'vitest'
import { fitLabel, placeLabels } from '../../../../renderer/charts/fit-label.ts'
import { marginPoints, pointRanges } from '../../../../renderer/charts/size-margin-points.ts'
import { comparisonRow } from './comparison-rows.ts'

describe('fitLabel', () => {
  it('keeps a name on one line, breaks it where two are needed, gives it up where neither fits', () => {
    expect(fitLabel('Regulated site', 120)).toEqual(['Regulated site'])
    expect(fitLabel('Regulated site', 60)).toEqual(['Regulated', 'site'])
    expect(fitLabel('Self-reliant', 50)).toEqual(['Self-', 'reliant'])
    expect(fitLabel('Strategic', 30)).toBeNull()
  })
})

describe('placeLabels', () => {
  it('puts a name left of a mark at the right edge and drops one that would cover another', () => {
    expect(placeLabels([{ x: 190, y: 50, name: 'Efficient' }], 200, 100)).toEqual(['left'])
    const crowd = Array.from({ length: 9 }, () => ({ x: 100, y: 50, name: 'Same place here' }))
    expect(placeLabels(crowd, 200, 100)).toContain(null)
  })
})

describe('names of marks that stand close', () => {
  it('stand at a corner where no side is free, and cover neither mark nor name', () => {
    const marks = [
      { x: 100, y: 50, name: 'Middle' },
      { x: 128, y: 50, name: 'Right' },
      { x: 72, y: 50, name: 'Left' },
      { x: 100, y: 22, name: 'Above' },
      { x: 100, y: 78, name: 'Below' },
    ]
    const sides = placeLabels(marks, 300, 140)
    expect(sides).not.toContain(null)
    expect(new Set(sides).size).toBeGreaterThan(1)
  })
})

describe('names beside a line across the plot', () => {
  it('stand clear of it where another side is free', () => {
    const mark = { x: 100, y: 60, name: 'Slow payers' }
    expect(placeLabels([mark], 300, 140)).toEqual(['right'])
    expect(placeLabels([mark], 300, 140, 58)).toEqual(['above'])
  })
})

describe('pointRanges', () => {
  it('takes a log scale where sizes differ twentyfold and always holds zero earnings', () => {
    const row = (name: string, units: number, earned: number) =>
      comparisonRow('segment', name, {
        units,
        contributionPerUnitYear: { kind: 'value', value: earned, low: earned - 5, high: earned + 5 },
      })
    const points = marginPoints([row('Small', 50, 900), row('Large', 5_000, 100), row('None', 0, 10)])
    expect(points.map(({ name }) => name)).toEqual(['Small', 'Large'])
    const ranges = pointRanges([points])
    expect(ranges.isLog).toBe(true)
    expect(ranges.perUnitYear[0]).toBeLessThan(0)
    expect(ranges.perUnitYear[1]).toBeGreaterThan(905)
    expect(pointRanges([marginPoints([row('A', 50, 1), row('B', 60, 2)])]).isLog).toBe(false)
  })
})
