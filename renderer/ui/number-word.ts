const WORDS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
] as const

/** A small count in words, larger ones in figures: "six segments", "13 segments". */
export function numberWord(count: number): string {
  return WORDS[count] ?? String(count)
}

/** A sentence's first letter in upper case. */
export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
