/** Words of an option that is laid over another. */
export const secondLabelWords = {
  title: 'Second label on',
  none: 'None: an option of its own',
  scope: (primary: string) => `  ·  second label on ${primary}`,
  hint: (primary: string) =>
    `It is laid over ${primary} and changes none of its counts. Compare › Overlap shows the two together.`,
} as const
