import { parseIgnoringCase } from './parse-comparison.ts'
import { type Placed, parseListItem } from './parse-operand.ts'
import type { Predicate } from './predicate.ts'
import type { Literal } from './rule.ts'
import type { TokenCursor } from './token-cursor.ts'

/** Reads what follows "in" and "not in". */
export function parseIn(cursor: TokenCursor, column: string, negated: boolean): Predicate {
  const opening = cursor.current
  if (cursor.take('(') === null) {
    cursor.refuse(opening, `A list in parentheses is expected here, not ${cursor.found()}.`, {
      suggestion: 'Write the values like this: in ("a", "b").',
    })
  }
  if (cursor.take(')') !== null) {
    const place = { start: opening.start, end: cursor.lastEnd }
    cursor.refuse(place, 'An empty list takes no unit.', {
      suggestion: 'Write at least one value between the parentheses.',
    })
  }
  const items = parseItems(cursor)
  const values: Literal[] = items.map(({ value }) => value)
  const ignoringCase = parseIgnoringCase(
    cursor,
    values.some(({ type }) => type === 'text'),
  )
  return { condition: { kind: 'in', column, negated, values, ignoringCase }, operands: items.map(({ place }) => place) }
}

function parseItems(cursor: TokenCursor): readonly Placed<Literal>[] {
  const items = [parseListItem(cursor)]
  for (;;) {
    if (cursor.take(')') !== null) return items
    const comma = cursor.take(',')
    if (comma === null) return cursor.refuse(cursor.current, `“,” or “)” is expected here, not ${cursor.found()}.`)
    if (cursor.isAt(')'))
      cursor.note(comma, 'No value follows this comma.', { suggestion: 'Leave it out.', replacement: '' })
    else items.push(parseListItem(cursor))
  }
}
