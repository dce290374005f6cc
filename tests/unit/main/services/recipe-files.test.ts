import { describe, expect, it } from 'vitest'
import { absolutePath, lookForFiles, recipePath, requireFiles } from '../../../../main/services/recipe-files.ts'
import { readRecipe } from '../../../../shared/recipe/read-recipe.ts'

/** Notes what it is asked for; every file is there with 10 bytes. */
function place(known: readonly string[] = [], missing: readonly string[] = []) {
  const asked: string[] = []
  const facts = async (path: string) => {
    asked.push(path)
    if (missing.includes(path)) return null
    return { kind: 'file' as const, sizeBytes: 10, modifiedAt: '2025-01-01T00:00:00.000Z' }
  }
  return {
    asked,
    workspacePath: '/desk/w.tessera',
    fileSystem: { facts },
    grants: { knows: (path: string) => known.includes(path) },
  }
}

function recipeOf(...files: readonly object[]) {
  return readRecipe({
    unit: { noun: { plural: 'accounts', singular: 'account' }, kind: 'account' },
    asOf: '2025-06-30',
    sources: [{ id: 's', name: 'Sales', role: 'flow', files }],
    table: { base: { kind: 'source', source: 's', key: 'id' } },
  })
}

async function state(file: object, where: ReturnType<typeof place>) {
  const [source] = recipeOf(file).sources
  if (source === undefined) throw new Error('no source')
  return (await lookForFiles(source, where)).state
}

describe('the files of a recipe', () => {
  it('are kept as seen from the workspace, and found again', () => {
    expect(recipePath('/desk/data/a.csv', '/desk/w.tessera')).toBe('data/a.csv')
    expect(recipePath('/else/a.csv', '/desk/w.tessera')).toBe('../else/a.csv')
    expect(absolutePath('../else/a.csv', '/desk/w.tessera')).toBe('/else/a.csv')
    expect(absolutePath('/else/a.csv', '/desk/w.tessera')).toBe('/else/a.csv')
  })

  it('are present, changed or detached', async () => {
    expect(await state({ path: 'a.csv' }, place())).toBe('present')
    expect(await state({ path: 'a.csv', sizeBytes: 10 }, place())).toBe('present')
    expect(await state({ path: 'a.csv', sizeBytes: 9 }, place())).toBe('changed')
    expect(await state({ path: 'a.csv' }, place([], ['/desk/a.csv']))).toBe('detached')
  })

  it('on another computer are not asked for before a person came there', async () => {
    for (const path of ['//server/share/a.csv', '\\\\server\\share\\a.csv']) {
      const where = place()
      expect(await state({ path }, where)).toBe('detached')
      expect(where.asked).toEqual([])
      expect(await state({ path }, place([path]))).toBe('present')
    }
  })

  it('are all named where some are missing', async () => {
    const where = place([], ['/desk/b.csv'])
    await expect(requireFiles(recipeOf({ path: 'a.csv' }, { path: 'b.csv' }), where)).rejects.toMatchObject({
      code: 'file-missing',
      message: 'b.csv of Sales is not where it was.',
    })
    const both = place([], ['/desk/b.csv', '/desk/d/c.csv'])
    const recipe = recipeOf({ path: 'a.csv' }, { path: 'b.csv' }, { path: 'd/c.csv' })
    await expect(requireFiles(recipe, both)).rejects.toThrow(
      'b.csv of Sales and c.csv of Sales are not where they were.',
    )
    await requireFiles(recipeOf({ path: 'a.csv' }), where)
  })
})
