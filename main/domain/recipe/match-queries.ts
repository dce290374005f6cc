import type { MatchQueries } from '../../../shared/recipe/build-plan.ts'
import type { RecipeDialect } from './recipe-dialect.ts'

/** Columns of a relation with one row per key that asks: its key (may be missing), rows, and totals t0, t1, …. */
export const ASKED = { key: '#key', rows: '#rows', total: (index: number) => `#t${index}` } as const
/** Columns of a relation with one row per key that can be found, and of those looked up. */
export const FOUND = { key: '#key', count: '#n', value: (index: number) => `#${index}` } as const

const MOST_UNMATCHED = 1000
const MOST_KNOWN = 20_000
const SHOWN_REPEATED = 5

export interface MatchSides {
  /** Relation with the columns ASKED. */
  readonly asked: string
  /** Relation with the columns FOUND. */
  readonly found: string
  readonly totals: readonly string[]
  readonly isText: boolean
  /** Whether rows without a partner stay (a look-up) or fall away (events without a unit). */
  readonly keepsUnmatched: boolean
  readonly guard: MatchQueries['guard']
}

/** The questions that a match report answers; rows are grouped by key first, so that each is read once. */
export function matchQueries(sides: MatchSides, { sql }: RecipeDialect): MatchQueries {
  const name = sql.identifier
  const [key, rows, count] = [`a.${name(ASKED.key)}`, `a.${name(ASKED.rows)}`, `f.${name(FOUND.count)}`]
  const from = `FROM ${name(sides.asked)} a LEFT JOIN ${name(sides.found)} f ON ${key} = f.${name(FOUND.key)}`
  const sum = (value: string, condition: string): string => `coalesce(sum(${value}) FILTER (WHERE ${condition}), 0)`
  const [isMatched, isUnmatched, isBlank] = [
    `${count} IS NOT NULL`,
    `${count} IS NULL AND ${key} IS NOT NULL`,
    `${key} IS NULL`,
  ]
  const partners = `coalesce(${count}, ${sides.keepsUnmatched ? 1 : 0})`
  const totals = sides.totals.flatMap((_, index) => {
    const total = `a.${name(ASKED.total(index))}`
    return [
      `coalesce(sum(${total}), 0) AS before_${index}`,
      `coalesce(sum(${total} * ${partners}), 0) AS after_${index}`,
      `${sum(total, isUnmatched)} AS unmatched_${index}`,
      `${sum(total, isBlank)} AS without_${index}`,
    ]
  })
  const found = `(SELECT count(*) FROM ${name(sides.found)})`
  const columns = [
    `${sum(rows, isMatched)} AS matched`,
    `${sum(rows, isUnmatched)} AS unmatched`,
    `${sum(rows, isBlank)} AS without_key`,
    `count(*) FILTER (WHERE ${isMatched}) AS keys_matched`,
    `${found} - count(*) FILTER (WHERE ${isMatched}) AS keys_unmatched`,
    `(SELECT count(*) FROM ${name(sides.found)} WHERE ${name(FOUND.count)} > 1) AS keys_repeated`,
    `coalesce(sum(${rows} * ${partners}), 0) AS rows_after`,
    ...totals,
  ]
  const foundKey = name(FOUND.key)
  return {
    summary: `SELECT ${columns.join(', ')} ${from}`,
    totals: sides.totals,
    unmatchedKeys: `SELECT ${key} AS key, ${rows} AS rows ${from} WHERE ${isUnmatched} ORDER BY 2 DESC, 1 LIMIT ${MOST_UNMATCHED}`,
    knownKeys: sides.isText
      ? `SELECT ${foundKey} AS key FROM ${name(sides.found)} ORDER BY 1 LIMIT ${MOST_KNOWN}`
      : null,
    repeatedKeys: `SELECT ${foundKey} AS key FROM ${name(sides.found)} WHERE ${name(FOUND.count)} > 1 ORDER BY ${name(FOUND.count)} DESC, 1 LIMIT ${SHOWN_REPEATED}`,
    guard: sides.guard,
  }
}
