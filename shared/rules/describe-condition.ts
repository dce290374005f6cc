import { assertNever } from '../contract/assert-never.ts'
import { printNumber } from './print-name.ts'
import type { Condition, Operand } from './rule.ts'
import { AS_OF_WORDS, CASE_WORDS, comparisonWords, TEXT_WORDS } from './sentence-words.ts'
import type { SpokenColumns } from './spoken-column.ts'

/** What a sentence is said about: the columns' spoken forms and the values of the named thresholds. */
export interface Speech {
  readonly columns: SpokenColumns
  readonly thresholds: ReadonlyMap<string, number>
}

/** One condition, or the `not` of it, as a phrase. */
export function describeCondition(condition: Condition, speech: Speech, isNegated: boolean): string {
  const words = [speech.columns.said(condition.column), ...predicate(condition, speech, isNegated)]
  if ('ignoringCase' in condition && condition.ignoringCase) words.push(CASE_WORDS)
  return words.filter((word) => word !== '').join(' ')
}

function predicate(condition: Condition, speech: Speech, isNegated: boolean): readonly string[] {
  const not = isNegated ? 'not' : ''
  switch (condition.kind) {
    case 'compare': {
      const { verb, words } = comparisonWords(condition.operand.type)
      return [verb ?? '', not, words[condition.operator], spokenOperand(condition.operand, speech)]
    }
    case 'between': {
      const [low, high] = [spokenOperand(condition.low, speech), spokenOperand(condition.high, speech)]
      return [not, ...(condition.negated ? ['outside', low, 'to', high] : ['between', low, 'and', high])]
    }
    case 'in': {
      const values = condition.values.map((value) => spokenOperand(value, speech))
      return ['is', not, condition.negated ? 'none of' : 'one of', enumerated(values, 'or')]
    }
    case 'missing':
      return ['is', not, condition.negated ? 'present' : 'missing']
    case 'text': {
      const [asIs, afterNot] = TEXT_WORDS[condition.test]
      return [...(isNegated ? ['does not', afterNot] : [asIs]), spokenText(condition.value)]
    }
    case 'within': {
      const days = spokenOperand(condition.days, speech)
      const anchor = condition.anchor.type === 'snapshot' ? AS_OF_WORDS : speech.columns.said(condition.anchor.column)
      return [not, 'within', days, days === '1' ? 'day' : 'days', condition.direction, anchor]
    }
    default:
      return assertNever(condition)
  }
}

function spokenOperand(operand: Operand, { thresholds }: Speech): string {
  switch (operand.type) {
    case 'number':
      return printNumber(operand.value)
    case 'text':
      return spokenText(operand.value)
    case 'threshold': {
      const value = thresholds.get(operand.name)
      return value === undefined ? `@${operand.name}` : `${printNumber(value)} (@${operand.name})`
    }
    default:
      return String(operand.value)
  }
}

function spokenText(text: string): string {
  return `“${text.replaceAll('”', '””')}”`
}

/** "a", "a or b", "a, b or c". */
export function enumerated(phrases: readonly string[], connective: string): string {
  const last = phrases.at(-1) ?? ''
  return phrases.length < 2 ? last : `${phrases.slice(0, -1).join(', ')} ${connective} ${last}`
}
