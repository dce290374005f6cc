import type { ColumnType } from '../entities/column.ts'
import { isIsoDay } from './day.ts'
import { printNumber, printText } from './print-name.ts'
import type { Operand } from './rule.ts'

const DECIMAL = /^-?\d+(?:\.\d+)?$/
const YES = new Set(['true', 'yes', 'y', '1'])
const NO = new Set(['false', 'no', 'n', '0'])

/** An operand of the wrong type as the text of one that fits the column, or null where nothing is meant so plainly. */
export function mendedOperand(operand: Operand, type: ColumnType): string | null {
  if (operand.type === 'threshold') return null
  const { value } = operand
  switch (type) {
    case 'text':
      return printText(typeof value === 'number' ? printNumber(value) : String(value))
    case 'number':
    case 'integer':
      return operand.type === 'text' && DECIMAL.test(operand.value) ? printNumber(Number(operand.value)) : null
    case 'date':
      return operand.type === 'text' && isIsoDay(operand.value) ? operand.value : null
    default:
      if (YES.has(String(value).toLowerCase())) return 'true'
      return NO.has(String(value).toLowerCase()) ? 'false' : null
  }
}
