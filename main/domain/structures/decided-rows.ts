import type { Structure } from '../../../shared/entities/structure.ts'
import type { Condition, Rule } from '../../../shared/rules/rule.ts'
import { type RulePath, replaceAt, ruleAt } from '../../../shared/rules/rule-tree.ts'
import { setDraft } from './edit-structure.ts'

/** The class of a row that is none of the units in question. */
export const LEFT_OUT = 255

/** The condition at a path of a rule, or null where there is none. */
export function conditionAt(rule: Rule, path: RulePath): Condition | null {
  const part = ruleAt(rule, path)
  return part === null || part.kind === 'all' || part.kind === 'any' || part.kind === 'not' ? null : part
}

/** The structure with one entry's rule replaced. */
export function withRule(structure: Structure, entryId: string, rule: Rule): Structure {
  return setDraft(structure, entryId, { text: '', rule })
}

/** The rule with one condition settled: true of every unit, or of none, never unknown. */
export function withConditionSettled(rule: Rule, path: RulePath, condition: Condition, isTrue: boolean): Rule {
  const { column } = condition
  const missing = (negated: boolean): Rule => ({ kind: 'missing', column, negated })
  const settled: Rule = { kind: isTrue ? 'any' : 'all', of: [missing(false), missing(true)] }
  return replaceAt(rule, path, settled) ?? rule
}

/**
 * The kept class of each row whose place in an entry depends on a condition, LEFT_OUT for the others.
 * @param kept classes with the rules as kept
 * @param always, never classes with the condition true of every unit and of none
 * @param own the entry's class
 */
export function decidedRows(kept: Uint8Array, always: Uint8Array, never: Uint8Array, own: number): Uint8Array {
  return kept.map((ofClass, row) => ((always[row] === own) === (never[row] === own) ? LEFT_OUT : ofClass))
}
