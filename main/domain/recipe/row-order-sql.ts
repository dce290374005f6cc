/*
 * Features that look from row to row of a unit, in order, as SQL. Rows of one day (and item, or place in a visit) are put
 * together first, so that every window has one order only and the answer does not depend on that of the file.
 */
import { type Feature, LEAST_PRICE_CHANGES } from '../../../shared/recipe/feature.ts'
import type { FeatureInput } from './feature-sql.ts'
import type { RecipeDialect } from './recipe-dialect.ts'

type Of<Kind extends Feature['kind']> = Extract<Feature, { readonly kind: Kind }>

const IN_ORDER: ReadonlySet<Feature['kind']> = new Set([
  'medianGap',
  'renewed',
  'renewalGap',
  'elasticity',
  'path',
  'answered',
])

/** Prices whose logarithms differ by less are equal: a mean of equal prices may differ from them in the last digit. */
const SAME_LN = '1e-9'

/** What the rows of units are, for such a feature. */
interface Rows {
  readonly input: FeatureInput
  readonly dialect: RecipeDialect
  /** Expression of the key over the rows. */
  readonly key: string
  /** The relation of the rows. */
  readonly relation: string
}

/** Whether a feature looks from row to row, so that it is computed apart from plain aggregates. */
export function looksFromRowToRow({ kind }: Feature): boolean {
  return IN_ORDER.has(kind)
}

/** The feature's value of each unit that has rows for it, as a query for the columns k (the key) and v. */
export function rowOrderSql(rows: Rows): string {
  const { feature } = rows.input
  switch (feature.kind) {
    case 'medianGap':
      return medianGapSql(rows)
    case 'renewed':
    case 'renewalGap':
      return renewalSql(feature, rows)
    case 'elasticity':
      return elasticitySql(feature, rows)
    case 'path':
      return pathSql(feature, rows)
    case 'answered':
      return answeredSql(feature, rows)
    default:
      throw new Error(`“${feature.kind}” is a plain aggregate`)
  }
}

function medianGapSql(rows: Rows): string {
  const { dialect, input } = rows
  const days = `SELECT DISTINCT ${rows.key} AS k, ${dayOf(input)} AS d ${from(rows)}`
  const gaps = `SELECT k, ${dialect.gapBefore('d', 'k')} AS gap FROM (${days}) AS o`
  return `SELECT k, ${dialect.median('gap', null)} AS v FROM (${gaps}) AS o GROUP BY k`
}

/** Terms by their first day; of several that begin on it the one that ends last counts. */
function renewalSql({ kind, ends, termDays, graceDays, item }: Of<'renewed' | 'renewalGap'>, rows: Rows): string {
  const { dialect, input, key } = rows
  const { identifier, daysBetween, number } = dialect.sql
  const end = ends === null ? dayOf(input) : identifier(ends)
  const term = ends === null ? ` - ${number(termDays)}` : ''
  const terms = `SELECT ${key} AS k, ${itemOf(item, dialect)} AS i, ${dayOf(input)} AS d, max(${end}) AS e ${from(rows, item)} GROUP BY 1, 2, 3`
  const next = `SELECT k, e, lead(d) OVER (PARTITION BY k, i ORDER BY d) AS n FROM (${terms}) AS t`
  const due = `${daysBetween('e', input.asOf)}${term} >= ${number(graceDays)}`
  const late = `(${daysBetween('e', 'n')}${term})`
  const isRenewed = `${due} AND ${late} <= ${number(graceDays)}`
  const value =
    kind === 'renewed'
      ? `${dialect.double(dialect.count(isRenewed))} / nullif(${dialect.count(due)}, 0)`
      : dialect.mean(late, isRenewed)
  return `SELECT k, ${value} AS v FROM (${next}) AS t GROUP BY k`
}

