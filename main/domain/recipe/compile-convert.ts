import type { ConvertQueries } from '../../../shared/recipe/build-plan.ts'
import type { RecipeSource } from '../../../shared/recipe/recipe.ts'
import type { RecipeCurrency } from '../../../shared/recipe/recipe-currency.ts'
import type { ConvertStep } from '../../../shared/recipe/recipe-step.ts'
import { relationName } from '../../../shared/recipe/relation-name.ts'
import { addStep, type Compilation, type Place, refuse, tableSql, typeOf, viewSql } from './compilation.ts'
import { keyText } from './key-sql.ts'
import { CODE_FORM, rateSpans } from './rate-spans.ts'
import type { PreparedSource } from './relation.ts'

/** Columns of the relation with one row per currency and day: rows, rows with an amount, the rate, and sums. */
const DAYS = { currency: '#currency', day: '#day', rows: '#rows', filled: '#filled', rate: '#rate' } as const
const sumName = (index: number): string => `#t${index}`

/** Amounts in the one currency of the recipe, at the rate that is valid on the row's day. Null where it was refused. */
export function compileConvert(
  step: ConvertStep,
  rows: PreparedSource,
  declared: RecipeSource,
  currency: RecipeCurrency | null,
  compilation: Compilation,
): PreparedSource | null {
  const place: Place = { sourceId: rows.sourceId, stepId: step.id }
  const { dialect } = compilation
  const { identifier } = dialect.sql
  const amounts = step.columns.filter((column) => isAmount(column, rows, place, compilation))
  if (currency === null) {
    const remedy = 'Say which currency all money is to be in.'
    return refuse(compilation, place, 'There is no currency to convert to.', remedy)
  }
  const code = currencyOf(declared, rows, place, compilation)
  const spans = rateSpans(currency, step.id, place, compilation)
  if (amounts.length < step.columns.length || code === null || spans === null) return null
  const day = rows.dayColumn === null ? compilation.asOf : identifier(rows.dayColumn)
  const [asked, days, name] = [
    relationName('asked', step.id),
    relationName('keys', step.id),
    relationName('step', step.id),
  ]
  const [c, d, rate] = [identifier(DAYS.currency), identifier(DAYS.day), identifier(DAYS.rate)]
  const filled = amounts.map((column) => `${identifier(column)} IS NOT NULL`).join(' OR ')
  const sums = amounts.map(
    (column, index) => `${dialect.sum(identifier(column), null)} AS ${identifier(sumName(index))}`,
  )
  const own = keyText({ sql: dialect.sql.text(currency.code), type: 'text' }, CODE_FORM, dialect)
  const onDay = rows.dayColumn === null ? '' : ` AND r.${identifier(rows.dayColumn)} = x.${d}`
  // What is in the recipe's currency needs no day to be known, as rows without one have none to join by.
  const ownOr = `CASE WHEN ${code.of('r.')} = ${own} THEN ${dialect.sql.number(1)} ELSE x.${rate} END`
  const columns = [...rows.columns.keys()].map((column) => {
    const value = `r.${identifier(column)}`
    return amounts.includes(column) ? `${dialect.double(value)} * ${ownOr} AS ${identifier(column)}` : value
  })
  const statements = [
    ...spans.statements,
    tableSql(
      asked,
      `SELECT ${[`${code.sql} AS ${c}`, `${day} AS ${d}`, `count(*) AS ${identifier(DAYS.rows)}`, `count(CASE WHEN ${filled} THEN 1 END) AS ${identifier(DAYS.filled)}`, ...sums].join(', ')} ` +
        `FROM ${identifier(rows.name)} GROUP BY 1, 2`,
      compilation,
    ),
    tableSql(
      days,
      `SELECT a.*, CASE WHEN a.${c} = ${own} THEN ${dialect.sql.number(1)} ELSE s.rate END AS ${rate} FROM ${identifier(asked)} a ` +
        `LEFT JOIN ${identifier(spans.relation)} s ON a.${c} = s.code AND a.${d} >= s.day_from AND (s.day_to IS NULL OR a.${d} < s.day_to)`,
      compilation,
    ),
    viewSql(
      name,
      `SELECT ${columns.join(', ')} FROM ${identifier(rows.name)} r LEFT JOIN ${identifier(days)} x ON ${code.of('r.')} = x.${c}${onDay}`,
      compilation,
    ),
  ]
  const converted = new Map(
    [...rows.columns].map(([column, type]) => [column, amounts.includes(column) ? 'number' : type] as const),
  )
  const relation = { ...rows, name, columns: converted }
  const convert = convertQueries(days, spans.relation, amounts, currency.code, compilation)
  addStep(compilation, place, { kind: step.kind, relation, statements, convert })
  return relation
}

