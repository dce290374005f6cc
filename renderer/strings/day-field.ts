/** A field for a day. */
export const dayFieldStrings = {
  example: '30 Sep 2025',
  unreadable: 'This is no day. Write it as 30 Sep 2025 or 2025-09-30.',
} as const
