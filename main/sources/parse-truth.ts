import { MISSING_STAGED } from './staging.ts'

/** What is taken for a truth without being told so. */
const CERTAIN = words(['true'], ['false'])

/** What else is one where a person says that the column holds yes or no: PostgreSQL's input forms of a boolean. */
const CHOSEN = words(['true', 't', 'yes', 'y', 'on', '1'], ['false', 'f', 'no', 'n', 'off', '0'])

interface Word {
  readonly bytes: Uint8Array
  readonly value: number
}

function words(yes: readonly string[], no: readonly string[]): readonly Word[] {
  const of = (value: number) => (word: string) => ({ bytes: Buffer.from(word), value })
  return [...yes.map(of(1)), ...no.map(of(0))]
}

/** 1 for a word of yes, 0 for a word of no, in any case, else MISSING_STAGED. `chosen`: a person said that it is one. */
export function parseTruth(bytes: Uint8Array, start: number, end: number, chosen: boolean): number {
  const length = end - start
  for (const word of chosen ? CHOSEN : CERTAIN) {
    if (word.bytes.length === length && says(bytes, start, word.bytes)) return word.value
  }
  return MISSING_STAGED
}

/** Compares in any case: A to Z are read as a to z. */
function says(bytes: Uint8Array, start: number, word: Uint8Array): boolean {
  for (let at = 0; at < word.length; at++) {
    const byte = bytes[start + at] as number
    if ((byte >= 65 && byte <= 90 ? byte | 32 : byte) !== word[at]) return false
  }
  return true
}
