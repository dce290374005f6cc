import { AppError } from '../../../shared/contract/app-error.ts'
import type { SourceColumn } from '../../../shared/recipe/recipe-report.ts'
import { PERCENT } from '../amount-units.ts'

/** A column as one file has it. */
export interface OwnColumn {
  readonly column: SourceColumn
  readonly rows: number
  readonly fileName: string
}

/**
 * Throws AppError where one file has a column's amounts in another unit than another file: € and $ do not add up, and
 * 12 % beside a bare 0.12 is a hundred times too much. Bare amounts count alike beside a currency.
 */
export function requireCommonUnit(own: readonly OwnColumn[]): void {
  const numbers = own.filter(({ column: { type, isRead, missing, reading }, rows }) => {
    return (type === 'number' || type === 'integer') && isRead && missing < rows && reading?.chosen !== true
  })
  const first = numbers.find(({ column }) => unitOf(column) !== null)
  if (first === undefined) return
  const unit = unitOf(first.column)
  const other = numbers.find(({ column }) => {
    const its = unitOf(column)
    return its !== unit && (its !== null || unit === PERCENT)
  })
  if (other === undefined) return
  const { name } = other.column
  const [its, one] = [inWords(unitOf(other.column)), inWords(unit)]
  throw new AppError('file-unsupported', `“${name}” is ${its} in ${other.fileName} and ${one} in ${first.fileName}.`, {
    remedy: `Read “${name}” as text for the whole source, or make a source of each unit.`,
    place: { file: other.fileName, column: name },
  })
}

function unitOf({ reading }: SourceColumn): string | null {
  return reading?.unit ?? null
}

function inWords(unit: string | null): string {
  if (unit === null) return 'without a percent sign'
  return unit === PERCENT ? 'in percent' : `in ${unit}`
}
