import type { Recipe } from '../../../shared/recipe/recipe.ts'

/**
 * What each stage of a recipe depends on, to be hashed: a stage changes only where something in it, or in a stage
 * before it, does. Names and places of files are no part of it, their contents are; scores and rules come after these
 * two and have hashes of their own.
 */
export function stageContents({ sources, table, unit, asOf }: Recipe): { sources: unknown; features: unknown } {
  const stage = sources.map(({ files, name: _name, ...source }) => ({
    ...source,
    files: files.map(({ digest }) => digest),
  }))
  return { sources: stage, features: { sources: stage, table, unit: unit.kind, asOf } }
}
