import { FOREIGN_SIGNS, type ForeignSign } from './foreign-sign.ts'
import { type LanguageSymbol, SYMBOLS, type Token } from './token.ts'

/** What tells the text of a rule from that of a formula, which share names, words, values and conditions. */
export interface Lexicon {
  /** What messages call the text. */
  readonly noun: 'rule' | 'formula'
  /** Longer signs come before those they begin with. */
  readonly symbols: readonly LanguageSymbol[]
  /** Longer signs come before those they begin with. */
  readonly foreignSigns: readonly ForeignSign[]
  /** What to do about a sign that means nothing, by the sign. */
  readonly remedies: ReadonlyMap<string, string>
  /** What reads as one number or date, well written or not, after a token (null at the start); matches at an offset. */
  readonly digits: (previous: Token | null) => RegExp
  /** What to do where a text is too long. */
  readonly division: string
  /** Whether "@name" stands for a number. */
  readonly hasThresholds: boolean
}

/** A sign belongs to its number, and signs between digits to a date or a number written another way. */
const NUMBER = /[+\-−–]?\.?\d(?:[eE][+\-−]\d|[\p{L}\d_%.]|(?<=\d)[-−–/'’]\d)*/uy

export const RULE_LEXICON: Lexicon = {
  noun: 'rule',
  symbols: longestFirst(SYMBOLS),
  foreignSigns: FOREIGN_SIGNS,
  remedies: new Map(),
  digits: () => NUMBER,
  division: 'Divide it into several segments.',
  hasThresholds: true,
}

export function longestFirst(symbols: readonly LanguageSymbol[]): readonly LanguageSymbol[] {
  return symbols.toSorted((a, b) => b.length - a.length)
}
