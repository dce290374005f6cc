/*
 * What is compared to find rows that are the same unit: which columns, and how each of them is read.
 */
import { amountsOf, type NamedColumn, wordsOf } from './column-signs.ts'

/**
 * How a column's values are compared:
 * name      letters without accents, case, punctuation and legal forms, in any order of the words
 * email     without case
 * phone     the last eight digits
 * street    as a name, "Straße" and "Str." alike
 * postcode  letters and digits
 * place     a town or country
 * day       a date
 * code      letters and digits, leading zeros apart
 * other     as a text
 */
export type ComparedAs = 'name' | 'email' | 'phone' | 'street' | 'postcode' | 'place' | 'day' | 'code' | 'other'

export interface Comparison {
  /** Several columns are read as one: first name and surname. */
  readonly columns: readonly string[]
  readonly as: ComparedAs
}

const SIGNS: readonly (readonly [as: ComparedAs, pattern: RegExp])[] = [
  ['email', /\b(e ?mail|mail)\b/],
  ['phone', /\b(phone|telephone|telefon|tel|mobile|mobil|handy|fax)\b/],
  ['postcode', /\b(postcode|postal ?code|post ?code|zip|zip ?code|plz|postleitzahl)\b/],
  ['street', /\b(street|stra(ss|ß)e|address|adresse|anschrift)\b/],
  ['place', /\b(city|town|ort|stadt|country|land|region|state|county|bundesland)\b/],
  ['day', /\b(birth|born|geburtstag|geburtsdatum|founded|gegründet)\b/],
  ['name', /\b(name|firm|firma|company|account|customer|kunde|organi[sz]ation|title)\b/],
]
const PERSON_PART = /\b(first ?name|last ?name|surname|vorname|nachname|given ?name|family ?name|forename)\b/

/** How a column would be compared; null where comparing it says nothing of who a row is. */
export function comparedAs(column: NamedColumn): ComparedAs | null {
  const { name, type } = column
  const words = wordsOf(name)
  const isNumber = type === 'number' || type === 'integer'
  const found = SIGNS.find(([, pattern]) => pattern.test(words))?.[0] ?? null
  if (type === 'date') return found === 'day' ? 'day' : null
  if (isNumber) return found === 'phone' || found === 'postcode' ? found : null
  if (type !== 'text') return null
  if (found === 'day') return 'other'
  return /\b(id|no|nr|number|code|key)\b/.test(words) && found !== 'phone' && found !== 'postcode'
    ? 'code'
    : (found ?? (PERSON_PART.test(words) ? 'name' : 'other'))
}

/** The comparisons that are made where nothing else was chosen: all columns that say who or where a row is. */
export function usualComparisons(columns: readonly NamedColumn[], key: string): readonly Comparison[] {
  const others = columns.filter(({ name }) => name !== key)
  return chosenComparisons(
    others,
    others
      .filter((column) => !['other', 'code', null].includes(comparedAs(column)))
      .map(({ name }) => name)
      .filter((name) => !amountsOf(others).includes(name)),
  )
}

/** Comparisons of the columns of these names; parts of a person's name become one. */
export function chosenComparisons(columns: readonly NamedColumn[], names: readonly string[]): readonly Comparison[] {
  const chosen = columns.filter(({ name }) => names.includes(name))
  const parts = chosen.filter(({ name, type }) => type === 'text' && PERSON_PART.test(wordsOf(name)))
  const together = parts.length > 1 ? parts.map(({ name }) => name) : []
  const rest = chosen.filter(({ name }) => !together.includes(name))
  return [
    ...(together.length === 0 ? [] : [{ columns: together, as: 'name' as const }]),
    ...rest.map((column) => ({ columns: [column.name], as: comparedAs(column) ?? 'other' })),
  ]
}
