import type { SpineColumn } from '../../../shared/entities/column.ts'
import type { Recipe, RecipeSource } from '../../../shared/recipe/recipe.ts'
import type { PrepareStep, TableStep } from '../../../shared/recipe/recipe-step.ts'

type ColumnOrigin = Omit<NonNullable<SpineColumn['origin']>, 'of' | 'asked' | 'isCopy'>

const LONGEST = 200

/** Where each column of a recipe's customer table comes from: the source that has it, or the formula that makes it. */
export function columnOrigins(recipe: Recipe, columns: readonly string[]): ReadonlyMap<string, ColumnOrigin> {
  const named = new Map(recipe.sources.map((source) => [source.id, source]))
  const { base, steps } = recipe.table
  const first = base.kind === 'source' ? base.source : base.of[0]?.source
  const own = first === undefined ? undefined : named.get(first)
  const found = new Map<string, ColumnOrigin>()
  for (const step of own?.steps ?? []) follow(step, found, named)
  for (const step of steps) follow(step, found, named)
  const others = own === undefined ? null : originOf(own)
  return new Map(
    columns.flatMap((name) => {
      const origin = found.get(name) ?? others
      return origin === null ? [] : [[name, origin] as const]
    }),
  )
}

const originOf = ({ name, taxBasis, period }: RecipeSource): ColumnOrigin => ({ source: name, taxBasis, period })

/** What a step does to the columns that do not come from the base's own files. */
function follow(
  step: PrepareStep | TableStep,
  found: Map<string, ColumnOrigin>,
  sources: ReadonlyMap<string, RecipeSource>,
): void {
  switch (step.kind) {
    case 'lookUp':
    case 'attach': {
      const source = sources.get(step.source)
      if (source) for (const { column, as } of step.columns) found.set(as ?? column, originOf(source))
      return
    }
    case 'features': {
      const source = sources.get(step.source)
      if (source) for (const { name } of step.features) found.set(name, originOf(source))
      return
    }
    case 'derive':
      found.set(step.name, { source: `= ${step.formula}`.slice(0, LONGEST), taxBasis: null, period: null })
      return
    case 'rename':
      for (const { from, to } of step.columns) {
        const origin = found.get(from)
        found.delete(from)
        if (origin) found.set(to, origin)
      }
      return
    default:
      // The other steps keep, drop or convert what is there: what is gone is not asked for.
      return
  }
}
