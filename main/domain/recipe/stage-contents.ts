import type { Recipe, RecipeBase } from '../../../shared/recipe/recipe.ts'
import type { TableStep } from '../../../shared/recipe/recipe-step.ts'

/**
 * What each stage of a recipe depends on, to be hashed: a stage changes only where something in it, or in a stage
 * before it, does. Names and places of files are no part of it, their contents are; scores and rules come after these
 * two and have hashes of their own.
 */
export function stageContents({ sources, table, unit, asOf, keyDecisions }: Recipe): {
  sources: unknown
  features: unknown
} {
  const stage = sources.map(({ files, name: _name, ...source }) => ({
    ...source,
    files: files.map(({ digest }) => digest),
  }))
  // Keys that stay two units change nothing of the table.
  const decided = keyDecisions.filter(({ kind }) => kind !== 'keep')
  const units = { base: hashedBase(table.base), steps: table.steps.map(hashedStep) }
  const features = { sources: stage, table: units, unit: unit.kind, asOf }
  return { sources: stage, features: decided.length === 0 ? features : { ...features, keyDecisions: decided } }
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
