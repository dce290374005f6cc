import type { Range } from '../rules/problem.ts'
import type { Rule } from '../rules/rule.ts'
import type { Span } from '../rules/span.ts'
import type { Formula } from './formula.ts'

/** Where the parts of a formula, and of the conditions in it, stand in its text; by identity. */
export interface FormulaSpans {
  readonly formulas: ReadonlyMap<Formula, Range>
  readonly rules: ReadonlyMap<Rule, Span>
}

/** Spans while a text is being read. */
export interface WritableSpans {
  readonly formulas: Map<Formula, Range>
  readonly rules: Map<Rule, Span>
}

export function newSpans(): WritableSpans {
  return { formulas: new Map(), rules: new Map() }
}
