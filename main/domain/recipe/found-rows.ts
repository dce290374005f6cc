import { amountsOf } from '../../../shared/recipe/column-signs.ts'
import { FOUND } from './match-queries.ts'
import type { RecipeDialect } from './recipe-dialect.ts'
import type { PreparedSource } from './relation.ts'
import { agreed, keptOrAgreed } from './roll-up.ts'

/**
 * One row per key that can be found, with its rows counted and the wanted columns. A key that stands twice gives what
 * all of its rows agree on (of what stood at a day, the latest): no row is ever multiplied.
 * @param key expression of the key
 * @param own column of the key as it stands, where several keys may be one unit: those are then put together
 */
export function foundSql(
  other: PreparedSource,
  columns: readonly string[],
  key: string,
  own: string | null,
  dialect: RecipeDialect,
): string {
  const { identifier } = dialect.sql
  const latestDay = other.isBalance ? other.dayColumn : null
  const from = `FROM ${identifier(other.name)} WHERE ${key} IS NOT NULL`
  const name = (index: number): string => identifier(FOUND.value(index))
  const ofKey = columns.map((column, index) => {
    const value = identifier(column)
    const one = latestDay === null ? agreed(value) : dialect.lastBy(value, identifier(latestDay), null)
    return `${one} AS ${name(index)}`
  })
  const count = latestDay === null ? 'count(*)' : '1'
  const keys = `${key} AS ${identifier(FOUND.key)}`
  const counted = `${count} AS ${identifier(FOUND.count)}`
  if (own === null) return `SELECT ${[keys, counted, ...ofKey].join(', ')} ${from} GROUP BY 1`
  const perKey = `SELECT ${[keys, `${identifier(own)} AS ${identifier(own)}`, counted, ...ofKey].join(', ')} ${from} GROUP BY 1, 2`
  const amounts = amountsOf([...other.columns].map(([column, type]) => ({ name: column, type })))
  const isOwn = `${identifier(own)} = ${identifier(FOUND.key)}`
  const together = columns.map((column, index) => {
    const put = amounts.includes(column) ? dialect.sum(name(index), null) : keptOrAgreed(name(index), isOwn)
    return `${put} AS ${name(index)}`
  })
  const most = `max(${identifier(FOUND.count)}) AS ${identifier(FOUND.count)}`
  return `SELECT ${[identifier(FOUND.key), most, ...together].join(', ')} FROM (${perKey}) AS o GROUP BY 1`
}
