import type { Keyword } from './keyword.ts'
import type { Range } from './problem.ts'

export const SYMBOLS = ['(', ')', ',', '=', '!=', '<', '<=', '>', '>='] as const
export type RuleSymbol = (typeof SYMBOLS)[number]

/** The signs of formulas besides those of rules (see shared/formulas). */
export const ARITHMETIC_SYMBOLS = ['+', '-', '*', '/'] as const
export type ArithmeticSymbol = (typeof ARITHMETIC_SYMBOLS)[number]
export type LanguageSymbol = RuleSymbol | ArithmeticSymbol

/** One piece of a rule's text. `raw` is what stands there; the last token of a text is always `end`. */
export type Token = Range & { readonly raw: string } & (
    | { readonly kind: 'keyword'; readonly keyword: Keyword }
    | { readonly kind: 'column'; readonly name: string }
    | { readonly kind: 'threshold'; readonly name: string }
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'date'; readonly value: string }
    | { readonly kind: 'text'; readonly value: string }
    | { readonly kind: 'symbol'; readonly symbol: LanguageSymbol }
    | { readonly kind: 'end' }
  )

/** What a token is, without its place. */
export type TokenBody = Token extends infer T ? (T extends Token ? Omit<T, keyof Range | 'raw'> : never) : never
