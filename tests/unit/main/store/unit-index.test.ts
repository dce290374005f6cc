import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildDictionary, dictionaryTexts } from '../../../../main/columns/dictionary.ts'
import { assignUnits, EMPTY_UNIT_INDEX, type Keys, type UnitIndex } from '../../../../main/store/unit-index.ts'

const keysOf = (texts: readonly string[], distinct = false): Keys => {
  const { length, offsets, bytes } = buildDictionary(texts)
  return { count: length, distinct, offsets, bytes }
}

/** The plain version: a map from key to the place at which it was first seen. */
function plainly(rounds: readonly (readonly string[])[]): number[][] {
  const units = new Map<string, number>()
  return rounds.map((keys) =>
    keys.map((key) => {
      const unit = units.get(key) ?? units.size
      units.set(key, unit)
      return unit
    }),
  )
}

describe('the index of units', () => {
  test('gives the ids of the plain version over any rounds of keys, repeated ones included', () => {
    const key = fc.oneof(fc.string({ maxLength: 3 }), fc.integer({ min: 0, max: 40 }).map(String))
    fc.assert(
      fc.property(fc.array(fc.array(key, { maxLength: 60 }), { maxLength: 6 }), (rounds) => {
        let index: UnitIndex = EMPTY_UNIT_INDEX
        const found = rounds.map((keys) => {
          const assigned = assignUnits(index, keysOf(keys))
          index = assigned.index
          return [...assigned.ids]
        })
        expect(found).toEqual(plainly(rounds))
        expect(index.slots?.length).toBeGreaterThanOrEqual(index.count * 2)
        const texts = dictionaryTexts({ length: index.count, offsets: index.offsets, bytes: index.bytes })
        expect(texts).toEqual([...new Set(rounds.flat())])
      }),
    )
  })

  test('leaves the index it was given as it was, and hands it back where no key is new', () => {
    const { index } = assignUnits(EMPTY_UNIT_INDEX, keysOf(['a', 'b', 'c']))
    const slots = index.slots?.slice()
    const grown = assignUnits(index, keysOf(['c', 'd', 'e', 'f'])).index
    expect(grown.count).toBe(6)
    expect(index.count).toBe(3)
    expect(index.slots).toEqual(slots)
    expect(assignUnits(index, keysOf(['b', 'a'])).index).toBe(index)
  })

  test('takes distinct keys as they are, and makes its hash table when a later table is in another order', () => {
    const { index, ids } = assignUnits(EMPTY_UNIT_INDEX, keysOf(['a', 'b', 'c'], true))
    expect([...ids]).toEqual([0, 1, 2])
    expect(index.slots).toBeNull()
    const same = assignUnits(index, keysOf(['a', 'b', 'c'], true))
    expect([...same.ids]).toEqual([0, 1, 2])
    expect(same.index).toBe(index)
    const turned = assignUnits(index, keysOf(['c', 'a', 'b'], true))
    expect([...turned.ids]).toEqual([2, 0, 1])
    expect(turned.index).toBe(index)
    const grown = assignUnits(index, keysOf(['c', 'd', 'a', 'e'], true))
    expect([...grown.ids]).toEqual([2, 3, 0, 4])
    expect(grown.index.slots?.length).toBeGreaterThanOrEqual(10)
    expect(dictionaryTexts({ ...grown.index, length: grown.index.count })).toEqual(['a', 'b', 'c', 'd', 'e'])
  })
})
