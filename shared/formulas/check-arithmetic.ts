import type { ColumnType } from '../entities/column.ts'
import { type Problem, problemAt } from '../rules/problem.ts'
import type { Formula } from './formula.ts'
import { type FormulaCheck, placeOf } from './formula-check.ts'
import { fits, misfit } from './misfit.ts'
import { printFormula } from './print-formula.ts'

type Arithmetic = Extract<Formula, { kind: 'arithmetic' }>

/** The type of a number with its sign turned; null after noting why there is none. */
export function checkNegative(
  formula: Extract<Formula, { kind: 'negative' }>,
  type: ColumnType | null,
  check: FormulaCheck,
): ColumnType | null {
  if (type === null || fits(type, 'number')) return type
  check.problems.push(misfit(formula.of, type, 'number', '“-”', check))
  return null
}

/** The type of a sum, difference, product or quotient; null after noting why there is none. A quotient is never whole. */
export function checkArithmetic(
  formula: Arithmetic,
  left: ColumnType | null,
  right: ColumnType | null,
  check: FormulaCheck,
): ColumnType | null {
  if (left === null || right === null) return null
  const problem = meantOtherwise(formula, left, right, check)
  if (problem !== null) {
    check.problems.push(problem)
    return null
  }
  const misfits = [
    { part: formula.left, type: left },
    { part: formula.right, type: right },
  ].flatMap(({ part, type }) =>
    fits(type, 'number') ? [] : [misfit(part, type, 'number', `“${formula.operator}”`, check)],
  )
  check.problems.push(...misfits)
  if (misfits.length > 0) return null
  return left === 'integer' && right === 'integer' && formula.operator !== '/' ? 'integer' : 'number'
}

/** What spreadsheets and SQL let operators do with dates and texts. */
function meantOtherwise(formula: Arithmetic, left: ColumnType, right: ColumnType, check: FormulaCheck): Problem | null {
  const place = placeOf(formula, check)
  const [first, second] = [printFormula(formula.left), printFormula(formula.right)]
  const { operator } = formula
  if (left === 'date' && right === 'date' && operator === '-') {
    const replacement = `days_between(${second}, ${first})`
    return problemAt(place, 'Dates are not subtracted; days are counted between them.', { replacement })
  }
  if (left === 'text' && right === 'text' && operator === '+') {
    return problemAt(place, 'Texts are not added; they are joined.', { replacement: `join(${first}, ${second})` })
  }
  const isMoved = operator === '+' || operator === '-'
  if (isMoved && left === 'date' && fits(right, 'number')) {
    const suggestion = 'Count the days between two dates with days_between, and compare those.'
    return problemAt(place, 'A date is not moved by a number of days.', { suggestion })
  }
  return null
}
