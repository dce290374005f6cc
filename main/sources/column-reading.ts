import type { ColumnReading } from '../../shared/entities/column.ts'
import type { UnitFacts } from './amount-units.ts'
import type { ColumnPlan } from './column-builder.ts'

/** What a table keeps of a plan, so that others can read its file alike. */
export function readingOf(
  { chosen, numberStyle, dateOrder, missing = [] }: ColumnPlan,
  { unit }: Pick<UnitFacts, 'unit'> = { unit: null },
): ColumnReading {
  const sign = (byte: number): string => (byte === 0 ? '' : String.fromCharCode(byte))
  const { decimal, thousands } = numberStyle
  const reading = { chosen, decimal: sign(decimal), thousands: sign(thousands), dateOrder, missing: [...missing] }
  return unit === null ? reading : { ...reading, unit }
}
