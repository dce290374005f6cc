import type { ColumnType } from '../../../shared/entities/column.ts'
import type { KeyForm, KeyMapping } from '../../../shared/recipe/key-form.ts'
import type { RecipeDialect } from './recipe-dialect.ts'

/** One column of a key on one side, as an SQL expression. */
export interface KeyPart {
  readonly sql: string
  readonly type: ColumnType
}

export interface KeyPair {
  /** Expressions that are equal where the keys are the same, and missing where there is none. */
  readonly left: string
  readonly right: string
  readonly isText: boolean
}

const SEPARATOR = 31

/** A key as text, evened out; blank is missing. */
export function keyText({ sql, type }: KeyPart, form: KeyForm, dialect: RecipeDialect): string {
  if (type === 'integer') return dialect.wholeText(sql)
  if (type === 'number') return dialect.doubleText(sql)
  if (type !== 'text') return dialect.wholeText(sql)
  const steps = [
    form.spaces ? dialect.evenSpaces : null,
    form.ignoreCase ? dialect.lowerCase : null,
    form.leadingZeros ? dialect.withoutLeadingZeros : null,
    // What stood behind the zeros: an evened key must stay as it is when it is evened again.
    form.leadingZeros && form.spaces ? dialect.evenSpaces : null,
  ].filter((step) => step !== null)
  return `nullif(${steps.reduce((text, step) => step(text), sql)}, '')`
}

/** Both sides of a key so that they compare: whole numbers and days as they are, everything else as text. */
export function keyPair(
  left: readonly KeyPart[],
  right: readonly KeyPart[],
  form: KeyForm,
  map: readonly KeyMapping[],
  dialect: RecipeDialect,
  stepId: string,
): KeyPair {
  const [one, ...more] = left
  const [other] = right
  const plain = one !== undefined && one.type === other?.type && (one.type === 'integer' || one.type === 'date')
  if (plain && more.length === 0 && map.length === 0) return { left: one.sql, right: other.sql, isText: false }
  const joined = (parts: readonly KeyPart[]): string =>
    parts.map((part) => keyText(part, form, dialect)).join(` || chr(${SEPARATOR}) || `)
  return { left: mapped(joined(left), form, map, dialect, stepId), right: joined(right), isText: true }
}

function mapped(
  key: string,
  form: KeyForm,
  map: readonly KeyMapping[],
  dialect: RecipeDialect,
  stepId: string,
): string {
  if (map.length === 0) return key
  return dialect.mappedKey(key, map, (sql) => keyText({ sql, type: 'text' }, form, dialect), stepId)
}

/** The key of the customer table: whole numbers stay numbers, texts are evened out. Null for a type that is no key. */
export function unitKey(part: KeyPart, form: KeyForm, dialect: RecipeDialect): KeyPart | null {
  if (part.type === 'integer') return part
  if (part.type === 'number') return { sql: dialect.wholeOf(part.sql), type: 'integer' }
  return part.type === 'text' ? { sql: keyText(part, form, dialect), type: 'text' } : null
}
