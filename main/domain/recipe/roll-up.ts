import type { ColumnType } from '../../../shared/entities/column.ts'
import type { RollUpRule } from '../../../shared/recipe/recipe.ts'
import type { RecipeDialect } from './recipe-dialect.ts'

/** What rows of one key give for a column: the value where all rows that have one have the same, else missing. */
export function agreed(value: string): string {
  return `CASE WHEN min(${value}) = max(${value}) THEN min(${value}) END`
}

/** The value of the rows for which `isKept` is true, where they have one and agree; else what all rows agree on. */
export function keptOrAgreed(value: string, isKept: string): string {
  return `coalesce(${agreed(`CASE WHEN ${isKept} THEN ${value} END`)}, ${agreed(value)})`
}

/** The aggregate by which rows of a key become one, as an SQL expression with its type. */
export function rollUp(
  value: string,
  type: ColumnType,
  rule: RollUpRule,
  dialect: RecipeDialect,
): { readonly sql: string; readonly type: ColumnType } {
  switch (rule) {
    case 'agree':
      return { sql: agreed(value), type }
    case 'sum':
      return { sql: dialect.sum(value, null), type: 'number' }
    case 'mean':
      return { sql: dialect.mean(value, null), type: 'number' }
    case 'min':
      return { sql: dialect.least(value, null), type }
    case 'max':
      return { sql: dialect.greatest(value, null), type }
  }
}

/** Whether a rule can be used on a column of a type: texts and days have no sum and no mean. */
export function canRollUp(rule: RollUpRule, type: ColumnType): boolean {
  return (rule !== 'sum' && rule !== 'mean') || type === 'number' || type === 'integer'
}
