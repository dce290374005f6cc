import type { ColumnType } from '../../../shared/entities/column.ts'

/**
 * How one SQL product writes what rules need. Every form here was run and compared with the reference; there is no
 * LIKE, no lower(), no collation but the binary one, no division and no calendar arithmetic.
 */
export interface SqlDialect {
  readonly id: 'duckdb' | 'sqlite' | 'postgresql'
  readonly product: string
  /** The one function that quotes a name. */
  identifier(name: string): string
  /** The one function that writes a text. */
  text(value: string): string
  /** The one function that writes a number, as the nearest double. */
  number(value: number): string
  boolean(value: boolean): string
  /** `iso` is yyyy-mm-dd. */
  date(iso: string): string
  /** A column as rules read it: doubles without NaN, days without time of day, texts as texts. */
  prepared(identifier: string, type: ColumnType): string
  /** A text expression that compares byte for byte. */
  binary(expression: string): string
  /** The place of a text in another, from 1; 0 where it is not in it. */
  position(text: string, part: string): string
  /** The as-of parameter; the given day where it is not set. */
  asOf(defaultIso: string): string
  /** Whole days from one day to another; negative where `to` is earlier. */
  daysBetween(from: string, to: string): string
  /** The type of a column of the table that the SQL reads. */
  columnType(type: ColumnType): string
  /** How to run the file and set the as-of date, a line each. */
  howToRun(fileName: string, asOfIso: string): readonly string[]
}

/** Quotes a name or a text by doubling the quote; the only place where either is quoted. */
export function quoted(value: string, quote: '"' | "'"): string {
  return `${quote}${value.replaceAll(quote, quote + quote)}${quote}`
}

/** A double so that no engine takes it for a decimal: whole numbers as they are, others with an exponent. */
export function doubleLiteral(value: number): string {
  if (Number.isSafeInteger(value)) return String(value === 0 ? 0 : value)
  const text = String(value)
  return text.includes('e') ? text : `${text}e0`
}
