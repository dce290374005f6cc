import type { ColumnType } from '../entities/column.ts'
import type { Literal } from '../rules/rule.ts'

/** A literal's type: a number without a fraction, within ±(2^53 - 1), is a whole number. */
export function literalType(literal: Literal): ColumnType {
  return literal.type === 'number' && Number.isSafeInteger(literal.value) ? 'integer' : literal.type
}

export function isNumeric(type: ColumnType): boolean {
  return type === 'number' || type === 'integer'
}

/** The type that holds values of all the types, or null: whole numbers among numbers are numbers. */
export function commonType(types: readonly ColumnType[]): ColumnType | null {
  const [first, ...others] = types
  if (first === undefined) return null
  if (others.every((type) => type === first)) return first
  return types.every(isNumeric) ? 'number' : null
}
