import type { Condition, Literal, Rule } from '../../../shared/rules/rule.ts'
import { textMatches } from '../../../shared/rules/truth.ts'
import { conditionsOf, mapConditions } from '../../../shared/rules/walk-rule.ts'

type FoldingCondition = Extract<Condition, { ignoringCase: boolean }>

/** Whether any condition of the rule ignores case. */
export function ignoresCase(rule: Rule): boolean {
  return conditionsOf(rule).some(isFolding)
}

/**
 * The rule without `ignoring case`: such a condition becomes a list of the texts that pass it, out of the column's
 * vocabulary and the literals as written, in small and in capital letters. Compiled forms need no folding of their own
 * then (engines differ in it), and the document shows what was meant at export.
 * @param vocabularyOf the distinct texts of a column
 */
export function lowerRule(rule: Rule, vocabularyOf: (column: string) => readonly string[]): Rule {
  return mapConditions(rule, (condition) => {
    if (!isFolding(condition)) return condition
    return listed(condition, matchesOf(condition, vocabularyOf(condition.column)))
  })
}

function isFolding(condition: Condition): condition is FoldingCondition {
  return 'ignoringCase' in condition && condition.ignoringCase
}

/** The texts, sorted by code units, for which the condition without its negation is true. */
function matchesOf(condition: FoldingCondition, vocabulary: readonly string[]): readonly string[] {
  const passes = passing(condition)
  const written = literalsOf(condition).flatMap((text) => [text, text.toLowerCase(), text.toUpperCase()])
  const matches = new Set(written.filter(passes))
  for (const text of vocabulary) if (passes(text)) matches.add(text)
  return [...matches].sort()
}

/**
 * Whether a text passes the condition without its negation. In plain words
 *
 *   truthOf(condition without its negation, () => text, context) === TRUE
 *
 * with the literals folded once: a vocabulary may have a million texts.
 */
function passing(condition: FoldingCondition): (text: string) => boolean {
  if (condition.kind === 'text') return (text) => textMatches(condition, text)
  const wanted = new Set(literalsOf(condition).map((text) => text.toLowerCase()))
  return (text) => wanted.has(text.toLowerCase())
}

function isNegated(condition: FoldingCondition): boolean {
  return condition.kind === 'in' ? condition.negated : condition.kind === 'compare' && condition.operator === '!='
}

function literalsOf(condition: FoldingCondition): readonly string[] {
  if (condition.kind === 'text') return [condition.value]
  const literals = condition.kind === 'in' ? condition.values : [condition.operand]
  return literals.flatMap((literal) => (literal.type === 'text' ? [literal.value] : []))
}

function listed(condition: FoldingCondition, texts: readonly string[]): Rule {
  const { column } = condition
  const values = texts.map((value): Literal => ({ type: 'text', value }))
  if (values.length > 0) return { kind: 'in', column, negated: isNegated(condition), values, ignoringCase: false }
  // No text passes (an element with ";" in it): false for every value, unknown for a missing one.
  return {
    kind: 'all',
    of: [
      { kind: 'missing', column, negated: false },
      { kind: 'in', column, negated: false, values: [{ type: 'text', value: '' }], ignoringCase: false },
    ],
  }
}
