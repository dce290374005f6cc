/** What programs and people write where there is no value; compared as it stands. */
const MISSING_TEXTS: ReadonlySet<string> = new Set([
  ...['NA', 'N/A', 'n/a', 'na', '#N/A', '<NA>', 'NULL', 'Null', 'null', '\\N', 'None', 'none', 'nil', 'missing'],
  ...['-', '--', '---', '–', '—', '.', '?', '#DIV/0!', '#NAME?', '#NUM!', '#REF!', '#VALUE!', '#NULL!'],
])

/** Numbers that stand for a missing one where no other value is below zero. */
const MISSING_NUMBERS: ReadonlySet<string> = new Set(['-9', '-99', '-999', '-9999', '-99999'])
const LEAST_REPEATED = 2
const LEAST_BESIDE = 10

/** A text that may stand for a missing value, and how many of the sample's cells hold it. */
export interface MissingText {
  readonly text: string
  readonly count: number
  /** It is read as missing. */
  readonly isRead: boolean
}

/** The texts of a sample's cells that commonly stand for a missing value, the commonest first. */
export function likelyMissing(texts: readonly string[]): readonly string[] {
  return [...countsOf(texts, MISSING_TEXTS).keys()]
}

/**
 * Numbers such as -999 that stand for a missing one: each occurs twice or more among ten or more others, and no other
 * number is below zero.
 */
export function likelyMissingNumbers(texts: readonly string[]): readonly string[] {
  const counts = countsOf(texts, MISSING_NUMBERS)
  const others = texts.filter((text) => !counts.has(text))
  if (others.length < LEAST_BESIDE || others.some((text) => text.startsWith('-'))) return []
  return [...counts].filter(([, count]) => count >= LEAST_REPEATED).map(([text]) => text)
}

/** What a sample has of texts that may be missing values, with what a person named; `read` are taken as missing. */
export function missingTexts(texts: readonly string[], read: readonly string[]): readonly MissingText[] {
  const known = new Set([...MISSING_TEXTS, ...read, ...likelyMissingNumbers(texts)])
  return [...countsOf(texts, known)].map(([text, count]) => ({ text, count, isRead: read.includes(text) }))
}

/** "“NA” (17 %) is read as missing." */
export function missingNote(texts: readonly string[], read: readonly string[]): string | null {
  const counts = [...countsOf(texts, new Set(read))]
  if (counts.length === 0) return null
  const each = counts.map(([text, count]) => `“${text}” (${percent(count, texts.length)})`)
  return `${each.join(', ')} ${each.length === 1 ? 'is' : 'are'} read as missing.`
}

/** A share of values in whole percent, for sentences. */
export function percent(count: number, of: number): string {
  const share = (100 * count) / of
  return share < 1 ? 'under 1 %' : `${Math.round(share)} %`
}

function countsOf(texts: readonly string[], wanted: ReadonlySet<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) if (wanted.has(text)) counts.set(text, (counts.get(text) ?? 0) + 1)
  return new Map([...counts].toSorted((a, b) => b[1] - a[1]))
}
