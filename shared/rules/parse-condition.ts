import type { Keyword } from './keyword.ts'
import { parseComparison } from './parse-comparison.ts'
import { parseIs } from './parse-is.ts'
import { parseIn } from './parse-list.ts'
import { type Placed, parseOperand } from './parse-operand.ts'
import { parseTextTest } from './parse-text-test.ts'
import { parseWithin } from './parse-within.ts'
import type { Predicate } from './predicate.ts'
import { printColumn } from './print-name.ts'
import { operatorWordAt, refuseOperator } from './refuse-operator.ts'
import { type Condition, comparisonOperator, type Rule } from './rule.ts'
import type { Span } from './span.ts'
import type { TokenCursor } from './token-cursor.ts'

/** Reads one condition and notes its place in `spans`. */
export function parseCondition(cursor: TokenCursor, spans: Map<Rule, Span>): Condition {
  const column = parseColumn(cursor)
  cursor.subject = column.value
  const operator = cursor.current
  const { condition, operands = [], anchor = null } = parsePredicate(cursor, column)
  spans.set(condition, {
    start: column.place.start,
    end: cursor.lastEnd,
    column: column.place,
    operator,
    operands,
    anchor,
  })
  return condition
}

function parseColumn(cursor: TokenCursor): Placed<string> {
  cursor.want('column')
  const token = cursor.current
  if (token.kind === 'column') {
    cursor.advance()
    return { value: token.name, place: token }
  }
  const isCompared =
    operatorWordAt(cursor, 1) || (cursor.ahead(1).raw.toLowerCase() === 'not' && operatorWordAt(cursor, 2))
  const quoted = token.kind === 'text' && token.value !== '' && isCompared
  if (quoted || (token.kind === 'keyword' && isCompared)) {
    const name = token.kind === 'text' ? token.value : token.raw
    const message = quoted
      ? 'A text cannot be compared; a column name stands bare or in brackets.'
      : `${name} is a word of the rule language; a column of that name stands in brackets.`
    cursor.note(token, message, { replacement: printColumn(name) })
    cursor.advance()
    return { value: name, place: token }
  }
  const suggestion = 'A condition begins with a column, such as: revenue >= 50000.'
  return cursor.refuse(token, `A condition is expected here, not ${cursor.found()}.`, { suggestion })
}

function parsePredicate(cursor: TokenCursor, column: Placed<string>): Predicate {
  for (const operator of comparisonOperator.options) {
    const place = cursor.current
    if (cursor.take(operator) !== null) return parseComparison(cursor, column.value, operator, place)
  }
  const word = parseOperatorWord(cursor, column)
  const negated = word === 'not' && parseNegation(cursor, column)
  switch (negated === false ? word : negated) {
    case 'between':
      return parseBetween(cursor, column.value, negated !== false)
    case 'in':
      return parseIn(cursor, column.value, negated !== false)
    case 'is':
      return parseIs(cursor, column.value)
    case 'within':
      return parseWithin(cursor, column.value)
    default:
      return parseTextTest(cursor, column.value, word)
  }
}

const OPERATOR_WORDS = ['between', 'in', 'is', 'contains', 'starts', 'has', 'within', 'not'] as const

function parseOperatorWord(cursor: TokenCursor, column: Placed<string>): Keyword {
  for (const word of OPERATOR_WORDS) if (cursor.take(word) !== null) return word
  return refuseOperator(cursor, column.place, OPERATOR_WORDS)
}

function parseNegation(cursor: TokenCursor, column: Placed<string>): 'between' | 'in' {
  const after = cursor.current
  if (after.kind === 'keyword' && after.keyword !== 'between' && after.keyword !== 'in' && operatorWordAt(cursor, 0)) {
    const replacement = `not ${printColumn(column.value)}`
    const place = { start: column.place.start, end: cursor.lastEnd }
    cursor.refuse(place, `“not” stands before the column where “${after.keyword}” follows.`, { replacement })
  }
  return cursor.expectWord(['between', 'in']) === 'in' ? 'in' : 'between'
}

function parseBetween(cursor: TokenCursor, column: string, negated: boolean): Predicate {
  const low = parseOperand(cursor)
  cursor.expectWord(['and'], { suggestion: 'Write both ends: between 30 and 60.' })
  const high = parseOperand(cursor)
  const condition = { kind: 'between', column, negated, low: low.value, high: high.value } as const
  return { condition, operands: [low.place, high.place] }
}
