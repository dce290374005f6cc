import { isIsoDay } from './day.ts'
import { readNumber } from './read-number.ts'
import { type Condition, comparisonOperator, type Literal, type Operand, type Rule } from './rule.ts'
import type { SentenceCursor } from './sentence-cursor.ts'
import { AS_OF_WORDS, CASE_WORDS, comparisonWords, RESERVED_WORDS, TEXT_WORDS } from './sentence-words.ts'
import type { SpokenColumns } from './spoken-column.ts'

const BRACKETED = /\[((?:[^\]]|\]\])+)\]/y
const QUOTED = /“((?:[^”]|””)*)”/y
const DATE = /\d{4}-\d{2}-\d{2}(?![\p{L}\p{N}])/uy
const NUMBER = /-?\d+(?:\.\d+)?(?:e-?\d+)?(?![\p{L}\p{N}])/uy
const THRESHOLD = /(?:-?\d+(?:\.\d+)?(?:e-?\d+)? \(@([A-Za-z][A-Za-z0-9_]*)\))|@([A-Za-z][A-Za-z0-9_]*)/y
const NAME = new RegExp(
  `\\p{L}[\\p{L}\\p{M}\\p{N}]*(?: (?!(?:${[...RESERVED_WORDS].join('|')})(?![\\p{L}\\p{M}\\p{N}]))[\\p{L}\\p{M}\\p{N}]+)*`,
  'uy',
)
const COMPARED_AS = [comparisonWords('number'), comparisonWords('date')]

/** Reads one condition, or the `not` of one, of a sentence (see sentence-words.ts); null where none stands there. */
export function readSpokenCondition(cursor: SentenceCursor, columns: SpokenColumns): Rule | null {
  const column = readColumn(cursor, columns)
  if (column === null) return null
  const isVerb = cursor.take('is')
  const isNegated = isVerb ? cursor.take('not') : cursor.take('does not') || cursor.take('not')
  const condition = isVerb ? readIs(cursor, column) : readOther(cursor, columns, column)
  if (condition === null) return null
  return isNegated ? { kind: 'not', of: condition } : condition
}

function readColumn(cursor: SentenceCursor, columns: SpokenColumns): string | null {
  const bracketed = cursor.match(BRACKETED)?.[1]
  if (bracketed !== undefined) return bracketed.replaceAll(']]', ']')
  const words = cursor.match(NAME)?.[0]
  return words === undefined ? null : columns.meant(words)
}

/** What follows "is" or "is not". */
function readIs(cursor: SentenceCursor, column: string): Condition | null {
  for (const negated of [false, true]) {
    if (cursor.take(negated ? 'present' : 'missing')) return { kind: 'missing', column, negated }
    if (cursor.take(negated ? 'none of' : 'one of')) return readList(cursor, column, negated)
  }
  return readComparison(cursor, column, comparisonWords('text').words)
}

function readList(cursor: SentenceCursor, column: string, negated: boolean): Condition | null {
  const first = readLiteral(cursor)
  if (first === null) return null
  const values: Literal[] = [first]
  for (const separator of [',', 'or']) {
    for (;;) {
      const next = cursor.attempt(separator, () => readLiteral(cursor))
      if (next === null) break
      values.push(next)
      if (separator === 'or') break
    }
  }
  return { kind: 'in', column, negated, values, ignoringCase: cursor.take(CASE_WORDS) }
}

/** What follows a column without "is". */
function readOther(cursor: SentenceCursor, columns: SpokenColumns, column: string): Condition | null {
  for (const negated of [false, true]) {
    if (cursor.take(negated ? 'outside' : 'between')) return readBetween(cursor, column, negated)
  }
  if (cursor.take('within')) return readWithin(cursor, columns, column)
  for (const test of ['contains', 'starts', 'has'] as const) {
    if (!TEXT_WORDS[test].some((words) => cursor.take(words))) continue
    const value = readText(cursor)
    return value === null ? null : { kind: 'text', column, test, value, ignoringCase: cursor.take(CASE_WORDS) }
  }
  for (const { words } of COMPARED_AS) {
    const condition = readComparison(cursor, column, words)
    if (condition !== null) return condition
  }
  return null
}

function readComparison(
  cursor: SentenceCursor,
  column: string,
  words: ReturnType<typeof comparisonWords>['words'],
): Condition | null {
  for (const operator of comparisonOperator.options) {
    const operand =
      words[operator] === '' ? readOperand(cursor) : cursor.attempt(words[operator], () => readOperand(cursor))
    if (operand !== null) return { kind: 'compare', column, operator, operand, ignoringCase: cursor.take(CASE_WORDS) }
  }
  return null
}

function readBetween(cursor: SentenceCursor, column: string, negated: boolean): Condition | null {
  const low = readOperand(cursor)
  const high = low !== null && cursor.take(negated ? 'to' : 'and') ? readOperand(cursor) : null
  return low === null || high === null ? null : { kind: 'between', column, negated, low, high }
}

function readWithin(cursor: SentenceCursor, columns: SpokenColumns, column: string): Condition | null {
  const days = readOperand(cursor)
  if (days === null || !(cursor.take('days') || cursor.take('day'))) return null
  const direction = cursor.take('before') ? 'before' : cursor.take('after') ? 'after' : null
  if (direction === null) return null
  if (cursor.take(AS_OF_WORDS)) return { kind: 'within', column, days, direction, anchor: { type: 'snapshot' } }
  const anchor = readColumn(cursor, columns)
  return anchor === null
    ? null
    : { kind: 'within', column, days, direction, anchor: { type: 'column', column: anchor } }
}

function readOperand(cursor: SentenceCursor): Operand | null {
  const threshold = cursor.match(THRESHOLD)
  const name = threshold?.[1] ?? threshold?.[2]
  return name === undefined ? readLiteral(cursor) : { type: 'threshold', name }
}

function readLiteral(cursor: SentenceCursor): Literal | null {
  const text = readText(cursor)
  if (text !== null) return { type: 'text', value: text }
  for (const value of [true, false]) if (cursor.take(String(value))) return { type: 'boolean', value }
  const date = cursor.match(DATE)?.[0]
  if (date !== undefined) return isIsoDay(date) ? { type: 'date', value: date } : null
  const digits = cursor.match(NUMBER)?.[0]
  if (digits === undefined) return null
  const reading = readNumber(digits, { start: 0, end: digits.length })
  return reading.type === 'number' && reading.problem === null ? { type: 'number', value: reading.value } : null
}

function readText(cursor: SentenceCursor): string | null {
  return cursor.match(QUOTED)?.[1]?.replaceAll('””', '”') ?? null
}
