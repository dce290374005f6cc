import { describe, expect, it } from 'vitest'
import { layeredPair } from '../../../../renderer/features/compare/layers/layers-view.ts'

const options = [{ structureId: 'a' }, { structureId: 'b' }, { structureId: 'c', secondLabelOf: 'b' }] as const
const pair = (rowsId: string | null, columnsId: string | null, from: Parameters<typeof layeredPair>[0] = options) =>
  layeredPair(from, { rowsId, columnsId })?.map(({ structureId }) => structureId) ?? null

describe('the options that are laid over each other', () => {
  it('are a primary and its second label, where nothing is chosen', () => {
    expect(pair(null, null)).toEqual(['b', 'c'])
    expect(pair(null, null, options.slice(0, 2))).toEqual(['a', 'b'])
  })

  it('are those chosen, never one twice, and others for those that are gone', () => {
    expect(pair('a', 'c')).toEqual(['a', 'c'])
    expect(pair('a', 'a')).toEqual(['a', 'b'])
    expect(pair('b', 'gone')).toEqual(['b', 'c'])
    expect(pair('gone', 'a')).toEqual(['b', 'a'])
  })

  it('are none with fewer than two', () => {
    expect(pair(null, null, [])).toBeNull()
    expect(pair(null, null, options.slice(0, 1))).toBeNull()
  })
})
