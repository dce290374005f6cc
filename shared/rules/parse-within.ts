import { type Placed, parseOperand } from './parse-operand.ts'
import type { Predicate } from './predicate.ts'
import type { Operand } from './rule.ts'
import type { TokenCursor } from './token-cursor.ts'

/** Reads what follows "within". */
export function parseWithin(cursor: TokenCursor, column: string): Predicate {
  const days = parseDays(cursor)
  cursor.expectWord(['days'])
  const direction = cursor.expectWord(['before', 'after']) === 'after' ? 'after' : 'before'
  const article = cursor.current
  if (article.kind === 'column' && /^the$/i.test(article.raw) && cursor.ahead(1).kind !== 'end') {
    cursor.note(article, '“the” is left out.', { suggestion: 'Leave it out.', replacement: '' })
    cursor.advance()
  }
  cursor.want('anchor')
  const place = cursor.current
  const common = { kind: 'within', column, days: days.value, direction } as const
  if (cursor.take('snapshot') !== null)
    return { condition: { ...common, anchor: { type: 'snapshot' } }, operands: [days.place], anchor: place }
  if (place.kind !== 'column') {
    return cursor.refuse(place, `“snapshot” or a date column is expected here, not ${cursor.found()}.`)
  }
  cursor.advance()
  return {
    condition: { ...common, anchor: { type: 'column', column: place.name } },
    operands: [days.place],
    anchor: place,
  }
}

function parseDays(cursor: TokenCursor): Placed<Operand> {
  cursor.want('dayCount')
  const token = cursor.current
  if (token.kind === 'number' || token.kind === 'threshold' || token.kind === 'end') return parseOperand(cursor)
  const suggestion = 'Write the days as a number: within 90 days before snapshot.'
  return cursor.refuse(token, `A number of days is expected here, not ${cursor.found()}.`, { suggestion })
}
