import { RESERVED_WORDS } from './sentence-words.ts'

const PLAIN = /^\p{L}[\p{L}\p{M}\p{N}]*(?: [\p{L}\p{M}\p{N}]+)*$/u

/** "MonthlyCharges" and "monthly_charges" are "monthly charges"; abbreviations keep their capitals. */
export function spokenColumn(name: string): string {
  const words = name
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .split(/[\s_]+/)
    .filter((word) => word !== '')
    .map((word) => (/^\p{Lu}{2,}$/u.test(word) ? word : word.toLowerCase()))
  return words.length === 0 ? name : words.join(' ')
}

/** How each of a table's columns is said in a sentence, and which column a sentence means. */
export interface SpokenColumns {
  /** Words where they can mean no other column, else the name in brackets. */
  readonly said: (name: string) => string
  /** The column that plain words mean, whatever their case, or null. */
  readonly meant: (words: string) => string | null
}

/** The spoken forms of a set of columns. */
export function spokenColumns(names: Iterable<string>): SpokenColumns {
  const byWords = new Map<string, string | null>()
  for (const name of names) {
    const words = folded(spokenColumn(name))
    byWords.set(words, byWords.has(words) ? null : name)
  }
  const meant = (words: string): string | null => byWords.get(folded(words)) ?? null
  return {
    meant,
    said: (name) => {
      const words = spokenColumn(name)
      return isPlain(words) && meant(words) === name ? words : `[${name.replaceAll(']', ']]')}]`
    },
  }
}

function isPlain(words: string): boolean {
  return PLAIN.test(words) && !words.split(' ').some((word) => RESERVED_WORDS.has(folded(word)))
}

/** One form for all cases of a word, such as a capital at the sentence's beginning. */
function folded(words: string): string {
  return words.toUpperCase().toLowerCase()
}
