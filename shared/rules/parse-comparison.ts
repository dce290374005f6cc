import { parseOperand } from './parse-operand.ts'
import type { Predicate } from './predicate.ts'
import type { Range } from './problem.ts'
import type { ComparisonOperator } from './rule.ts'
import type { Token } from './token.ts'
import type { TokenCursor } from './token-cursor.ts'

const MISSING_WORDS = /^(?:missing|null|none|nan|nil|empty|blank|na)$/i

/** Whether a word says "missing" in this language or another. */
export function isMissingWord(token: Token): boolean {
  return (token.kind === 'column' || token.kind === 'keyword') && MISSING_WORDS.test(token.raw)
}

/** Reads what follows "=", "<" and the like. */
export function parseComparison(
  cursor: TokenCursor,
  column: string,
  operator: ComparisonOperator,
  sign: Range,
): Predicate {
  const equality = operator === '=' || operator === '!='
  const token = cursor.current
  const isMissing = isMissingWord(token)
  if (equality && isMissing) {
    const replacement = operator === '=' ? 'is missing' : 'is present'
    cursor.note({ start: sign.start, end: token.end }, 'A missing value equals nothing.', { replacement })
    cursor.advance()
    return { condition: { kind: 'missing', column, negated: operator === '!=' } }
  }
  const { value: operand, place } = parseOperand(cursor, equality)
  const ignoringCase = parseIgnoringCase(cursor, equality && operand.type === 'text')
  return { condition: { kind: 'compare', column, operator, operand, ignoringCase }, operands: [place] }
}

/** Reads "ignoring case"; `allowed` where a text is compared. */
export function parseIgnoringCase(cursor: TokenCursor, allowed: boolean): boolean {
  const word = cursor.current
  if (!allowed && !(word.kind === 'keyword' && word.keyword === 'ignoring')) return false
  if (cursor.take('ignoring') === null) return false
  cursor.expectWord(['case'])
  if (allowed) return true
  const place = { start: word.start, end: cursor.lastEnd }
  cursor.note(place, '“ignoring case” goes with “=”, “!=”, lists and tests of texts only.', {
    suggestion: 'Leave it out.',
    replacement: '',
  })
  return false
}
