import type { TokenBody } from './token.ts'

/** A sign of another language with the one that this language has for it. */
export interface ForeignSign {
  readonly sign: string
  readonly replacement: string
  readonly body: TokenBody
}

const symbol = (sign: string, replacement: '=' | '!=' | '<=' | '>='): ForeignSign => ({
  sign,
  replacement,
  body: { kind: 'symbol', symbol: replacement },
})
const word = (sign: string, replacement: 'and' | 'or' | 'not' | 'in'): ForeignSign => ({
  sign,
  replacement,
  body: { kind: 'keyword', keyword: replacement },
})

/** Longer signs come before those they begin with. */
export const FOREIGN_SIGNS: readonly ForeignSign[] = [
  symbol('===', '='),
  symbol('!==', '!='),
  symbol('==', '='),
  symbol('<>', '!='),
  symbol('=>', '>='),
  symbol('=<', '<='),
  symbol('≠', '!='),
  symbol('≥', '>='),
  symbol('≤', '<='),
  word('&&', 'and'),
  word('&', 'and'),
  word('∧', 'and'),
  word('||', 'or'),
  word('|', 'or'),
  word('∨', 'or'),
  word('!', 'not'),
  word('¬', 'not'),
  word('∈', 'in'),
]

/** The sign of another language that stands at an offset, or null; "!=" is this language's own. */
export function foreignSignAt(
  text: string,
  offset: number,
  signs: readonly ForeignSign[] = FOREIGN_SIGNS,
): ForeignSign | null {
  if (text.startsWith('!=', offset) && text[offset + 2] !== '=') return null
  return signs.find(({ sign }) => text.startsWith(sign, offset)) ?? null
}
