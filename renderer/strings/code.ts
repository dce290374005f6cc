/** Words of the field in which rules and formulas are typed. */
export const codeWords = {
  invalid: 'Cannot be read yet',
  mend: (replacement: string) => `Write ${replacement}`,
  line: (line: number) => `Line ${line}: `,
  completions: 'What may stand here',
} as const
