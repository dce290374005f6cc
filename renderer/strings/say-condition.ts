import { dayFromIso } from '../../shared/rules/day.ts'
import { describeRule } from '../../shared/rules/describe-rule.ts'
import type { ComparisonOperator, Condition, Operand } from '../../shared/rules/rule.ts'
import type { RuleScope } from '../../shared/rules/rule-scope.ts'
import { spokenColumn } from '../../shared/rules/spoken-column.ts'
import { COMPARISON_WORDS, DAY_WORDS } from './distribution.ts'
import type { FigureWords } from './figure-words.ts'

/** A condition in words for a title: "gross margin at or above strategic margin, €15,000". */
export function sayCondition(condition: Condition, figures: FigureWords, scope: RuleScope): string {
  if (condition.kind !== 'compare') return describeRule(condition, scope)
  const { column, operator, operand } = condition
  const value = valueWords(operand, figures, scope)
  if (value === null) return describeRule(condition, scope)
  const words: Readonly<Record<ComparisonOperator, string>> = operand.type === 'date' ? DAY_WORDS : COMPARISON_WORDS
  return `${spokenColumn(column)} ${words[operator]} ${value}`
}

/** What a line is called: the shared threshold's name, else the column's, in words. */
export function sayLine(column: string, threshold: string | null): string {
  return spokenColumn(threshold ?? column)
}

function valueWords(operand: Operand, figures: FigureWords, { thresholds }: RuleScope): string | null {
  if (operand.type === 'number') return figures.alone(operand.value)
  if (operand.type === 'date') return figures.alone(dayFromIso(operand.value))
  if (operand.type !== 'threshold') return null
  const value = thresholds.get(operand.name)
  return value === undefined ? null : `${spokenColumn(operand.name)}, ${figures.alone(value)}`
}
