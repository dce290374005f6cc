import type { Problem, Range } from '../rules/problem.ts'
import type { RuleScope } from '../rules/rule-scope.ts'
import type { Formula } from './formula.ts'
import type { FormulaSpans } from './formula-spans.ts'

/** What a formula may name. */
export type FormulaScope = Pick<RuleScope, 'columns'>

/** What the check of a formula goes by, and where it notes problems. */
export interface FormulaCheck {
  readonly scope: FormulaScope
  /** Null for a formula from JSON. */
  readonly spans: FormulaSpans | null
  readonly problems: Problem[]
}

/** Where a part stands in the text. */
export function placeOf(formula: Formula, { spans }: FormulaCheck): Range {
  return spans?.formulas.get(formula) ?? { start: 0, end: 0 }
}
