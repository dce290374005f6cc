import type { ColumnType } from '../entities/column.ts'
import { TYPE_NOUNS } from '../rules/check-condition.ts'
import { mendedOperand } from '../rules/mended-operand.ts'
import { type Problem, problemAt, shortened } from '../rules/problem.ts'
import type { Formula } from './formula.ts'
import { type FormulaCheck, placeOf } from './formula-check.ts'
import { isNumeric } from './formula-type.ts'
import { printFormula } from './print-formula.ts'

/** "industry is a text": what a part of a formula gives. */
export function holds(formula: Formula, type: ColumnType): string {
  return `${shortened(printFormula(formula))} is ${TYPE_NOUNS[type]}`
}

/** Says that a part is not of the type that stands there, with what would be. */
export function misfit(
  part: Formula,
  type: ColumnType,
  wanted: 'number' | 'text' | 'date',
  by: string,
  check: FormulaCheck,
): Problem {
  const message = `${by} takes ${PLURALS[wanted]}; ${holds(part, type)}.`
  const replacement = mended(part, type, wanted)
  return problemAt(placeOf(part, check), message, replacement === null ? {} : { replacement })
}

const PLURALS = { number: 'numbers', text: 'texts', date: 'dates' } as const

/** Whether a value of a type may stand where another is wanted. */
export function fits(type: ColumnType, wanted: 'number' | 'text' | 'date'): boolean {
  return type === wanted || (wanted === 'number' && isNumeric(type))
}

function mended(part: Formula, type: ColumnType, wanted: 'number' | 'text' | 'date'): string | null {
  if (part.kind === 'value')
    return wanted === 'date' && part.value.type !== 'text' ? null : mendedOperand(part.value, wanted)
  const isFlag = part.kind === 'column' && type === 'boolean' && wanted === 'number'
  return isFlag ? `if(${printFormula(part)} = true, 1, 0)` : null
}
