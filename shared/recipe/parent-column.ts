import type { Recipe } from './recipe.ts'

/**
 * The column of the customer table that holds the key of each unit's parent: units of one parent belong together in
 * whatever is drawn or split. A unit whose value is missing is its own parent. Null where units have no parents, or are
 * parents themselves.
 */
export function parentColumn({ table: { base } }: Pick<Recipe, 'table'>): string | null {
  return base.kind === 'source' && base.parent?.level === 'child' ? base.parent.column : null
}
