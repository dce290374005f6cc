import type { SpineColumn } from '../../shared/entities/column.ts'
import { findLocation } from '../../shared/quality/sensitivity-signs.ts'
import type { Recipe } from '../../shared/recipe/recipe.ts'
import type { SourceReport } from '../../shared/recipe/recipe-report.ts'
import { columnLineages } from '../domain/recipe/column-lineage.ts'
import { columnOrigins } from '../domain/recipe/column-origins.ts'

/** Each column with the source that it comes from and what it is made of. */
export function withOrigins<C extends Pick<SpineColumn, 'name' | 'origin'>>(
  columns: readonly C[],
  recipe: Recipe,
): readonly C[] {
  const origins = columnOrigins(
    recipe,
    columns.map(({ name }) => name),
  )
  const lineageOf = columnLineages(recipe)
  return columns.map((column) => {
    const origin = origins.get(column.name)
    return origin === undefined ? column : { ...column, origin: { ...origin, ...lineageOf(column.name) } }
  })
}

/** Places stay as precise as they are where every source that has some has consent. */
export function mayBePrecise(recipe: Recipe, sources: readonly SourceReport[]): boolean {
  return sources.every(({ sourceId, columns }) => {
    const options = recipe.sources.find(({ id }) => id === sourceId)?.options
    return options?.preciseLocations !== undefined || columns.every((column) => findLocation(column) === null)
  })
}
