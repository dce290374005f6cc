import type { Keyword } from './keyword.ts'
import { printColumn } from './print-name.ts'
import type { Range } from './problem.ts'
import { comparisonOperator } from './rule.ts'
import type { TokenCursor } from './token-cursor.ts'

const STARTS_OPERATOR: ReadonlySet<Keyword> = new Set<Keyword>([
  'between',
  'in',
  'is',
  'contains',
  'starts',
  'has',
  'within',
])

/** What other languages and everyday words say for an operator. */
const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['equals', '='],
  ['equal', '='],
  ['like', 'contains text'],
  ['includes', 'has'],
  ['include', 'has'],
  ['over', '>'],
  ['above', '>'],
  ['under', '<'],
  ['below', '<'],
])

/** What is asked as a function elsewhere, and what stands for it in a rule: rules test columns alone. */
const NO_FUNCTIONS: ReadonlyMap<string, { readonly message: string; readonly suggestion: string }> = new Map([
  [
    'segment',
    {
      message: 'A rule tests columns: it cannot ask for the segment of an option.',
      suggestion: 'Repeat that segment’s rule here, or make this option a second label on the other.',
    },
  ],
  [
    'score',
    {
      message: 'A rule tests columns: a score is one, named without score( ).',
      suggestion: 'Write the score’s column, such as r_score >= 4.',
    },
  ],
])

/** Whether a comparison begins at a distance from the current token. */
export function operatorWordAt(cursor: TokenCursor, distance: number): boolean {
  const token = cursor.ahead(distance)
  if (token.kind === 'symbol') return comparisonOperator.options.some((operator) => operator === token.symbol)
  return token.kind === 'keyword' && STARTS_OPERATOR.has(token.keyword)
}

/** Refuses what stands where a comparison is expected after a column, with what was most likely meant. */
export function refuseOperator<W extends Keyword>(cursor: TokenCursor, column: Range, words: readonly W[]): W {
  const token = cursor.current
  const noFunction = NO_FUNCTIONS.get(cursor.ahead(-1).raw.toLowerCase())
  if (noFunction !== undefined && token.kind === 'symbol' && token.symbol === '(') {
    return cursor.refuse(column, noFunction.message, { suggestion: noFunction.suggestion })
  }
  const name = spacedName(cursor)
  if (name !== null) {
    const end = name.end
    return cursor.refuse({ start: column.start, end }, 'A column name with spaces stands in brackets.', {
      replacement: printColumn(`${name.first} ${name.rest}`),
    })
  }
  const near = cursor.takeNear(words)
  const word = words.find((candidate) => candidate === near)
  if (word !== undefined) return word
  const replacement = SYNONYMS.get(token.raw.toLowerCase()) ?? null
  const message = `A comparison is expected here, not ${cursor.found()}.`
  const suggestion =
    'After a column comes =, !=, <, <=, >, >=, between, in, is, contains text, has, starts with or within.'
  return cursor.refuse(token, message, replacement === null ? { suggestion } : { replacement })
}

/** "Monthly Charges >= 50": the words up to a comparison, where a name with spaces was likely meant. */
function spacedName(
  cursor: TokenCursor,
): { readonly first: string; readonly rest: string; readonly end: number } | null {
  const words: string[] = []
  for (let distance = 0; ; distance++) {
    const token = cursor.ahead(distance)
    if (words.length > 0 && operatorWordAt(cursor, distance)) {
      return { first: cursor.ahead(-1).raw, rest: words.join(' '), end: cursor.ahead(distance - 1).end }
    }
    if (token.kind !== 'column' || token.raw.startsWith('[')) return null
    words.push(token.raw)
  }
}
