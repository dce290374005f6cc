import { isMissingWord, parseComparison } from './parse-comparison.ts'
import type { Predicate } from './predicate.ts'
import type { Range } from './problem.ts'
import type { TokenCursor } from './token-cursor.ts'

/** Reads what follows "is": "missing" or "present", and notes what other languages say. */
export function parseIs(cursor: TokenCursor, column: string): Predicate {
  const word = cursor.ahead(-1)
  const token = cursor.current
  if (token.kind === 'keyword' && token.keyword === 'not') return parseIsNot(cursor, column, word)
  if (token.kind === 'column' && isMissingWord(token)) {
    cursor.note(token, `${token.raw} is not a word of the rule language.`, { replacement: 'missing' })
    cursor.advance()
    return { condition: { kind: 'missing', column, negated: false } }
  }
  if (token.kind !== 'column' && token.kind !== 'keyword' && token.kind !== 'symbol' && token.kind !== 'end') {
    cursor.note(word, '“is” goes with “missing” and “present” only.', { replacement: '=' })
    return parseComparison(cursor, column, '=', word)
  }
  const state = cursor.expectWord(['missing', 'present'], {
    suggestion: 'To compare with a value, write “=” instead of “is”.',
  })
  return { condition: { kind: 'missing', column, negated: state === 'present' } }
}

function parseIsNot(cursor: TokenCursor, column: string, word: Range): Predicate {
  cursor.advance()
  const token = cursor.current
  const missing = isMissingWord(token)
  const place = { start: word.start, end: missing ? token.end : cursor.lastEnd }
  if (!missing) return cursor.refuse(place, '“is not” is not part of the rule language.', { replacement: '!=' })
  cursor.note(place, '“is not missing” is written “is present”.', { replacement: 'is present' })
  cursor.advance()
  return { condition: { kind: 'missing', column, negated: true } }
}
