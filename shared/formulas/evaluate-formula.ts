/*
 * The reference meaning of a formula, one unit at a time: plain, and what every engine is compared with. See formula.ts
 * for what missing, not finite and whole mean.
 */
import { assertNever } from '../contract/assert-never.ts'
import type { ColumnType } from '../entities/column.ts'
import { dayFromIso } from '../rules/day.ts'
import type { Literal } from '../rules/rule.ts'
import { type Cell, TRUE, truthOf } from '../rules/truth.ts'
import { typeOfFormula } from './check-formula.ts'
import { evaluateCall } from './evaluate-call.ts'
import type { ArithmeticOperator, Formula } from './formula.ts'
import { finiteOrMissing, numberIn } from './formula-cell.ts'

export interface FormulaContext {
  /** The as-of date, as a day number. */
  readonly asOf: number
  /** The columns that the formula was checked against, with their types. */
  readonly columns: ReadonlyMap<string, ColumnType>
}

const NO_THRESHOLDS: ReadonlyMap<string, number> = new Map()

/** A derived column's value for a unit whose cells are asked for by column; the formula has been checked. */
export function formulaEvaluator(
  formula: Formula,
  { asOf, columns }: FormulaContext,
): (cellOf: (column: string) => Cell) => Cell {
  const isWhole = typeOfFormula(formula, columns) === 'integer'
  return (cellOf) => {
    const value = cellValue(formula, cellOf, asOf)
    if (typeof value !== 'number') return value
    if (isWhole && !Number.isSafeInteger(value)) return null
    return value === 0 ? 0 : value
  }
}

function cellValue(formula: Formula, cellOf: (column: string) => Cell, asOf: number): Cell {
  switch (formula.kind) {
    case 'value':
      return literalCell(formula.value)
    case 'column':
      return finiteOrMissing(cellOf(formula.column))
    case 'snapshot':
      return asOf
    case 'negative': {
      const value = numberIn(cellValue(formula.of, cellOf, asOf))
      return value === null ? null : -value
    }
    case 'arithmetic': {
      const left = numberIn(cellValue(formula.left, cellOf, asOf))
      const right = numberIn(cellValue(formula.right, cellOf, asOf))
      return left === null || right === null ? null : finiteOrMissing(computed(formula.operator, left, right))
    }
    case 'call':
      return evaluateCall(
        formula,
        formula.arguments.map((part) => cellValue(part, cellOf, asOf)),
      )
    case 'if': {
      const isTrue = truthOf(formula.rule, cellOf, { asOf, thresholds: NO_THRESHOLDS }) === TRUE
      const chosen = isTrue ? formula.whenTrue : formula.otherwise
      return chosen === null ? null : cellValue(chosen, cellOf, asOf)
    }
    default:
      return assertNever(formula)
  }
}

function computed(operator: ArithmeticOperator, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right
    case '-':
      return left - right
    case '*':
      return left * right
    case '/':
      return left / right
    default:
      return assertNever(operator)
  }
}

function literalCell(literal: Literal): Cell {
  return literal.type === 'date' ? dayFromIso(literal.value) : literal.value
}
