import type { KeySuggestion } from '../../../shared/recipe/recipe-report.ts'
import { editDistance } from '../../../shared/rules/nearest-name.ts'

const MOST_COMPARED = 200
const MOST_KNOWN_COMPARED = 5000
const MOST_SUGGESTED = 50
const SHORTEST_COMPARED = 4
const LETTERS_PER_EDIT = 5
const MOST_EDITS = 3

/**
 * What keys without a partner could mean, by rows gained: the only known key with the same letters and digits in the
 * same order, whatever stands between them and in which case; else the only one within one edit per five characters,
 * and three at most, whose digits are the same: C-10001 is not a slip for C-10002.
 */
export function suggestKeys(
  unmatched: readonly { readonly key: string; readonly rows: number }[],
  known: readonly string[],
): readonly KeySuggestion[] {
  const bare = new Map<string, string[]>()
  for (const key of known) {
    const letters = lettersOf(key)
    if (letters !== '') bare.set(letters, [...(bare.get(letters) ?? []), key])
  }
  const comparable = known.length <= MOST_KNOWN_COMPARED ? byDigits(bare.keys()) : new Map<string, readonly string[]>()
  const found = unmatched.map(({ key, rows }, index): KeySuggestion | null => {
    const letters = lettersOf(key)
    const same = onlyOf(bare.get(letters))
    if (same !== null) return { from: key, to: same, rows, why: 'same-letters' }
    if (index >= MOST_COMPARED) return null
    const near = onlyOf(bare.get(nearestOf(letters, comparable.get(digitsOf(letters)) ?? []) ?? ''))
    return near === null ? null : { from: key, to: near, rows, why: 'nearly-same' }
  })
  return found
    .filter((suggestion) => suggestion !== null)
    .sort((a, b) => b.rows - a.rows || (a.from < b.from ? -1 : 1))
    .slice(0, MOST_SUGGESTED)
}

/** Letters and digits alone, in lower case, accents apart from their letters left out. */
function lettersOf(key: string): string {
  return key
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}

function digitsOf(letters: string): string {
  return letters.replaceAll(/\P{N}/gu, '')
}

function byDigits(known: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>()
  for (const letters of known) {
    const digits = digitsOf(letters)
    const group = groups.get(digits)
    if (group === undefined) groups.set(digits, [letters])
    else group.push(letters)
  }
  return groups
}

function onlyOf(keys: readonly string[] | undefined): string | null {
  return keys?.length === 1 ? (keys[0] ?? null) : null
}

/** The only one at the least distance, where that is small enough. */
function nearestOf(letters: string, known: readonly string[]): string | null {
  if (letters.length < SHORTEST_COMPARED || !/\p{L}/u.test(letters)) return null
  let least = Math.min(MOST_EDITS, Math.floor(letters.length / LETTERS_PER_EDIT))
  let nearest: string[] = []
  for (const other of known) {
    const distance = editDistance(letters, other, least)
    if (distance > least) continue
    if (distance < least) nearest = []
    least = distance
    nearest.push(other)
  }
  return nearest.length === 1 ? (nearest[0] ?? null) : null
}
