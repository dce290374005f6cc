import { unitKeyIn } from './begin-recipe.ts'
import type { NamedColumn } from './column-signs.ts'
import type { Recipe } from './recipe.ts'
import type { FeaturesStep } from './recipe-step.ts'
import { usualFeatures } from './suggest-steps.ts'

/** The columns that a recipe's parts have now. */
interface KnownColumns {
  /** Of a source after its steps. */
  columnsOf(sourceId: string): readonly NamedColumn[]
  /** Names that the customer table has. */
  readonly taken: readonly string[]
}

/**
 * What can stand in place of a step that looks for one row and finds several: a summary, per unit, of the source that it
 * looks in. Null for any other step, and where that source's rows do not say which unit they belong to.
 */
export function summaryInstead(
  recipe: Recipe,
  stepId: string,
  { columnsOf, taken }: KnownColumns,
): FeaturesStep | null {
  const step = [...recipe.table.steps, ...recipe.sources.flatMap(({ steps }) => steps)].find(({ id }) => id === stepId)
  if (step === undefined || (step.kind !== 'attach' && step.kind !== 'lookUp')) return null
  const source = recipe.sources.find(({ id }) => id === step.source)
  if (source === undefined) return null
  const columns = columnsOf(source.id)
  const key = step.kind === 'attach' && step.by === null ? step.key : unitKeyIn(recipe.table.base, source.id, columns)
  if (key === null || (step.kind === 'attach' && step.by !== null)) return null
  const own = step.columns.map(({ column, as }) => as ?? column)
  const features = usualFeatures(
    columns,
    source.dateColumn,
    taken.filter((name) => !own.includes(name)),
  )
  return {
    ...{ id: stepId, kind: 'features', source: source.id, key, features: [...features] },
    ...{ form: step.form, map: step.kind === 'attach' ? step.map : [] },
  }
}
