import { printText } from './print-name.ts'
import { type Problem, type Range, shortened } from './problem.ts'
import type { Literal, Operand } from './rule.ts'
import type { Token } from './token.ts'
import type { TokenCursor } from './token-cursor.ts'

/** A value with its place in the text. */
export interface Placed<T> {
  readonly value: T
  readonly place: Range
}

/** Reads a literal or "@name". `equality`: whether a bare word may be meant as a text. */
export function parseOperand(cursor: TokenCursor, equality = false): Placed<Operand> {
  cursor.want('threshold')
  const token = cursor.current
  if (token.kind !== 'threshold') return parseLiteral(cursor, equality)
  cursor.advance()
  return { value: { type: 'threshold', name: token.name }, place: token }
}

/** Reads a literal outside a list, where a comma can only be a separator within a number. */
function parseLiteral(cursor: TokenCursor, equality: boolean): Placed<Literal> {
  const token = cursor.current
  const literal = takeLiteral(cursor, equality)
  noteCommas(cursor, token)
  return literal
}

/** Notes a comma within a number that has just been taken, by what a comma means at the place. */
export function noteCommas(cursor: TokenCursor, token: Token): void {
  if (token.kind !== 'number') return
  if (cursor.commasDivide) noteUnclearComma(cursor, token)
  else noteSeparators(cursor, token)
}

/** Reads one value of a list; "1,200" without a space is refused as unclear. */
export function parseListItem(cursor: TokenCursor): Placed<Literal> {
  const token = cursor.current
  if (token.kind === 'threshold') {
    return cursor.refuse(token, 'A list holds values, not named thresholds.', { suggestion: 'Write the value itself.' })
  }
  const literal = takeLiteral(cursor, true)
  if (token.kind === 'number') noteUnclearComma(cursor, token)
  return literal
}

/** Notes "1,200" where a comma divides values, after its "1". */
function noteUnclearComma(cursor: TokenCursor, first: Token): void {
  const group = cursor.ahead(1)
  if (!/^-?\d{1,3}$/.test(first.raw) || !isAdjacentComma(cursor, first) || !isThousands(group)) return
  const message = `${first.raw},${group.raw} may be one number or two.`
  const suggestion = `Write ${first.raw}${group.raw} for one number, or a space after the comma for two.`
  cursor.note(cursor.current, message, { suggestion, replacement: ', ' })
}

function takeLiteral(cursor: TokenCursor, equality: boolean): Placed<Literal> {
  cursor.want('value')
  const token = cursor.current
  const value = literalOf(token)
  if (value !== null) {
    cursor.advance()
    return { value, place: token }
  }
  if (token.kind === 'column' && equality && isWordAlone(cursor)) {
    const replacement = printText(token.name)
    cursor.note(token, `${shortened(token.raw)} is read as a column; a value is expected here.`, {
      suggestion: `${quotesFor(cursor)} Write ${replacement}.`,
      replacement,
    })
    cursor.advance()
    return { value: { type: 'text', value: token.name }, place: token }
  }
  return cursor.refuse(token, `A value is expected here, not ${cursor.found()}.`, { suggestion: quotesFor(cursor) })
}

function quotesFor({ noun }: TokenCursor): string {
  return noun === 'rule'
    ? 'A text stands in double quotes; a named threshold begins with “@”.'
    : 'A text stands in double quotes.'
}

/** The value that a token writes, or null. */
export function literalOf(token: Token): Literal | null {
  switch (token.kind) {
    case 'number':
      return { type: 'number', value: token.value }
    case 'date':
      return { type: 'date', value: token.value }
    case 'text':
      return { type: 'text', value: token.value }
    case 'keyword':
      return token.keyword === 'true' || token.keyword === 'false'
        ? { type: 'boolean', value: token.keyword === 'true' }
        : null
    default:
      return null
  }
}

/** Whether the word is all that stands where a value is expected: not `industry = New York`. */
function isWordAlone(cursor: TokenCursor): boolean {
  const { kind } = cursor.ahead(1)
  return kind === 'end' || kind === 'keyword' || kind === 'symbol'
}

/** Notes "50,000", "50 000" and "0,5", and takes them whole. */
function noteSeparators(cursor: TokenCursor, first: Token): void {
  let whole = first.raw
  let end = first.end
  while (/^-?\d+$/.test(whole) && first.raw.length <= 4) {
    const comma = isAdjacentComma(cursor, { end })
    const group = cursor.ahead(comma ? 1 : 0)
    if (!isThousands(group)) break
    whole += group.raw
    end = group.end
    for (let taken = comma ? 2 : 1; taken > 0; taken--) cursor.advance()
  }
  if (end > first.end) {
    const place = { start: first.start, end }
    cursor.note(place, 'A number has no separators between its thousands.', { replacement: whole })
    return
  }
  noteDecimalComma(cursor, first)
}

function noteDecimalComma(cursor: TokenCursor, first: Token): void {
  const fraction = cursor.ahead(1)
  if (!isAdjacentComma(cursor, first) || fraction.kind !== 'number' || !/^\d+$/.test(fraction.raw)) return
  const place = { start: first.start, end: fraction.end }
  cursor.note(place, 'A number has a decimal point, not a comma.', { replacement: `${first.raw}.${fraction.raw}` })
  cursor.advance()
  cursor.advance()
}

function isThousands(token: Token): boolean {
  return token.kind === 'number' && /^\d{3}(?:\.\d+)?$/.test(token.raw)
}

function isAdjacentComma(cursor: TokenCursor, before: Pick<Problem, 'end'>): boolean {
  const { current } = cursor
  const after = cursor.ahead(1)
  return (
    current.kind === 'symbol' && current.symbol === ',' && current.start === before.end && after.start === current.end
  )
}