/** Least squares with an intercept for each item: slopes within items, not between cheap and dear ones. */
function elasticitySql({ column, price, item }: Of<'elasticity'>, rows: Rows): string {
  const { dialect, input, key } = rows
  const { identifier } = dialect.sql
  const [q, p] = [dialect.double(identifier(column)), dialect.double(identifier(price))]
  const both = `${q} > 0 AND ${p} > 0`
  const days =
    `SELECT ${key} AS k, ${itemOf(item, dialect)} AS i, ${dayOf(input)} AS d, ${dialect.sum(q, null)} AS q, ` +
    `${dialect.sum(`${q} * ${p}`, null)} AS m ${from(rows, item, both)} GROUP BY 1, 2, 3`
  const finite = ['q', 'm'].map((sum) => dialect.formula.isFinite(sum)).join(' AND ')
  const logs = `SELECT k, i, d, ln(q) AS y, ln(m / q) AS x FROM (${days}) AS t WHERE ${finite} AND m / q > 0`
  const centred =
    'SELECT k, y - avg(y) OVER (PARTITION BY k, i) AS y, x - avg(x) OVER (PARTITION BY k, i) AS x, ' +
    `abs(x - lag(x) OVER (PARTITION BY k, i ORDER BY d)) > ${SAME_LN} AS changed FROM (${logs}) AS t`
  const slope = `${dialect.sum('x * y', null)} / nullif(${dialect.sum('x * x', null)}, 0)`
  return `SELECT k, CASE WHEN ${dialect.count('changed')} >= ${LEAST_PRICE_CHANGES} THEN ${slope} END AS v FROM (${centred}) AS t GROUP BY k`
}

/** How far each moment of a visit gets: a step counts where an earlier moment got to the step before it. */
function pathSql({ steps, visit, order }: Of<'path'>, rows: Rows): string {
  const { dialect, input, key } = rows
  const flags = steps.map((step, index) => `${flag(rule(input, step))} AS a${index}`)
  const place = order === null ? '0' : dialect.sql.identifier(order)
  const chosen = order === null ? null : `${place} IS NOT NULL`
  const moments = `SELECT ${key} AS k, ${itemOf(visit, dialect)} AS i, ${dayOf(input)} AS d, ${place} AS o, ${flags.join(', ')} ${from(rows, visit, chosen)} GROUP BY 1, 2, 3, 4`
  const reached = steps
    .slice(1)
    .reduce(
      (before, _, index) =>
        `SELECT *, CASE WHEN a${index + 1} = 1 AND max(r${index}) OVER (PARTITION BY k, i ORDER BY d, o ` +
        `ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) = 1 THEN 1 ELSE 0 END AS r${index + 1} FROM (${before}) AS t`,
      `SELECT *, a0 AS r0 FROM (${moments}) AS t`,
    )
  const visits = `SELECT k, i, max(r0) AS begun, max(r${steps.length - 1}) AS done FROM (${reached}) AS t GROUP BY 1, 2`
  const value = `${dialect.double(dialect.count('done = 1'))} / nullif(${dialect.count('begun = 1')}, 0)`
  return `SELECT k, ${value} AS v FROM (${visits}) AS t GROUP BY k`
}

function answeredSql({ contact, answer, withinDays, item }: Of<'answered'>, rows: Rows): string {
  const { dialect, input, key } = rows
  const { daysBetween, number } = dialect.sql
  const flags = `${flag(rule(input, contact))} AS c, ${flag(rule(input, answer))} AS a`
  const days = `SELECT ${key} AS k, ${itemOf(item, dialect)} AS i, ${dayOf(input)} AS d, ${flags} ${from(rows, item)} GROUP BY 1, 2, 3`
  const next =
    'SELECT k, d, c, min(CASE WHEN a = 1 THEN d END) OVER (PARTITION BY k, i ORDER BY d ' +
    `ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS n FROM (${days}) AS t`
  const over = `c = 1 AND ${daysBetween('d', input.asOf)} >= ${number(withinDays)}`
  const isAnswered = `${over} AND ${daysBetween('d', 'n')} <= ${number(withinDays)}`
  const value = `${dialect.double(dialect.count(isAnswered))} / nullif(${dialect.count(over)}, 0)`
  return `SELECT k, ${value} AS v FROM (${next}) AS t GROUP BY k`
}

/** The rows that count: they have a key, an item where one is asked for, and what else is said. */
function from({ key, relation, input, dialect }: Rows, item: string | null = null, more: string | null = null): string {
  const conditions = [
    `${key} IS NOT NULL`,
    item === null ? null : `${dialect.sql.identifier(item)} IS NOT NULL`,
    input.filter,
    more,
  ].filter((each) => each !== null)
  return `FROM ${dialect.sql.identifier(relation)} WHERE ${conditions.join(' AND ')}`
}

const dayOf = ({ day }: FeatureInput): string => day ?? 'NULL'

const itemOf = (item: string | null, { sql }: RecipeDialect): string => (item === null ? '0' : sql.identifier(item))

/** Whether any of the rows put together fulfils a condition: 1 or 0. */
const flag = (condition: string): string => `max(CASE WHEN ${condition} THEN 1 ELSE 0 END)`

function rule({ rules }: FeatureInput, text: string): string {
  const condition = rules.get(text)
  if (condition === undefined) throw new Error(`“${text}” is none of the feature's rules`)
  return condition
}
