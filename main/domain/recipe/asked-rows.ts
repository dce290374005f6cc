import { ASKED } from './match-queries.ts'
import type { RecipeDialect } from './recipe-dialect.ts'
import type { Relation } from './relation.ts'

/**
 * One row per key that is asked for, rows without one put together too: how many ask, the totals of the watched columns,
 * and what else is made of them.
 * @param key expression of the key
 * @param more expressions of aggregates, each with its name
 */
export function askedSql(
  { name }: Pick<Relation, 'name'>,
  key: string,
  watched: readonly string[],
  more: readonly string[],
  dialect: RecipeDialect,
): string {
  const { identifier } = dialect.sql
  const columns = [
    `${key} AS ${identifier(ASKED.key)}`,
    `count(*) AS ${identifier(ASKED.rows)}`,
    ...watched.map((column, index) => `${dialect.sum(identifier(column), null)} AS ${identifier(ASKED.total(index))}`),
    ...more,
  ]
  return `SELECT ${columns.join(', ')} FROM ${identifier(name)} GROUP BY 1`
}
