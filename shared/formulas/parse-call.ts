import { parseRuleAt } from '../rules/parse-rule.ts'
import { type Range, shortened } from '../rules/problem.ts'
import type { Rule } from '../rules/rule.ts'
import type { Token } from '../rules/token.ts'
import { Refusal, type TokenCursor } from '../rules/token-cursor.ts'
import { functionMeantBy, functionOf } from './foreign-function.ts'
import type { Formula } from './formula.ts'
import type { WritableSpans } from './formula-spans.ts'
import { type FunctionName, type ParameterKind, parameterAt, signatureOf } from './function-catalogue.ts'
import { refuseAfterValue } from './refuse-after-value.ts'

export interface CallContext {
  readonly cursor: TokenCursor
  readonly spans: WritableSpans
  /** Reads one argument; the kind of what is expected there, or null for anything. */
  readonly argument: (expected: ParameterKind | null) => Formula
}

/** Reads a function's name and what stands in its parentheses; whether the arguments fit is for checkFormula. */
export function parseCall(context: CallContext): Formula {
  const { cursor } = context
  const name = takeName(cursor)
  const opening = cursor.advance()
  const outer = cursor.commasDivide
  cursor.commasDivide = true
  const call = name === 'if' ? parseIf(context, opening) : parseFunction(context, name, opening)
  cursor.commasDivide = outer
  return call
}

function takeName(cursor: TokenCursor): FunctionName | 'if' {
  const token = cursor.advance()
  const name = functionOf(token.raw)
  if (name !== null) return name
  const shown = shortened(token.raw)
  const meant = functionMeantBy(token.raw)
  if (meant === null) {
    const suggestion = 'Functions are round, min, max, if, band, first_present and others; or an operator is missing.'
    return cursor.refuse(token, `There is no function named ${shown}.`, { suggestion })
  }
  cursor.note(token, `There is no function named ${shown}.`, {
    suggestion: `Did you mean ${meant}?`,
    replacement: meant,
  })
  return meant
}

function parseFunction({ cursor, argument }: CallContext, name: FunctionName, opening: Token): Formula {
  const first = cursor.current
  if (first.kind === 'symbol' && first.symbol === ')') {
    const place = { start: opening.start, end: first.end }
    return cursor.refuse(place, `${name} needs values.`, { suggestion: `Write ${signatureOf(name)}.` })
  }
  const expectedAt = (index: number) => parameterAt(name, index)?.kind ?? null
  const values = [argument(expectedAt(0))]
  while (cursor.take(',') !== null) values.push(argument(expectedAt(values.length)))
  close(cursor, opening)
  return { kind: 'call', name, arguments: values }
}

function parseIf({ cursor, spans, argument }: CallContext, opening: Token): Formula {
  const rule = parseCondition(cursor, spans)
  if (cursor.take(',') === null) {
    return cursor.refuse(cursor.current, `“,” is expected after the condition, not ${cursor.found()}.`, {
      suggestion: 'Write the value to take where it is true: if(revenue >= 50000, "large", "small").',
    })
  }
  const whenTrue = argument(null)
  const otherwise = cursor.take(',') === null ? null : argument(null)
  close(cursor, opening)
  return { kind: 'if', rule, whenTrue, otherwise }
}

/** Reads the rule in an `if`; one that compares what is computed on the spot is refused with the way round. */
function parseCondition(cursor: TokenCursor, spans: WritableSpans): Rule {
  const start = cursor.current
  try {
    return parseRuleAt(cursor, spans.rules)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const place = { start: start.start, end: cursor.current.end }
    if (isArithmetic(cursor.current) || isCallAt(cursor)) {
      return cursor.refuse(place, 'A condition compares a column, not a formula.', {
        suggestion: 'Derive that formula as a column of its own and compare the column.',
      })
    }
    if (isColumnComparedWith(cursor)) {
      return cursor.refuse(place, 'A condition compares a column with a value, not with another column.', {
        suggestion: 'Derive their difference as a column of its own and compare that with 0.',
      })
    }
    if (isColumnAlone(cursor)) {
      const column = cursor.ahead(-1)
      const suggestion = `Say what it is compared with, such as: ${shortened(column.raw)} = true.`
      return cursor.refuse(column, `${shortened(column.raw)} alone is not a condition.`, { suggestion })
    }
    throw error
  }
}

/** "a < b", at b. */
function isColumnComparedWith(cursor: TokenCursor): boolean {
  const before = cursor.ahead(-1)
  return cursor.current.kind === 'column' && before.kind === 'symbol' && /^(?:!=|[<>]?=|[<>])$/.test(before.symbol)
}

/** "if(churned, ", at the comma. */
function isColumnAlone(cursor: TokenCursor): boolean {
  const { current } = cursor
  return current.kind === 'symbol' && current.symbol === ',' && cursor.ahead(-1).kind === 'column'
}

function isArithmetic(token: Token): boolean {
  return token.kind === 'symbol' && /^[-+*/]$/.test(token.symbol)
}

/** "abs(" where a column was taken for the start of a condition. */
function isCallAt(cursor: TokenCursor): boolean {
  const { current } = cursor
  return current.kind === 'symbol' && current.symbol === '(' && functionOf(cursor.ahead(-1).raw) !== null
}

function close(cursor: TokenCursor, opening: Range): void {
  if (cursor.take(')') !== null) return
  if (cursor.current.kind !== 'end') refuseInCall(cursor)
  cursor.refuse(opening, 'The parenthesis that opens here is not closed.', {
    suggestion: 'Add “)” where the values end.',
  })
}

function refuseInCall(cursor: TokenCursor): never {
  const token = cursor.current
  if (token.kind === 'symbol' && token.symbol === ',') {
    return cursor.refuse(token, 'No further value fits here.', { suggestion: 'Close the parenthesis.' })
  }
  return refuseAfterValue(cursor)
}
