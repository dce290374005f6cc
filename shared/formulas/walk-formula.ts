import { assertNever } from '../contract/assert-never.ts'
import type { Rule } from '../rules/rule.ts'
import { columnsOf, conditionsOf, renameColumn } from '../rules/walk-rule.ts'
import type { Formula } from './formula.ts'

/** The formulas directly within a formula, in the order of the text. */
export function partsOf(formula: Formula): readonly Formula[] {
  switch (formula.kind) {
    case 'value':
    case 'column':
    case 'snapshot':
      return []
    case 'negative':
      return [formula.of]
    case 'arithmetic':
      return [formula.left, formula.right]
    case 'call':
      return formula.arguments
    case 'if':
      return formula.otherwise === null ? [formula.whenTrue] : [formula.whenTrue, formula.otherwise]
    default:
      return assertNever(formula)
  }
}

/** Every column that a formula reads, those of its conditions included, in the order of first mention. */
export function columnsOfFormula(formula: Formula): ReadonlySet<string> {
  const own = formula.kind === 'column' ? [formula.column] : formula.kind === 'if' ? columnsOf(formula.rule) : []
  return new Set([...own, ...partsOf(formula).flatMap((part) => [...columnsOfFormula(part)])])
}

/** Whether a formula counts from the as-of date. */
export function readsSnapshot(formula: Formula): boolean {
  if (formula.kind === 'snapshot') return true
  return partsOf(formula).some(readsSnapshot) || (formula.kind === 'if' && countsFromSnapshot(formula.rule))
}

function countsFromSnapshot(rule: Rule): boolean {
  return conditionsOf(rule).some((condition) => condition.kind === 'within' && condition.anchor.type === 'snapshot')
}

/** The formula with each part directly within it, and its condition, replaced by what the functions make of them. */
export function mapParts(
  formula: Formula,
  change: (part: Formula) => Formula,
  changeRule: (rule: Rule) => Rule = (rule) => rule,
): Formula {
  switch (formula.kind) {
    case 'value':
    case 'column':
    case 'snapshot':
      return formula
    case 'negative':
      return { kind: 'negative', of: change(formula.of) }
    case 'arithmetic':
      return { ...formula, left: change(formula.left), right: change(formula.right) }
    case 'call':
      return { ...formula, arguments: formula.arguments.map(change) }
    case 'if': {
      const otherwise = formula.otherwise === null ? null : change(formula.otherwise)
      return { kind: 'if', rule: changeRule(formula.rule), whenTrue: change(formula.whenTrue), otherwise }
    }
    default:
      return assertNever(formula)
  }
}

/** The formula with a column called by another name, conditions included. */
export function renameColumnOfFormula(formula: Formula, from: string, to: string): Formula {
  if (formula.kind === 'column') return formula.column === from ? { kind: 'column', column: to } : formula
  return mapParts(
    formula,
    (part) => renameColumnOfFormula(part, from, to),
    (rule) => renameColumn(rule, from, to),
  )
}
