import { assertNever } from '../contract/assert-never.ts'
import type { ColumnType } from '../entities/column.ts'
import { printNumber } from '../rules/print-name.ts'
import { type Problem, problemAt } from '../rules/problem.ts'
import { type Call, digitsOf, writtenNumber, writtenText } from './call-literals.ts'
import type { Formula } from './formula.ts'
import { type FormulaCheck, placeOf } from './formula-check.ts'
import { commonType, isNumeric } from './formula-type.ts'
import {
  FUNCTIONS,
  MOST_ARGUMENTS,
  MOST_DIGITS,
  type Parameter,
  parameterAt,
  signatureOf,
} from './function-catalogue.ts'
import { fits, holds, misfit } from './misfit.ts'

/** The type that a function gives; null after noting why it gives none. `types` are those of the arguments. */
export function checkCall(call: Call, types: readonly (ColumnType | null)[], check: FormulaCheck): ColumnType | null {
  const problems = [...countProblems(call, check), ...argumentProblems(call, types, check)]
  check.problems.push(...problems)
  const known = types.filter((type) => type !== null)
  if (problems.length > 0 || known.length < types.length) return null
  const common = checkCommon(call, known, check)
  if (common === 'none') return null
  const { result } = FUNCTIONS[call.name]
  if (result === 'given') return common
  return result === 'rounded' ? (digitsOf(call) > 0 ? 'number' : 'integer') : result
}

function countProblems(call: Call, check: FormulaCheck): readonly Problem[] {
  const { parameters, optional, repeats } = FUNCTIONS[call.name]
  const count = call.arguments.length
  const least = parameters.length - optional
  const most = repeats ? MOST_ARGUMENTS : parameters.length
  if (count >= least && count <= most) return []
  const wanted = repeats ? `${least} to ${most}` : optional > 0 ? `${least} or ${most}` : String(least)
  const noun = wanted === '1' ? 'value' : 'values'
  return [
    problemAt(placeOf(call, check), `${call.name} takes ${wanted} ${noun}, not ${count}.`, {
      suggestion: `Write ${signatureOf(call.name)}.`,
    }),
  ]
}

function argumentProblems(call: Call, types: readonly (ColumnType | null)[], check: FormulaCheck): readonly Problem[] {
  return call.arguments.flatMap((part, index) => {
    const [parameter, type] = [parameterAt(call.name, index), types[index] ?? null]
    if (parameter === null || type === null) return []
    const problem = argumentProblem(call, part, index, type, parameter, check)
    return problem === null ? [] : [problem]
  })
}

function argumentProblem(
  call: Call,
  part: Formula,
  index: number,
  type: ColumnType,
  { kind }: Parameter,
  check: FormulaCheck,
): Problem | null {
  switch (kind) {
    case 'number':
    case 'text':
    case 'date':
      return fits(type, kind) ? null : misfit(part, type, kind, call.name, check)
    case 'ordered':
      if (isNumeric(type) || type === 'date') return null
      return problemAt(placeOf(part, check), `${call.name} takes numbers or dates; ${holds(part, type)}.`)
    case 'any':
      return null
    case 'digits':
      return isWholeLiteral(part, -MOST_DIGITS, MOST_DIGITS)
        ? null
        : problemAt(placeOf(part, check), `The digits are a whole number from -${MOST_DIGITS} to ${MOST_DIGITS}.`)
    case 'count':
      return isWholeLiteral(part, 1, MOST_CHARACTERS)
        ? null
        : problemAt(placeOf(part, check), `The count is a whole number from 1 to ${MOST_CHARACTERS}.`)
    case 'bound':
      return boundProblem(call, part, index, check)
    case 'separator':
      return (writtenText(part) ?? '') !== ''
        ? null
        : problemAt(placeOf(part, check), 'The separator is a text in double quotes of at least one character.')
    default:
      return assertNever(kind)
  }
}

const MOST_CHARACTERS = 1000

function isWholeLiteral(part: Formula, least: number, most: number): boolean {
  const value = writtenNumber(part)
  return value !== null && Number.isInteger(value) && value >= least && value <= most
}

function boundProblem(call: Call, part: Formula, index: number, check: FormulaCheck): Problem | null {
  const value = writtenNumber(part)
  if (value === null) {
    return problemAt(placeOf(part, check), 'A bound of a band is a number.', {
      suggestion: 'Write the bounds themselves: band(revenue, 0, 1000, 10000).',
    })
  }
  const before = call.arguments[index - 1]
  const previous = index < 2 || before === undefined ? null : writtenNumber(before)
  if (previous === null || previous < value) return null
  return problemAt(
    placeOf(part, check),
    `The bounds of a band rise: ${printNumber(value)} is not above ${printNumber(previous)}.`,
  )
}

/** The common type of the values that must agree; null where none need, 'none' after noting that they do not. */
function checkCommon(call: Call, types: readonly ColumnType[], check: FormulaCheck): ColumnType | 'none' | null {
  const agreeing = call.arguments.flatMap((part, index) => {
    const [kind, type] = [parameterAt(call.name, index)?.kind, types[index]]
    return type !== undefined && (kind === 'ordered' || kind === 'any' || kind === 'number') ? [{ part, type }] : []
  })
  const [first] = agreeing
  if (first === undefined) return null
  const common = commonType(agreeing.map(({ type }) => type))
  if (common !== null) return common
  const other = agreeing.find(({ type }) => commonType([first.type, type]) === null) ?? first
  const message = `${call.name} takes values of one type: ${holds(first.part, first.type)}, ${holds(other.part, other.type)}.`
  check.problems.push(problemAt(placeOf(other.part, check), message))
  return 'none'
}
