import type { ColumnType } from '../entities/column.ts'
import type { Expectation } from './token-cursor.ts'

interface WordCompletion {
  /** Offered where the parser asks for this. */
  readonly asked: Expectation
  readonly insert: string
  readonly label: string
  readonly detail: string
}

interface OperatorCompletion extends WordCompletion {
  /** Offered only where the parser asks for this too. */
  readonly after?: Expectation
  readonly types: readonly ColumnType[]
}

const ANY: readonly ColumnType[] = ['number', 'integer', 'text', 'date', 'boolean']
const ORDERED: readonly ColumnType[] = ['number', 'integer', 'date']
const TEXT: readonly ColumnType[] = ['text']

function operator(asked: Expectation, text: string, detail: string, types: readonly ColumnType[], after?: Expectation) {
  const completion: OperatorCompletion = { asked, insert: text, label: text, detail, types }
  return after === undefined ? completion : { ...completion, after }
}

/** Comparisons, in the order they are offered, with the column types that they fit. */
export const OPERATOR_COMPLETIONS: readonly OperatorCompletion[] = [
  operator('>=', '>=', 'at least', ORDERED),
  operator('<=', '<=', 'at most', ORDERED),
  operator('=', '=', 'equals', ANY),
  operator('!=', '!=', 'differs from', ANY),
  operator('>', '>', 'more than', ORDERED),
  operator('<', '<', 'less than', ORDERED),
  operator('between', 'between', 'both ends included', ORDERED),
  operator('in', 'in', 'one of a list', ANY),
  operator('has', 'has', 'one element of a set such as "a;b"', TEXT),
  operator('contains', 'contains text', 'anywhere in the text', TEXT),
  operator('starts', 'starts with', 'beginning of the text', TEXT),
  operator('within', 'within', 'days before or after a date', ['date']),
  operator('is', 'is missing', 'no value', ANY),
  operator('is', 'is present', 'any value', ANY),
  operator('not', 'not in', 'none of a list', ANY, 'between'),
  operator('not', 'not between', 'outside, both ends excluded', ORDERED, 'between'),
]

/** All other words and signs, in the order they are offered. */
export const WORD_COMPLETIONS: readonly WordCompletion[] = [
  { asked: 'and', insert: 'and', label: 'and', detail: 'both' },
  { asked: 'or', insert: 'or', label: 'or', detail: 'either' },
  { asked: 'not', insert: 'not', label: 'not', detail: 'the opposite' },
  { asked: 'missing', insert: 'missing', label: 'missing', detail: 'no value' },
  { asked: 'present', insert: 'present', label: 'present', detail: 'any value' },
  { asked: 'text', insert: 'text', label: 'text', detail: 'contains text "…"' },
  { asked: 'with', insert: 'with', label: 'with', detail: 'starts with "…"' },
  { asked: 'days', insert: 'days', label: 'days', detail: 'whole days' },
  { asked: 'before', insert: 'before', label: 'before', detail: 'up to that date' },
  { asked: 'after', insert: 'after', label: 'after', detail: 'from that date' },
  { asked: 'snapshot', insert: 'snapshot', label: 'snapshot', detail: 'the as-of date' },
  { asked: 'ignoring', insert: 'ignoring case', label: 'ignoring case', detail: 'upper and lower case alike' },
  { asked: 'case', insert: 'case', label: 'case', detail: 'ignoring case' },
  { asked: '(', insert: '(', label: '(', detail: 'begins a group' },
  { asked: ')', insert: ')', label: ')', detail: 'ends a group' },
  { asked: ',', insert: ',', label: ',', detail: 'another value' },
]
