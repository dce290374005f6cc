/*
 * What the name and type of a column let one suppose of it. Suppositions are only offered, never applied unasked.
 */
import type { ColumnType } from '../entities/column.ts'

export interface NamedColumn {
  readonly name: string
  readonly type: ColumnType
  /** Whether values come again among the first rows; left out where those were not looked at. */
  readonly repeats?: boolean | undefined
}

/** A column's name as words in lower case: "OrderNumber" and "order_number" are "order number". */
export function wordsOf(name: string): string {
  return name
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()
}

const isNumber = ({ type }: NamedColumn): boolean => type === 'number' || type === 'integer'
const says = (pattern: RegExp) => (column: NamedColumn) => pattern.test(wordsOf(column.name))

const QUANTITY = says(/\b(quantity|qty|units|pieces|anzahl|menge)\b/)
const PRICE = says(/\b(price|rate|preis)\b/)
const COST = says(/\b(cost|costs|cogs|kosten)\b/)
const AMOUNT = says(
  /\b(revenue|amount|sales|turnover|value|total|profit|margin|spend|spent|paid|charges?|umsatz|betrag)\b/,
)
const OCCASION = says(/\b(order|invoice|transaction|receipt|booking|deal|opportunity|ticket)\b/)
const NAME = says(/\b(id|no|nr|num|number|key|code)\b/)
const EVENT_DAY = says(/\b(order|invoice|transaction|sales?|purchase|booking|payment|event|created)\b/)

/** Two columns that name the same things by their names. */
export function isSameName(a: string, b: string): boolean {
  return wordsOf(a) === wordsOf(b)
}

/** The column that most likely names the rows: the first, where values can be compared as keys and do not repeat. */
export function likelyKey(columns: readonly NamedColumn[]): string | null {
  const [first] = columns
  const isKey = first !== undefined && first.repeats !== true && (first.type === 'integer' || first.type === 'text')
  return isKey ? first.name : null
}

/** The day on which something happened: the only column of days, or the only one that names an occasion. */
export function likelyDay(columns: readonly NamedColumn[]): string | null {
  const [day, ...others] = possibleDays(columns)
  return day !== undefined && others.length === 0 ? day : null
}

/** Columns of days that may say when something happened: those that name an occasion, else all. */
export function possibleDays(columns: readonly NamedColumn[]): readonly string[] {
  const days = columns.filter(({ type }) => type === 'date')
  const named = days.filter(EVENT_DAY)
  return (named.length > 0 ? named : days).map(({ name }) => name)
}

/** Whether a column names orders or the like. */
export function namesOccasion(column: NamedColumn): boolean {
  return column.type !== 'date' && OCCASION(column) && NAME(column)
}

/** The column that names orders or the like, so that lines of one are counted once; null where there is none. */
export function likelyOccasion(columns: readonly NamedColumn[]): string | null {
  return columns.find(namesOccasion)?.name ?? null
}

/** Amounts that a row holds per piece, with the pieces: quantity × price is revenue, quantity × cost is cost. */
export function perPiece(
  columns: readonly NamedColumn[],
): { readonly quantity: string; readonly price: string | null; readonly cost: string | null } | null {
  const quantity = columns.find((column) => isNumber(column) && QUANTITY(column))
  if (quantity === undefined) return null
  const price = columns.find((column) => isNumber(column) && PRICE(column))
  const cost = columns.find((column) => isNumber(column) && COST(column))
  return { quantity: quantity.name, price: price?.name ?? null, cost: cost?.name ?? null }
}

/** Columns whose sum over rows is an amount of money. Prices are none, and costs per piece neither. */
export function amountsOf(columns: readonly NamedColumn[]): readonly string[] {
  const pieces = perPiece(columns)
  const isWhole = (column: NamedColumn): boolean => AMOUNT(column) || (COST(column) && column.name !== pieces?.cost)
  return columns.filter((column) => isNumber(column) && isWhole(column) && !PRICE(column)).map(({ name }) => name)
}
