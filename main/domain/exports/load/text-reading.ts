import type { ColumnReading, ColumnType } from '../../../../shared/entities/column.ts'
import { quoted } from '../sql-dialect.ts'

type TypedReading = (text: string, type: Exclude<ColumnType, 'text'>, reading: ColumnReading) => string

/** An expression for what a field's text holds; `typed` says how a dialect reads what is no text. NULL where missing. */
export function textReading(text: string, type: ColumnType, reading: ColumnReading, typed: TypedReading): string {
  const trimmed = `trim(${text}, ' ')`
  // A text keeps its spaces, but only spaces are no text.
  if (type === 'text') return known(text, reading.missing, `CASE WHEN ${trimmed} <> '' THEN ${text} END`)
  return known(trimmed, reading.missing, typed(trimmed, type, reading))
}

function known(text: string, missing: readonly string[], value: string): string {
  if (missing.length === 0) return value
  return `CASE WHEN ${text} NOT IN (${missing.map((one) => quoted(one, "'")).join(', ')}) THEN ${value} END`
}

/** The words of a truth as the workbench reads them (see parse-truth.ts), quoted. */
export function truthWords(chosen: boolean): { readonly yes: string; readonly no: string } {
  if (!chosen) return { yes: "'true'", no: "'false'" }
  return { yes: "'true', 't', 'yes', 'y', 'on', '1'", no: "'false', 'f', 'no', 'n', 'off', '0'" }
}
