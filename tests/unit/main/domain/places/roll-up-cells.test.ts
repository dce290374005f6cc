import { describe, expect, it } from 'vitest'
import { proposePlaces } from '../../../../../main/domain/places/propose-places.ts'
import { MOST_PLACES, type PlaceCell, rollUpCells } from '../../../../../main/domain/places/roll-up-cells.ts'

const cells = (...units: readonly number[]): PlaceCell[] =>
  units.map((count, index) => ({ value: `p${String(index).padStart(3, '0')}`, units: count }))
const shown = (rolled: ReturnType<typeof rollUpCells>) => rolled.shown.map(({ units }) => units)

describe('cells of places', () => {
  it('stand for themselves from 30 units, and are put together under it', () => {
    const rolled = rollUpCells(cells(29, 40, 30, 10), 0, 30)
    expect(shown(rolled)).toEqual([40, 30])
    expect(rolled.rest).toEqual({ places: 2, units: 39 })
  })

  it('take larger ones in where those put together are still too few, so that no line is under the limit', () => {
    const rolled = rollUpCells(cells(29, 40, 31, 100), 0, 30)
    expect(shown(rolled)).toEqual([100, 40])
    expect(rolled.rest).toEqual({ places: 2, units: 60 })
    expect(rollUpCells(cells(5, 6), 0, 30)).toEqual({ shown: [], rest: { places: 2, units: 11 }, unsaid: 0 })
  })

  it('keep the units of no place apart, but for too few of them', () => {
    expect(rollUpCells(cells(50), 30, 30)).toMatchObject({ rest: { places: 0, units: 0 }, unsaid: 30 })
    expect(rollUpCells(cells(50, 40), 3, 30)).toEqual({
      shown: [{ value: 'p000', units: 50 }],
      rest: { places: 1, units: 43 },
      unsaid: 0,
    })
  })

  it('always add up to their whole', () => {
    for (let seed = 1; seed < 200; seed++) {
      const units = Array.from({ length: 1 + ((seed * 7919) % 140) }, (_, index) => 1 + ((seed * 31 + index * 97) % 90))
      const unsaid = (seed * 13) % 60
      const rolled = rollUpCells(cells(...units), unsaid, 30)
      const sum = shown(rolled).reduce((a, b) => a + b, 0) + rolled.rest.units + rolled.unsaid
      expect(sum).toBe(units.reduce((a, b) => a + b, unsaid))
      expect(rolled.shown.length).toBeLessThanOrEqual(MOST_PLACES)
      const lines = [...shown(rolled), rolled.rest.units, rolled.unsaid].filter((line) => line > 0)
      if (lines.length > 1) expect(Math.min(...lines)).toBeGreaterThanOrEqual(30)
    }
  })
})

describe('columns of places', () => {
  it('are proposed by their names, the widest first', () => {
    const column = (name: string, type: 'text' | 'number' = 'text') => ({ name, type })
    expect(
      proposePlaces([
        column('City'),
        column('account_state'),
        column('Country'),
        column('Stadtteil'),
        column('Bundesland'),
        column('population_density', 'number'),
        column('ClimateZone'),
      ]),
    ).toMatchObject({
      levels: ['Country', 'Bundesland', 'City', 'Stadtteil'],
      density: 'population_density',
      climate: 'ClimateZone',
    })
    expect(proposePlaces([column('country', 'number'), column('order_state')]).levels).toEqual([])
  })
})
