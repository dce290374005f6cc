import type { ColumnType } from '../entities/column.ts'
import { OPERATOR_COMPLETIONS, WORD_COMPLETIONS } from './completion-words.ts'
import { lexRule, lexText } from './lex-rule.ts'
import { type Lexicon, RULE_LEXICON } from './lexicon.ts'
import { readTokens } from './parse-rule.ts'
import { printColumn } from './print-name.ts'
import type { RuleScope } from './rule-scope.ts'
import { TokenCursor } from './token-cursor.ts'

/** One thing that may stand at the caret: `insert` takes the place of start..end. */
export interface Completion {
  readonly start: number
  readonly end: number
  readonly insert: string
  readonly label: string
  /** A column's type, a threshold's value, or what a word means. */
  readonly detail: string
}

/** What may stand at the caret, without its place. */
export type Candidate = Pick<Completion, 'insert' | 'label' | 'detail'>

const PARTIAL_WORD = /@?[\p{L}_][\p{L}\p{M}\p{N}_]*$|@$/u
/** Looking for a word's beginning from every place of a long text would take the square of its length. */
const LONGEST_PARTIAL = 200
const REST_OF_WORD = /^[\p{L}\p{M}\p{N}_]*/u
const REST_OF_BRACKET = /^[^[\]]*\]/

/** What may stand at an offset of an unfinished rule, best first; nothing inside a text or after what cannot be read. */
export function completeRule(text: string, offset: number, scope: RuleScope): readonly Completion[] {
  const partial = partialAt(text, offset, RULE_LEXICON)
  if (partial === null) return []
  const { start, end, typed } = partial
  const { tokens, problems } = lexRule(text.slice(0, start))
  if (problems.some(({ replacement }) => replacement === null)) return []
  const cursor = new TokenCursor(tokens)
  readTokens(cursor, new Map())
  if (cursor.current.kind !== 'end') return []
  return ranked(candidates(cursor, scope), typed).map((candidate) => ({ start, end, ...candidate }))
}

/** The word or bracketed name that the caret stands in, or an empty place; null inside a text. */
export function partialAt(
  text: string,
  caret: number,
  lexicon: Lexicon,
): { start: number; end: number; typed: string } | null {
  const offset = Math.min(Math.max(caret, 0), text.length)
  const head = text.slice(0, offset)
  const tail = text.slice(offset)
  const { tokens, problems } = lexText(head, lexicon)
  const last = tokens.at(-2)
  const isOpen = last !== undefined && last.end === head.length && problems.some(({ start }) => start === last.start)
  if (isOpen && last.kind === 'text') return null
  if (isOpen && last.kind === 'column' && last.raw.startsWith('[')) {
    const rest = REST_OF_BRACKET.exec(tail)?.[0].length ?? 0
    return { start: last.start, end: offset + rest, typed: last.name }
  }
  const typed = PARTIAL_WORD.exec(head.slice(-LONGEST_PARTIAL))?.[0] ?? ''
  const rest = REST_OF_WORD.exec(tail)?.[0].length ?? 0
  return { start: offset - typed.length, end: offset + (typed === '' ? 0 : rest), typed }
}

/** What a cursor at the end of its tokens asked for there: columns, thresholds, values and words. */
export function candidates(cursor: TokenCursor, scope: RuleScope): readonly Candidate[] {
  const { wanted, subject } = cursor
  const type = subject === null ? null : (scope.columns.get(subject) ?? null)
  const found: Candidate[] = []
  if (wanted.has('column')) found.push(...columnCandidates(scope, () => true))
  if (wanted.has('anchor')) found.push(...columnCandidates(scope, (name, of) => of === 'date' && name !== subject))
  if (wanted.has('threshold') && (wanted.has('dayCount') || isNumeric(type))) {
    for (const [name, value] of scope.thresholds)
      found.push({ insert: `@${name}`, label: `@${name}`, detail: String(value) })
  }
  if (wanted.has('value') && type === 'boolean') {
    found.push(...['true', 'false'].map((value) => ({ insert: value, label: value, detail: 'value' })))
  }
  for (const { asked, after, types, ...candidate } of OPERATOR_COMPLETIONS) {
    const isAsked = wanted.has(asked) && (after === undefined || wanted.has(after))
    if (isAsked && (type === null || types.includes(type))) found.push(candidate)
  }
  for (const { asked, ...candidate } of WORD_COMPLETIONS) {
    const isOperatorNot = asked === 'not' && !wanted.has('column')
    if (wanted.has(asked) && !isOperatorNot) found.push(candidate)
  }
  return found
}

/** The columns that fit, as a rule writes them. */
export function columnCandidates(
  scope: Pick<RuleScope, 'columns' | 'refused'>,
  fits: (name: string, type: ColumnType) => boolean,
): readonly Candidate[] {
  return [...scope.columns].flatMap(([name, type]) =>
    fits(name, type) && !scope.refused?.has(name) ? [{ insert: printColumn(name), label: name, detail: type }] : [],
  )
}

function isNumeric(type: ColumnType | null): boolean {
  return type === 'number' || type === 'integer'
}

/** Those that begin with what was typed, then those that hold it; the order is kept otherwise. */
export function ranked(found: readonly Candidate[], typed: string): readonly Candidate[] {
  const wanted = typed.toLowerCase()
  const isExact = ({ insert }: Candidate): boolean => insert === typed
  const begins = ({ label }: Candidate): boolean => label.toLowerCase().startsWith(wanted)
  const holds = (candidate: Candidate): boolean => !begins(candidate) && candidate.label.toLowerCase().includes(wanted)
  return [...found.filter(begins), ...found.filter(holds)].filter((candidate) => !isExact(candidate))
}