function isAmount(column: string, rows: PreparedSource, place: Place, compilation: Compilation): boolean {
  const type = typeOf(column, rows, place, compilation)
  if (type === null || type === 'number' || type === 'integer') return type !== null
  refuse(compilation, place, `“${column}” holds no numbers, so it cannot be converted.`, 'Choose columns of money.')
  return false
}

/** The code of a row's currency: its column's, or what the source declares for all. */
function currencyOf(
  { currency, currencyColumn }: RecipeSource,
  rows: PreparedSource,
  place: Place,
  compilation: Compilation,
): { readonly sql: string; of(prefix: string): string } | null {
  const { dialect } = compilation
  if (currencyColumn === null && currency !== null) {
    const sql = keyText({ sql: dialect.sql.text(currency), type: 'text' }, CODE_FORM, dialect)
    return { sql, of: () => sql }
  }
  if (currencyColumn === null) {
    const remedy = 'Say at the source which currency its amounts are in, or which column says so.'
    return refuse(compilation, place, 'It is not known which currency the amounts are in.', remedy)
  }
  const type = typeOf(currencyColumn, rows, place, compilation)
  if (type === null) return null
  if (type !== 'text')
    return refuse(
      compilation,
      place,
      `“${currencyColumn}” holds no currencies.`,
      'Choose a column of codes such as EUR.',
    )
  const of = (prefix: string): string =>
    keyText({ sql: `${prefix}${dialect.sql.identifier(currencyColumn)}`, type }, CODE_FORM, dialect)
  return { sql: of(''), of }
}

function convertQueries(
  days: string,
  spans: string,
  amounts: readonly string[],
  to: string,
  { dialect }: Compilation,
): ConvertQueries {
  const { identifier } = dialect.sql
  const [c, d, rate, filled] = [DAYS.currency, DAYS.day, DAYS.rate, DAYS.filled].map(identifier)
  const from = `FROM ${identifier(days)}`
  const text = (value: string): string => dialect.wholeText(value)
  const sums = amounts.flatMap((_, index) => [
    `coalesce(sum(${identifier(sumName(index))}), 0) AS before_${index}`,
    `coalesce(sum(${identifier(sumName(index))} * ${rate}), 0) AS after_${index}`,
  ])
  return {
    to,
    amounts,
    missing:
      `SELECT ${c} AS currency, sum(${filled}) AS rows, count(DISTINCT ${d}) AS days, ${text(`min(${d})`)} AS first, ${text(`max(${d})`)} AS last ` +
      `${from} WHERE ${rate} IS NULL AND ${filled} > 0 GROUP BY ${c} ORDER BY 2 DESC, 1`,
    ambiguous: `SELECT code AS currency, ${text('day_from')} AS first FROM ${identifier(spans)} WHERE rate <> other ORDER BY 1, 2`,
    totals:
      `SELECT ${[`${c} AS currency`, `sum(${identifier(DAYS.rows)}) AS rows`, `min(${rate}) AS least`, `max(${rate}) AS most`, ...sums].join(', ')} ` +
      `${from} GROUP BY ${c} ORDER BY 2 DESC, 1`,
  }
}
