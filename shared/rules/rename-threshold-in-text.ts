import { lexRule } from './lex-rule.ts'

/** The text of a rule, readable or not, with a threshold called by another name; all else stays as it was typed. */
export function renameThresholdInText(text: string, from: string, to: string): string {
  const named = lexRule(text).tokens.filter((token) => token.kind === 'threshold' && token.name === from)
  return named.reduceRight((renamed, { start, end }) => `${renamed.slice(0, start)}@${to}${renamed.slice(end)}`, text)
}
