import { describe, expect, it } from 'vitest'
import { withLocated } from '../../../../../main/domain/recipe/locate-files.ts'
import { recipeSource } from '../../../../../shared/recipe/recipe.ts'

const fileAt = (path: string) => ({ path, sizeBytes: null, digest: null })
const SOURCE = recipeSource.parse({
  ...{ id: 'o', name: 'Orders', role: 'flow' },
  files: [{ path: 'jan.csv', sizeBytes: 7, digest: 'd' }, { path: 'feb.csv' }, { path: 'mar.csv' }],
})
const located = (missing: readonly string[], found: readonly string[]) =>
  withLocated(SOURCE, missing, found.map(fileAt))
const paths = (missing: readonly string[], found: readonly string[]) =>
  located(missing, found).files.map(({ path }) => path)

describe('locating files of a source', () => {
  it('swaps the missing one alone; the others stay as they were', () => {
    expect(paths(['feb.csv'], ['old/february.csv'])).toEqual(['jan.csv', 'old/february.csv', 'mar.csv'])
    expect(located(['feb.csv'], ['old/february.csv']).files[0]).toEqual({ path: 'jan.csv', sizeBytes: 7, digest: 'd' })
  })

  it('goes by equal names first, then by order', () => {
    expect(paths(['jan.csv', 'mar.csv'], ['old/mar.csv', 'old/jan.csv'])).toEqual([
      'old/jan.csv',
      'feb.csv',
      'old/mar.csv',
    ])
    expect(paths(['jan.csv', 'feb.csv', 'mar.csv'], ['x.csv', 'y.csv', 'C:\\old\\jan.csv'])).toEqual([
      'C:\\old\\jan.csv',
      'x.csv',
      'y.csv',
    ])
  })

  it('keeps the place of what is still missing, and of what came back', () => {
    expect(paths(['jan.csv', 'mar.csv'], ['old/mar.csv'])).toEqual(['jan.csv', 'feb.csv', 'old/mar.csv'])
    expect(paths(['jan.csv', 'feb.csv'], ['old/jan.csv', 'jan.csv'])).toEqual(['jan.csv', 'old/jan.csv', 'mar.csv'])
  })

  it('refuses a file that the source has, and more files than are missing, and names the missing ones', () => {
    expect(() => located(['feb.csv'], ['mar.csv'])).toThrow(
      expect.objectContaining({
        code: 'conflict',
        message: '“Orders” has mar.csv already, and it is where it was.',
        remedy: 'Choose only what is missing: feb.csv.',
      }),
    )
    expect(() => located(['feb.csv'], ['x.csv', 'y.csv'])).toThrow(
      expect.objectContaining({
        message: '2 files were chosen, but “Orders” misses 1.',
        remedy: 'Choose only what is missing: feb.csv. Others can be added afterwards.',
      }),
    )
    expect(() => located(['gone-meanwhile.csv'], ['x.csv'])).toThrow('misses 0')
    expect(paths(['feb.csv'], ['x.csv', 'x.csv'])).toEqual(['jan.csv', 'x.csv', 'mar.csv'])
  })
})
