import { FOREIGN_SIGNS, type ForeignSign } from '../rules/foreign-sign.ts'
import type { Keyword } from '../rules/keyword.ts'
import { type Lexicon, longestFirst } from '../rules/lexicon.ts'
import { ARITHMETIC_SYMBOLS, type LanguageSymbol, SYMBOLS, type Token } from '../rules/token.ts'

/**
 * Here "10-5" is a difference and "10/5" a quotient, but "2025-01-31", "2025/1/31" and "31.01.2025" are dates: canonical
 * text has spaces around its operators, so that nothing a formula prints is read as a date.
 */
const DATE = /(?:\d{4}[-−–/.]\d{1,2}[-−–/.]\d{1,2}|\d{1,2}[-−–/.]\d{1,2}[-−–/.]\d{4})(?![\p{L}\d_%])/u.source
const NUMBER = /\.?\d(?:[eE][+\-−]\d|[\p{L}\d_%.]|(?<=\d)['’]\d)*/u.source
const UNSIGNED = new RegExp(`${DATE}|${NUMBER}`, 'uy')
const SIGNED = new RegExp(`${DATE}|[+\\-−–]?${NUMBER}`, 'uy')

/** After these words a value has just ended. */
const VALUE_WORDS: ReadonlySet<Keyword> = new Set<Keyword>(['snapshot', 'true', 'false', 'missing', 'present', 'case'])

const symbol = (sign: string, replacement: LanguageSymbol): ForeignSign => ({
  sign,
  replacement,
  body: { kind: 'symbol', symbol: replacement },
})

export const FORMULA_LEXICON: Lexicon = {
  noun: 'formula',
  symbols: longestFirst([...SYMBOLS, ...ARITHMETIC_SYMBOLS]),
  foreignSigns: [
    // Elsewhere "&" and "||" join texts, so that "and" and "or" may not be meant.
    ...FOREIGN_SIGNS.filter(({ sign }) => !/^[&|]/.test(sign)),
    symbol('×', '*'),
    symbol('·', '*'),
    symbol('÷', '/'),
    symbol('−', '-'),
    symbol('–', '-'),
    symbol(';', ','),
  ],
  remedies: new Map([
    ['^', 'Write power(base, exponent).'],
    ['&', 'Write join(a, b) for texts, and “and” between conditions.'],
    ['|', 'Write join(a, b) for texts, and “or” between conditions.'],
    ['%', 'Write a share as a decimal, such as 0.1 for 10 %.'],
  ]),
  digits: (previous) => (previous !== null && endsValue(previous) ? UNSIGNED : SIGNED),
  division: 'Divide it into several columns.',
  hasThresholds: false,
}

/** Whether a minus after the token takes away from it. */
function endsValue(token: Token): boolean {
  switch (token.kind) {
    case 'symbol':
      return token.symbol === ')'
    case 'keyword':
      return VALUE_WORDS.has(token.keyword)
    default:
      return token.kind !== 'end'
  }
}
