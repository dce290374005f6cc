import { describe, expect, it } from 'vitest'
import { buildDictionary } from '../../../../main/columns/dictionary.ts'
import { fillLookup, lookupItems, lookupLength } from '../../../../main/engine/fill-lookup.ts'
import { createLookupCache } from '../../../../main/engine/lookup-cache.ts'
import type { Lookup, LookupTest } from '../../../../main/engine/program.ts'
import type { StoredColumn } from '../../../../main/ports/spine-columns.ts'

function entries(texts: readonly string[], test: LookupTest): number[] {
  const dictionary = buildDictionary(texts)
  const table = new Uint8Array(lookupLength(dictionary))
  fillLookup(test, dictionary, 0, texts.length + 1, table)
  return [...table]
}

describe('fillLookup', () => {
  it('marks the texts that pass, and never the missing code', () => {
    const texts = ['north', '', 'Nörd', 'NORTH', 'a; north;b', '\ufeffnorth', 'İ']
    const value = 'north'
    expect(entries(texts, { kind: 'among', values: ['north', ''], ignoringCase: false })).toEqual([
      1, 1, 0, 0, 0, 0, 0, 0,
    ])
    expect(entries(texts, { kind: 'among', values: ['North'], ignoringCase: true })).toEqual([1, 0, 0, 1, 0, 0, 0, 0])
    expect(entries(texts, { kind: 'contains', value, ignoringCase: false })).toEqual([1, 0, 0, 0, 1, 1, 0, 0])
    expect(entries(texts, { kind: 'starts', value: 'N', ignoringCase: false })).toEqual([0, 0, 1, 1, 0, 0, 0, 0])
    expect(entries(texts, { kind: 'has', value, ignoringCase: true })).toEqual([1, 0, 0, 1, 1, 0, 0, 0])
  })

  it('decodes plain ranges at once and others text by text with the same answer', () => {
    const plain = Array.from({ length: 50 }, (_, index) => `customer ${index}`)
    const test: LookupTest = { kind: 'contains', value: '7', ignoringCase: false }
    const expected = plain.map((text) => Number(text.includes('7')))
    expect(entries(plain, test).slice(0, 50)).toEqual(expected)
    expect(entries([...plain, 'é'], test).slice(0, 50)).toEqual(expected)
  })

  it('is cut into ranges of 2^16 codes that cover the dictionary', () => {
    const texts = Array.from({ length: 70_000 }, (_, index) => String(index))
    const column: StoredColumn = { name: 't', type: 'text', storage: 'u32', dictionary: buildDictionary(texts) }
    const test: LookupTest = { kind: 'starts', value: '69', ignoringCase: false }
    const items = lookupItems([{ column: 0, test }], [column])
    expect(items).toEqual([
      { lookup: 0, from: 0 },
      { lookup: 0, from: 2 ** 16 },
    ])
  })
})

describe('createLookupCache', () => {
  it('keeps filled tables and asks for the others', () => {
    const column: StoredColumn = { name: 't', type: 'text', storage: 'u8', dictionary: buildDictionary(['a']) }
    const cache = createLookupCache([column])
    const lookup = (value: string): Lookup => ({ column: 0, test: { kind: 'starts', value, ignoringCase: false } })
    const first = cache.take([lookup('a'), lookup('b')])
    expect(first.missing.lookups).toHaveLength(2)
    cache.keep(first.missing)
    const second = cache.take([lookup('b'), lookup('c')])
    expect(second.missing.lookups).toEqual([lookup('c')])
    expect(second.tables[0]).toBe(first.tables[1])
  })
})
