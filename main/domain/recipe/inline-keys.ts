import type { SqlDialect } from '../exports/sql-dialect.ts'
import type { RecipeDialect } from './recipe-dialect.ts'

/** Keys that people decided about, written into the SQL itself. */
export function inlineKeys(sql: SqlDialect): Pick<RecipeDialect, 'mappedKey' | 'mergedKeys'> {
  return {
    mappedKey(key, pairs, even) {
      const cases = pairs.map(({ from, to }) => `WHEN ${even(sql.text(from))} THEN ${even(sql.text(to))}`)
      return `CASE ${key} ${cases.join(' ')} ELSE ${key} END`
    },
    mergedKeys(pairs, type) {
      const literal = (key: string): string => (type === 'text' ? sql.text(key) : `CAST(${key} AS BIGINT)`)
      const rows = pairs.map((pair) => `(${pair.map(literal).join(', ')})`)
      if (rows.length > 0) return `(VALUES ${rows.join(', ')})`
      // A list of values cannot be empty.
      return `(SELECT ${literal('0')}, ${literal('0')} WHERE 1 = 0)`
    },
  }
}
