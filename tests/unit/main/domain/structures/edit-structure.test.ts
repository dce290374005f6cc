import { describe, expect, it } from 'vitest'
import {
  addEntry,
  duplicateEntry,
  duplicateStructure,
  freeName,
  moveEntry,
  removeEntry,
  renameEntry,
  setDraft,
} from '../../../../../main/domain/structures/edit-structure.ts'
import type { Structure } from '../../../../../shared/entities/structure.ts'

const EMPTY: Structure = {
  id: 's',
  name: 'Value',
  lens: 'value',
  position: 1,
  exclusions: [],
  segments: [],
  defaultPath: { name: 'Standard path' },
}
const DRAFT = { text: '', rule: null }
const withSegments = (...names: string[]): Structure =>
  names.reduce((all, name) => addEntry(all, { id: name, kind: 'segment', name, draft: DRAFT }), EMPTY)
const names = ({ segments }: Structure): string[] => segments.map(({ name }) => name)

describe('editing a structure', () => {
  it('gives every segment the lowest free colour and keeps it through moves', () => {
    const three = withSegments('A', 'B', 'C')
    expect(three.segments.map(({ slot }) => slot)).toEqual([1, 2, 3])
    const moved = moveEntry(three, 'C', 0)
    expect(names(moved)).toEqual(['C', 'A', 'B'])
    expect(moved.segments.map(({ slot }) => slot)).toEqual([3, 1, 2])
    const refilled = addEntry(removeEntry(moved, 'A'), { id: 'D', kind: 'segment', name: 'D', draft: DRAFT })
    expect(refilled.segments.map(({ slot }) => slot)).toEqual([3, 2, 1])
  })

  it('begins the colours again with the ninth segment', () => {
    const nine = withSegments('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i')
    expect(nine.segments.at(-1)?.slot).toBe(1)
  })

  it('never has two entries of one name, the standard path included', () => {
    const two = addEntry(withSegments('Core'), { id: 'x', kind: 'segment', name: 'Core', draft: DRAFT })
    expect(names(two)).toEqual(['Core', 'Core 2'])
    expect(names(renameEntry(two, 'x', 'Standard path'))).toEqual(['Core', 'Standard path 2'])
    expect(freeName(' Core ', ['Core', 'Core 2'])).toBe('Core 3')
  })

  it('puts a duplicate right after its original', () => {
    expect(names(duplicateEntry(withSegments('A', 'B'), 'A', 'n'))).toEqual(['A', 'A 2', 'B'])
  })

  it('copies a structure with fresh ids and the same colours', () => {
    let id = 0
    const copy = duplicateStructure(withSegments('A', 'B'), () => `n${++id}`, 'Value 2', 2)
    expect(copy.segments.map((segment) => [segment.id, segment.slot])).toEqual([
      ['n2', 1],
      ['n3', 2],
    ])
  })

  it('refuses an entry that is not there', () => {
    expect(() => removeEntry(EMPTY, 'gone')).toThrow('no longer')
    expect(() => setDraft(EMPTY, 'gone', DRAFT)).toThrow('no longer')
  })
})
