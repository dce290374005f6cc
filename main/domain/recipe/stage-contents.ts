import type { Recipe, RecipeBase } from '../../../shared/recipe/recipe.ts'
import type { TableStep } from '../../../shared/recipe/recipe-step.ts'

/**
 * What each stage of a recipe depends on, to be hashed: a stage changes only where something in it, or in a stage
 * before it, does. Names, also those of a warehouse's tables, and places of files are no part of it, their contents are. Scores are null where there are none;
 * rules come after them and have hashes of their own.
 */
export function stageContents({ sources, table, unit, asOf, keyDecisions, scores, currency }: Recipe): {
  sources: unknown
  features: unknown
  scores: unknown
} {
  const prepared = sources.map(({ files, name: _name, table: _table, currencyColumn, repeatedRows, ...source }) => ({
    ...source,
    ...(repeatedRows === 'once' ? { repeatedRows } : {}),
    ...(currencyColumn === null ? {} : { currencyColumn }),
    files: files.map(({ digest }) => digest),
  }))
  const stage = currency === null ? prepared : { sources: prepared, currency }
  // Keys that stay two units change nothing of the table.
  const decided = keyDecisions.filter(({ kind }) => kind !== 'keep')
  const units = { base: hashedBase(table.base), steps: table.steps.map(hashedStep) }
  const plain = { sources: stage, table: units, unit: unit.kind, asOf }
  const features = decided.length === 0 ? plain : { ...plain, keyDecisions: decided }
  // Where cut points came from changes no score.
  const cut = scores.map(({ learned: _learned, ...score }) => score)
  return { sources: stage, features, scores: cut.length === 0 ? null : { features, scores: cut } }
}

/* What was added later is left out where it says nothing, so that earlier tables keep their hashes. */

function hashedBase(base: RecipeBase): unknown {
  if (base.kind === 'keys') return base
  const { parent, mergeRules, ...rest } = base
  return { ...rest, ...(parent === null ? {} : { parent }), ...(mergeRules.length === 0 ? {} : { mergeRules }) }
}

function hashedStep(step: TableStep): unknown {
  if (step.kind !== 'attach' || step.by !== null) return step
  const { by: _by, ...rest } = step
  return rest
}
