import type { KeyForm } from '../../../shared/recipe/key-form.ts'
import type { RecipeCurrency } from '../../../shared/recipe/recipe-currency.ts'
import { relationName } from '../../../shared/recipe/relation-name.ts'
import { type Compilation, type Place, refuse, tableSql, typeOf } from './compilation.ts'
import { keyText } from './key-sql.ts'

/** How codes of currencies are evened out. */
export const CODE_FORM: KeyForm = { spaces: true, ignoreCase: true, leadingZeros: false }
/** Rates without a day are valid from the first one on. */
export const FIRST_DAY = '0001-01-01'

export interface RateSpans {
  /** Relation with the columns code, day_from, day_to (null: to the end), rate, other (another rate of that day). */
  readonly relation: string
  readonly statements: readonly string[]
}

/**
 * What one unit of each currency is worth in the recipe's, by the days from which it is valid. A rate the other way round
 * serves where there is none: it is divided by. Null where something was refused.
 */
export function rateSpans(
  { code, rates }: RecipeCurrency,
  stepId: string,
  place: Place,
  compilation: Compilation,
): RateSpans | null {
  const { dialect } = compilation
  const raw = rates.kind === 'typed' ? typedRates(rates.rows, compilation) : ratesOf(rates, place, compilation)
  if (raw === null) return null
  const relation = relationName('rates', stepId)
  const evened = (name: string): string => keyText({ sql: name, type: 'text' }, CODE_FORM, dialect)
  const own = keyText({ sql: dialect.sql.text(code), type: 'text' }, CODE_FORM, dialect)
  const one = dialect.sql.number(1)
  const select =
    `WITH given AS (SELECT ${evened('f')} AS f, ${evened('t')} AS t, r, coalesce(d, ${dialect.sql.date(FIRST_DAY)}) AS d FROM (${raw}) v WHERE r > 0), ` +
    `direct AS (SELECT f AS code, d, r FROM given WHERE t = ${own} AND f <> ${own}), ` +
    `turned AS (SELECT t AS code, d, ${one} / r AS r FROM given WHERE f = ${own} AND t <> ${own} AND t NOT IN (SELECT code FROM direct)), ` +
    'days AS (SELECT code, d, min(r) AS rate, max(r) AS other FROM (SELECT * FROM direct UNION ALL SELECT * FROM turned) b GROUP BY code, d) ' +
    'SELECT code, d AS day_from, lead(d) OVER (PARTITION BY code ORDER BY d) AS day_to, rate, other FROM days'
  return { relation, statements: [tableSql(relation, select, compilation)] }
}

type TypedRows = Extract<RecipeCurrency['rates'], { kind: 'typed' }>['rows']

/** A query with the columns f, t, r, d. */
function typedRates(rows: TypedRows, { dialect: { sql } }: Compilation): string {
  const none = rows.length === 0
  // A list of values cannot be empty.
  const listed = none ? [{ from: '', to: '', rate: 1, validFrom: null }] : rows
  const values = listed.map(
    ({ from, to, rate, validFrom }) =>
      `(${sql.text(from)}, ${sql.text(to)}, CAST(${sql.number(rate)} AS ${sql.columnType('number')}), ${sql.date(validFrom ?? FIRST_DAY)})`,
  )
  return `SELECT * FROM (VALUES ${values.join(', ')}) AS w(f, t, r, d)${none ? ' WHERE 1 = 0' : ''}`
}

type SourceRates = Extract<RecipeCurrency['rates'], { kind: 'source' }>

function ratesOf(rates: SourceRates, place: Place, compilation: Compilation): string | null {
  const { dialect, prepared } = compilation
  const source = prepared.get(rates.source)
  if (source === undefined) return refuse(compilation, place, `There is no source “${rates.source}” for the rates.`)
  const name = compilation.nameOf(rates.source)
  const wanted = [
    [rates.from, ['text'], 'no currencies'],
    [rates.to, ['text'], 'no currencies'],
    [rates.rate, ['number', 'integer'], 'no rates'],
    ...(rates.validFrom === null ? [] : [[rates.validFrom, ['date'], 'no days'] as const]),
  ] as const
  for (const [column, types, what] of wanted) {
    const type = typeOf(column, source, place, compilation)
    if (type === null) return null
    if (!types.some((each) => each === type))
      return refuse(compilation, place, `“${column}” of ${name} holds ${what}.`, 'Choose another column of the rates.')
  }
  const { identifier } = dialect.sql
  const day = rates.validFrom === null ? dialect.sql.date(FIRST_DAY) : identifier(rates.validFrom)
  return (
    `SELECT ${identifier(rates.from)} AS f, ${identifier(rates.to)} AS t, ${dialect.double(identifier(rates.rate))} AS r, ` +
    `${day} AS d FROM ${identifier(source.name)}`
  )
}
