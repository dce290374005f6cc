import { describe, expect, it } from 'vitest'
import { labelWidth } from '../../../../renderer/charts/fit-label.ts'
import { placeNames } from '../../../../renderer/charts/margin-map-names.ts'
import { marginMap } from '../../../../renderer/charts/size-margin-map.ts'
import { VALUE_TIERS } from './comparison-rows.ts'

/** Of a column of three options at 1280 px. */
const NARROW = 345

describe('the names of a size-margin map', () => {
  const { blocks } = marginMap(VALUE_TIERS)

  it('stand in the block where it has room, else below it, what loses money most before what is thin', () => {
    const places = new Map(placeNames(blocks, NARROW).map((place, index) => [blocks[index]?.name, place]))
    expect(places.get('Strategic')).toEqual({ at: 'zero', lines: ['Strategic'] })
    expect(places.get('Costly tail')).toMatchObject({ at: 'row', row: 1 })
    expect([...places].filter(([, place]) => place === null).map(([name]) => name)).toEqual([
      'Standard path',
      'Not served',
    ])
  })

  it('never cover each other or a line, and stay under their block and inside the drawing', () => {
    for (const width of [120, 200, NARROW, 600]) {
      const spans = placeNames(blocks, width).flatMap((place, index) => {
        const block = blocks[index]
        if (place?.at !== 'row' || block === undefined) return []
        const half = labelWidth(block.name) / 2
        const foot = (block.start + block.width / 2) * width
        return [{ row: place.row, foot, start: place.centre - half, end: place.centre + half }]
      })
      for (const { row, foot, start, end } of spans) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeLessThanOrEqual(width)
        expect(start < foot && foot < end).toBe(true)
        for (const other of spans.filter((each) => each.foot !== foot)) {
          if (other.row === row) expect(other.start - end > 7.9 || start - other.end > 7.9).toBe(true)
          if (other.row > row) expect(other.foot < start || other.foot > end).toBe(true)
        }
      }
    }
  })
})
