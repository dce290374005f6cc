import { foreignSignAt } from './foreign-sign.ts'
import { keywordOf } from './keyword.ts'
import { type Lexicon, RULE_LEXICON } from './lexicon.ts'
import { printColumn, printText } from './print-name.ts'
import { MOST_PROBLEMS, type Problem, problemAt, shortened } from './problem.ts'
import { readNumber } from './read-number.ts'
import type { Token, TokenBody } from './token.ts'

/** The longest text of a rule, in UTF-16 units. */
export const LONGEST_RULE = 250_000

const SPACE = /[\s\u200B]+/y
const WORD = /[\p{L}_][\p{L}\p{M}\p{N}_]*/uy
/** "90days" is two tokens. */
const DAYS_SUFFIX = /(?<=^\d+)days?$/i
const DOUBLE_QUOTED = /[“”„‟«»]([^“”„‟«»"]*)["“”„‟«»]/uy
const SINGLE_QUOTED = /['‘’‚`]([^'‘’‚`]*)['‘’‚`]/uy
const TYPOGRAPHIC = /[“”„‟«»]/
const CURRENCY = /\p{Sc}/uy
const UNUSABLE = /[\p{Cs}\0]/u
const THRESHOLD_NAME = /^[A-Za-z][A-Za-z0-9_]*$/

export interface Lexed {
  readonly tokens: readonly Token[]
  readonly problems: readonly Problem[]
}

type Reading = { readonly end: number; readonly body: TokenBody | null; readonly problem?: Problem | null }

/** Cuts a rule's text into tokens; what is not understood is a problem, and reading goes on with what was likely meant. */
export function lexRule(text: string): Lexed {
  return lexText(text, RULE_LEXICON)
}

/** The same for the text of any language that has a lexicon. */
export function lexText(text: string, lexicon: Lexicon): Lexed {
  const refusal = wholeTextProblem(text, lexicon)
  if (refusal !== null) return { tokens: [endToken(text)], problems: [refusal] }
  const tokens: Token[] = []
  const problems: Problem[] = []
  let offset = skipSpace(text, 0)
  while (offset < text.length && problems.length < MOST_PROBLEMS) {
    const { end, body, problem } = readToken(text, offset, lexicon, tokens.at(-1) ?? null)
    if (body !== null) tokens.push({ ...body, start: offset, end, raw: text.slice(offset, end) })
    if (problem) problems.push(problem)
    offset = skipSpace(text, end)
  }
  return { tokens: [...tokens, endToken(text)], problems }
}

/** Why a text cannot be a rule's as a whole: its length, or a character that no engine keeps; null if it can. */
export function wholeTextProblem(text: string, { noun, division }: Lexicon = RULE_LEXICON): Problem | null {
  if (text.length > LONGEST_RULE) {
    const message = `The ${noun} has ${text.length} characters; the longest that can be read has ${LONGEST_RULE}.`
    return problemAt({ start: LONGEST_RULE, end: text.length }, message, { suggestion: division })
  }
  const unusable = UNUSABLE.exec(text)
  if (unusable === null) return null
  const place = { start: unusable.index, end: unusable.index + 1 }
  return problemAt(place, 'Half a character or a NUL stands here.', {
    suggestion: 'Delete it and type the character again.',
  })
}

function endToken(text: string): Token {
  return { kind: 'end', start: text.length, end: text.length, raw: '' }
}

function skipSpace(text: string, offset: number): number {
  return offset + (matchAt(SPACE, text, offset)?.[0].length ?? 0)
}

function readToken(text: string, start: number, lexicon: Lexicon, previous: Token | null): Reading {
  return (
    readDelimited(text, start) ??
    readQuoted(text, start) ??
    readDigits(text, start, lexicon.digits(previous)) ??
    readWord(text, start) ??
    readThreshold(text, start, lexicon) ??
    readSign(text, start, lexicon) ??
    readUnknown(text, start, lexicon)
  )
}

function readDelimited(text: string, start: number): Reading | null {
  if (text[start] === '"') {
    const { value, end, closed } = scanTo('"', text, start + 1)
    return closed ? { end, body: { kind: 'text', value } } : unclosedText(text, start)
  }
  if (text[start] !== '[') return null
  const { value: name, end, closed } = scanTo(']', text, start + 1)
  const place = { start, end }
  if (!closed)
    return {
      end,
      body: { kind: 'column', name },
      problem: problemAt(place, 'The bracket that opens here is not closed.'),
    }
  const problem = name === '' ? problemAt(place, 'There is no column name between the brackets.') : null
  return { end, body: { kind: 'column', name }, problem }
}

/** Reads up to a closing sign, doubled signs being one sign of the value. */
function scanTo(close: string, text: string, from: number): { value: string; end: number; closed: boolean } {
  const parts: string[] = []
  let offset = from
  for (;;) {
    const found = text.indexOf(close, offset)
    if (found < 0) return { value: [...parts, text.slice(offset)].join(close), end: text.length, closed: false }
    parts.push(text.slice(offset, found))
    if (text[found + 1] !== close) return { value: parts.join(close), end: found + 1, closed: true }
    offset = found + 2
  }
}

function unclosedText(text: string, start: number): Reading {
  const typographic = text.slice(start + 1).search(TYPOGRAPHIC)
  const end = typographic < 0 ? text.length : start + 1 + typographic
  const value = text.slice(start + 1, end).trimEnd()
  const place = { start, end: typographic < 0 ? end : end + 1 }
  const problem = problemAt(place, 'The text that begins here has no closing quote.', { replacement: printText(value) })
  return { end: place.end, body: { kind: 'text', value }, problem }
}

function readQuoted(text: string, start: number): Reading | null {
  const match = matchAt(DOUBLE_QUOTED, text, start) ?? matchAt(SINGLE_QUOTED, text, start)
  if (match === null) return null
  const [raw, value = ''] = match
  const end = start + raw.length
  const problem = problemAt({ start, end }, 'A text stands in straight double quotes.', {
    replacement: printText(value),
  })
  return { end, body: { kind: 'text', value }, problem }
}

function readDigits(text: string, start: number, pattern: RegExp): Reading | null {
  const match = matchAt(pattern, text, start)?.[0]
  if (match === undefined) return null
  const raw = match.replace(DAYS_SUFFIX, '')
  const end = start + raw.length
  const reading = readNumber(raw, { start, end })
  const body: TokenBody =
    reading.type === 'number' ? { kind: 'number', value: reading.value } : { kind: 'date', value: reading.value }
  return { end, body, problem: reading.problem }
}

function readWord(text: string, start: number): Reading | null {
  const raw = matchAt(WORD, text, start)?.[0]
  if (raw === undefined) return null
  const end = start + raw.length
  const keyword = keywordOf(raw)
  if (keyword !== null) return { end, body: { kind: 'keyword', keyword } }
  const replacement = printColumn(raw)
  const problem =
    replacement === raw
      ? null
      : problemAt({ start, end }, `The name ${shortened(raw)} stands in brackets.`, { replacement })
  return { end, body: { kind: 'column', name: raw }, problem }
}

function readThreshold(text: string, start: number, { noun, hasThresholds }: Lexicon): Reading | null {
  if (text[start] !== '@') return null
  const name = matchAt(WORD, text, start + 1)?.[0] ?? ''
  const end = start + 1 + name.length
  if (!hasThresholds) {
    const message = `A ${noun} holds values, not named thresholds.`
    const problem = problemAt({ start, end }, message, { suggestion: 'Write the number itself.' })
    return { end, body: { kind: 'threshold', name }, problem }
  }
  const message =
    name === '' ? 'The name of a threshold follows “@”.' : `@${shortened(name)} cannot be the name of a threshold.`
  const suggestion = 'A threshold’s name is a letter of a to z, then letters, digits and “_”.'
  const problem = THRESHOLD_NAME.test(name) ? null : problemAt({ start, end }, message, { suggestion })
  return { end, body: { kind: 'threshold', name }, problem }
}

function readSign(text: string, start: number, { noun, symbols, foreignSigns }: Lexicon): Reading | null {
  const foreign = foreignSignAt(text, start, foreignSigns)
  if (foreign !== null) {
    const { sign, replacement, body } = foreign
    const end = start + sign.length
    return {
      end,
      body,
      problem: problemAt({ start, end }, `${sign} is not part of the ${noun} language.`, { replacement }),
    }
  }
  const symbol = symbols.find((sign) => text.startsWith(sign, start))
  return symbol === undefined ? null : { end: start + symbol.length, body: { kind: 'symbol', symbol } }
}

function readUnknown(text: string, start: number, { noun, hasThresholds, remedies }: Lexicon): Reading {
  const character = String.fromCodePoint(text.codePointAt(start) ?? 0)
  const place = { start, end: start + character.length }
  if (matchAt(CURRENCY, text, start) !== null) {
    const suggestion = hasThresholds ? 'Leave it out; a unit belongs to a named threshold.' : 'Leave it out.'
    const message = `A number has no currency sign in a ${noun}.`
    return { end: place.end, body: null, problem: problemAt(place, message, { suggestion, replacement: '' }) }
  }
  const suggestion = remedies.get(character) ?? 'A column whose name holds such characters is written in brackets.'
  return { end: place.end, body: null, problem: problemAt(place, `${character} has no meaning here.`, { suggestion }) }
}

function matchAt(pattern: RegExp, text: string, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset
  return pattern.exec(text)
}
