import type { ComparisonOperator, Condition, Operand } from './rule.ts'

/*
 * A rule as one plain English sentence, said by describe-rule.ts and read by read-sentence.ts:
 *
 *   sentence  = member { "," member } ( "and" | "or" ) member | member           "and", "or" stand before the last member
 *   member    = ( "both" | "all of" | "not both" | "not all of" ) member { "," member } "and" member
 *             | "either" member { "," member } "or" member
 *             | "neither" member { "," member } "nor" member
 *             | "it is not so that" member | "(" member ")" | condition
 *   condition = column predicate                                                   "not" stands within the predicate
 *   column    = words up to one of RESERVED_WORDS, or as in a rule's text: "[" characters "]"
 *   value     = number | date | “text”, ” doubled | "true" | "false" | [ number "(" ] "@" name [ ")" ]
 *
 * A group is closed by the member after its connective, so that groups in groups need no closing word.
 */

export type ComparisonWords = Readonly<Record<ComparisonOperator, string>>

const NUMBER_WORDS: ComparisonWords = {
  '=': 'of exactly',
  '!=': 'other than',
  '<': 'of less than',
  '<=': 'of at most',
  '>': 'of more than',
  '>=': 'of at least',
}
const DATE_WORDS: ComparisonWords = {
  '=': 'on',
  '!=': 'on a day other than',
  '<': 'before',
  '<=': 'on or before',
  '>': 'after',
  '>=': 'on or after',
}
/** Said after "is": texts, true and false. */
const VALUE_WORDS: ComparisonWords = {
  '=': '',
  '!=': 'other than',
  '<': 'less than',
  '<=': 'at most',
  '>': 'more than',
  '>=': 'at least',
}

/** How a comparison with an operand is said; `verb` is "is" or nothing, and "not" stands between the two. */
export function comparisonWords(type: Operand['type']): {
  readonly verb: 'is' | null
  readonly words: ComparisonWords
} {
  if (type === 'number' || type === 'threshold') return { verb: null, words: NUMBER_WORDS }
  return type === 'date' ? { verb: null, words: DATE_WORDS } : { verb: 'is', words: VALUE_WORDS }
}

type TextTest = Extract<Condition, { kind: 'text' }>['test']

/** As it is, and after "does not". */
export const TEXT_WORDS: Readonly<Record<TextTest, readonly [string, string]>> = {
  contains: ['contains', 'contain'],
  starts: ['starts with', 'start with'],
  has: ['has', 'have'],
}
export const AS_OF_WORDS = 'the as-of date'
export const CASE_WORDS = 'whatever its case'
export const DOUBLE_NEGATION = 'it is not so that'

/** End a column's name in a sentence: a name that holds one is said in brackets. */
export const RESERVED_WORDS: ReadonlySet<string> = new Set(
  (
    'of is not other on before after between outside contains does starts has within whatever true false ' +
    'and or nor either neither both all it'
  ).split(' '),
)
