import { AppError } from '../contract/app-error.ts'
import { type Recipe, recipe } from './recipe.ts'

/** Parses a recipe; steps without an id get one ("sales-2"). Throws AppError('recipe-invalid'). */
export function readRecipe(json: unknown): Recipe {
  const parsed = recipe.safeParse(withStepIds(json))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new AppError(
      'recipe-invalid',
      `The recipe is not as expected at ${issue?.path.join('.') || 'its top'}: ${issue?.message ?? 'unknown'}.`,
    )
  }
  const twice = firstTwice(stepIdsOf(parsed.data)) ?? firstTwice(parsed.data.sources.map(({ id }) => id))
  if (twice !== null) throw new AppError('recipe-invalid', `The id “${twice}” stands twice in the recipe.`)
  return parsed.data
}

/** The ids of every step, those of the sources first. */
export function stepIdsOf({ sources, table }: Recipe): readonly string[] {
  return [...sources.flatMap(({ steps }) => steps), ...table.steps].map(({ id }) => id)
}

function firstTwice(ids: readonly string[]): string | null {
  const lower = ids.map((id) => id.toLowerCase())
  return ids.find((_, index) => lower.indexOf(lower[index] ?? '') !== index) ?? null
}

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

function numbered(holder: Json, prefix: string): Json {
  if (!Array.isArray(holder.steps)) return holder
  const steps: readonly unknown[] = holder.steps
  return {
    ...holder,
    steps: steps.map((step, index) => (isObject(step) ? { id: `${prefix}-${index + 1}`, ...step } : step)),
  }
}

function withStepIds(json: unknown): unknown {
  if (!isObject(json)) return json
  const sources = Array.isArray(json.sources)
    ? json.sources.map((source: unknown) => (isObject(source) ? numbered(source, String(source.id)) : source))
    : json.sources
  return { ...json, sources, table: isObject(json.table) ? numbered(json.table, 'table') : json.table }
}
