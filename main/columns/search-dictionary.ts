import type { Dictionary } from '../ports/spine-columns.ts'
import { dictionaryText } from './dictionary.ts'

/** How a text has another in it: is it, begins with it, has it further on. */
export type TextMatch = 'whole' | 'start' | 'inside'

/** Compares texts of a dictionary with one text, whatever the case of letters. */
export function textMatcher(dictionary: Dictionary, wanted: string): (code: number) => TextMatch | null {
  const folded = wanted.toLowerCase()
  // Most keys are plain letters and digits: their bytes are compared as they lie, which makes no text of each.
  return /^[\x20-\x7e]*$/.test(folded) ? matchBytes(dictionary, folded) : matchTexts(dictionary, folded)
}

function matchTexts(dictionary: Dictionary, folded: string): (code: number) => TextMatch | null {
  return (code) => {
    const text = dictionaryText(dictionary, code)?.toLowerCase() ?? ''
    if (text === folded) return 'whole'
    if (text.startsWith(folded)) return 'start'
    return text.includes(folded) ? 'inside' : null
  }
}

function matchBytes({ offsets, bytes }: Dictionary, folded: string): (code: number) => TextMatch | null {
  const needle = Uint8Array.from(folded, (letter) => letter.charCodeAt(0))
  const isAt = (place: number): boolean => {
    for (let index = 0; index < needle.length; index++) {
      if (lowerCase(bytes[place + index] as number) !== needle[index]) return false
    }
    return true
  }
  return (code) => {
    const start = offsets[code] ?? 0
    const last = (offsets[code + 1] ?? 0) - needle.length
    for (let place = start; place <= last; place++) {
      if (!isAt(place)) continue
      if (place > start) return 'inside'
      return place === last ? 'whole' : 'start'
    }
    return null
  }
}

function lowerCase(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte
}

/** Whether a text of a dictionary is the given one, in UTF-8; from the end, where keys differ. */
export function isTextAt({ offsets, bytes }: Dictionary, code: number, wanted: Uint8Array): boolean {
  const start = offsets[code] ?? 0
  if ((offsets[code + 1] ?? 0) - start !== wanted.length) return false
  for (let index = wanted.length - 1; index >= 0; index--) {
    if (bytes[start + index] !== wanted[index]) return false
  }
  return true
}
