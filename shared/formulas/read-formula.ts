import type { ColumnType } from '../entities/column.ts'
import type { Problem } from '../rules/problem.ts'
import { unbracketedColumn } from '../rules/read-rule.ts'
import { checkFormula } from './check-formula.ts'
import type { Formula } from './formula.ts'
import type { FormulaScope } from './formula-check.ts'
import { parseFormula } from './parse-formula.ts'

export interface ReadFormula {
  /** Null if and only if there is a problem. */
  readonly formula: Formula | null
  /** The type of the derived column; null if and only if there is a problem. */
  readonly type: ColumnType | null
  readonly problems: readonly Problem[]
}

/** Reads a formula's text and checks it against a scope; a formula that comes back can run. */
export function readFormula(text: string, scope: FormulaScope): ReadFormula {
  const parsed = parseFormula(text)
  if (parsed.formula === null) return refused(text, parsed.problems, scope)
  const { type, problems } = checkFormula(parsed.formula, scope, parsed.spans)
  return type === null ? refused(text, problems, scope) : { formula: parsed.formula, type, problems }
}

/** A column "churn-rate" without its brackets reads as a difference of two that do not exist. */
function refused(text: string, problems: readonly Problem[], scope: FormulaScope): ReadFormula {
  const unbracketed = unbracketedColumn(text, problems, scope)
  return { formula: null, type: null, problems: unbracketed === null ? problems : [unbracketed] }
}
