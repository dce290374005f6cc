/** Every word of the rule language, in the case it is printed in; a column of such a name is written in brackets. */
export const KEYWORDS = [
  'and',
  'or',
  'not',
  'between',
  'in',
  'is',
  'missing',
  'present',
  'contains',
  'text',
  'has',
  'starts',
  'with',
  'ignoring',
  'case',
  'within',
  'days',
  'before',
  'after',
  'snapshot',
  'true',
  'false',
] as const

export type Keyword = (typeof KEYWORDS)[number]

const keywords: ReadonlyMap<string, Keyword> = new Map(KEYWORDS.map((word) => [word, word]))

/** The keyword that a word is, in any case of letters, or null. */
export function keywordOf(word: string): Keyword | null {
  return keywords.get(word.toLowerCase()) ?? null
}
