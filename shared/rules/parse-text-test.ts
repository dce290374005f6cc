import type { Keyword } from './keyword.ts'
import { parseIgnoringCase } from './parse-comparison.ts'
import type { Predicate } from './predicate.ts'
import type { TokenCursor } from './token-cursor.ts'

/** Reads what follows "contains", "starts" and "has". */
export function parseTextTest(cursor: TokenCursor, column: string, word: Keyword): Predicate {
  const opening = cursor.ahead(-1)
  const test = word === 'contains' || word === 'starts' ? word : 'has'
  const second = test === 'contains' ? 'text' : 'with'
  if (test !== 'has' && cursor.take(second) === null) {
    if (cursor.current.kind !== 'text') cursor.expectWord([second])
    else cursor.note(opening, `“${word}” is followed by “${second}”.`, { replacement: `${word} ${second}` })
  }
  cursor.want('quoted')
  const token = cursor.current
  if (token.kind !== 'text') {
    return cursor.refuse(token, `A text in double quotes is expected here, not ${cursor.found()}.`)
  }
  if (token.value === '')
    cursor.note(token, 'Every text holds the empty text.', { suggestion: 'Write at least one character.' })
  cursor.advance()
  const ignoringCase = parseIgnoringCase(cursor, true)
  return { condition: { kind: 'text', column, test, value: token.value, ignoringCase }, operands: [token] }
}
