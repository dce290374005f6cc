import { assertNever } from '../contract/assert-never.ts'
import type { ColumnType } from '../entities/column.ts'
import { unknownColumn } from '../rules/check-condition.ts'
import { checkRule } from '../rules/check-rule.ts'
import { wholeTextProblem } from '../rules/lex-rule.ts'
import { MOST_PROBLEMS, type Problem, problemAt } from '../rules/problem.ts'
import type { Rule } from '../rules/rule.ts'
import { conditionsOf, thresholdNamesOf } from '../rules/walk-rule.ts'
import { checkArithmetic, checkNegative } from './check-arithmetic.ts'
import { checkCall } from './check-call.ts'
import type { Formula } from './formula.ts'
import { type FormulaCheck, type FormulaScope, placeOf } from './formula-check.ts'
import { FORMULA_LEXICON } from './formula-lexicon.ts'
import { DEEPEST_FORMULA, isDeeperThanFormula } from './formula-nesting.ts'
import type { FormulaSpans } from './formula-spans.ts'
import { commonType, literalType } from './formula-type.ts'
import { holds } from './misfit.ts'
import { printFormula } from './print-formula.ts'

export interface CheckedFormula {
  /** The type of the derived column; null if and only if there is a problem. */
  readonly type: ColumnType | null
  /** In the order of the text, at most 20; without spans (a formula from JSON) places are 0. */
  readonly problems: readonly Problem[]
}

const NO_THRESHOLDS: ReadonlyMap<string, number> = new Map()

/** What keeps a formula from running over the columns of a scope, and the type of its result. */
export function checkFormula(formula: Formula, scope: FormulaScope, spans?: FormulaSpans): CheckedFormula {
  const place = spans?.formulas.get(formula) ?? { start: 0, end: 0 }
  if (isDeeperThanFormula(formula)) {
    return { type: null, problems: [problemAt(place, `The formula goes more than ${DEEPEST_FORMULA} steps deep.`)] }
  }
  // A formula from JSON must be one that could have been written.
  const unwritable = spans === undefined ? wholeTextProblem(printFormula(formula), FORMULA_LEXICON) : null
  if (unwritable !== null) return { type: null, problems: [{ ...unwritable, ...place }] }
  const problems: Problem[] = []
  const type = typeOf(formula, { scope, spans: spans ?? null, problems })
  if (problems.length === 0) return { type, problems }
  return { type: null, problems: problems.toSorted((a, b) => a.start - b.start).slice(0, MOST_PROBLEMS) }
}

/** The type of a formula's result over columns that it has been checked against. */
export function typeOfFormula(formula: Formula, columns: FormulaScope['columns']): ColumnType {
  const problems: Problem[] = []
  const type = typeOf(formula, { scope: { columns }, spans: null, problems })
  if (type === null || problems.length > 0) throw new Error('A formula was not checked against its columns')
  return type
}

/** The type of a part; null after noting why it has none. */
function typeOf(formula: Formula, check: FormulaCheck): ColumnType | null {
  switch (formula.kind) {
    case 'value':
      return literalType(formula.value)
    case 'column': {
      const type = check.scope.columns.get(formula.column)
      if (type !== undefined) return type
      check.problems.push(unknownColumn(formula.column, check.scope, placeOf(formula, check)))
      return null
    }
    case 'snapshot':
      return 'date'
    case 'negative':
      return checkNegative(formula, typeOf(formula.of, check), check)
    case 'arithmetic':
      return checkArithmetic(formula, typeOf(formula.left, check), typeOf(formula.right, check), check)
    case 'call':
      return checkCall(
        formula,
        formula.arguments.map((part) => typeOf(part, check)),
        check,
      )
    case 'if':
      return checkIf(formula, check)
    default:
      return assertNever(formula)
  }
}

function checkIf(formula: Extract<Formula, { kind: 'if' }>, check: FormulaCheck): ColumnType | null {
  const { rule, whenTrue, otherwise } = formula
  check.problems.push(...ruleProblems(rule, formula, check))
  const left = typeOf(whenTrue, check)
  if (otherwise === null) return left
  const right = typeOf(otherwise, check)
  if (left === null || right === null) return null
  const type = commonType([left, right])
  if (type !== null) return type
  const message = `A column has one type: ${holds(whenTrue, left)}, ${holds(otherwise, right)}.`
  check.problems.push(problemAt(placeOf(otherwise, check), message))
  return null
}

function ruleProblems(rule: Rule, formula: Formula, { scope, spans }: FormulaCheck): readonly Problem[] {
  const place = spans?.rules.get(rule) ?? spans?.formulas.get(formula) ?? { start: 0, end: 0 }
  if (thresholdNamesOf(rule).size > 0) {
    const suggestion = 'Write the number itself.'
    return [problemAt(place, 'A formula holds values, not named thresholds.', { suggestion })]
  }
  const folding = conditionsOf(rule).find((condition) => 'ignoringCase' in condition && condition.ignoringCase)
  if (folding !== undefined) {
    const message = '“ignoring case” cannot stand in a formula: engines fold letters differently.'
    const suggestion = 'List each spelling instead: in ("Yes", "yes", "YES").'
    return [problemAt(spans?.rules.get(folding) ?? place, message, { suggestion })]
  }
  return checkRule(rule, { columns: scope.columns, thresholds: NO_THRESHOLDS }, spans?.rules)
}
