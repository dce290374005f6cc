/** One comment line; no line break of a name or a rule can end it. */
export function comment(text: string): string {
  return text === '' ? '--' : `-- ${text.replaceAll(/[\p{Cc}\u2028\u2029]/gu, ' ')}`
}
