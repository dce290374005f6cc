import { PERCENT } from './amount-units.ts'
import { amountOf } from './money-text.ts'
import { percent } from './sniff-missing.ts'

/** What the amounts of a sample are of. */
export interface UnitGuess {
  /** Whether there are any. */
  readonly hasAmounts: boolean
  /** Each text's number without its unit; the text itself where it is no amount. */
  readonly digits: readonly string[]
  /** The unit of all amounts that have one; undefined where there is none, or several. */
  readonly unit: string | undefined
  /** Amounts are of more than one unit, which do not add up. */
  readonly isMixed: boolean
  /** How the amounts are read, or why they are not; null where there are none. */
  readonly note: string | null
}

/** Looks for amounts with a currency or percent sign, or in brackets. */
export function sniffUnits(texts: readonly string[]): UnitGuess {
  const counts = new Map<string, number>()
  let inBrackets = 0
  const digits = texts.map((text) => {
    const amount = isBare(text) ? null : amountOf(text)
    if (amount === null) return text
    if (amount.unit !== '') counts.set(amount.unit, (counts.get(amount.unit) ?? 0) + 1)
    if (text.startsWith('(')) inBrackets++
    return amount.number
  })
  const [only, ...others] = [...counts.keys()]
  const isMixed = others.length > 0
  const note = isMixed
    ? `Kept as text: the amounts are in ${countsInWords(counts)}, which do not add up.`
    : [unitNote(only, counts, texts.length), inBrackets > 0 ? BRACKETS : null].filter(Boolean).join(' ') || null
  return { hasAmounts: counts.size > 0 || inBrackets > 0, digits, unit: isMixed ? undefined : only, isMixed, note }
}

/**
 * Whether nothing can stand beside a number here, without looking closely: it begins and ends with a digit, as a plain
 * number does, or it begins as a word does. (Of currencies kr and Ft begin so.)
 */
function isBare(text: string): boolean {
  const first = text.charCodeAt(0)
  if (isDigit(first)) return isDigit(text.charCodeAt(text.length - 1))
  return isLetter(first) && isLowerCase(text.charCodeAt(1)) && text[1] !== 'r' && text[1] !== 't'
}

function isLetter(code: number): boolean {
  return isLowerCase(code) || (code >= 65 && code <= 90)
}

function isLowerCase(code: number): boolean {
  return code >= 97 && code <= 122
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

const BRACKETS = 'Brackets mean below zero: (5) is -5.'

function unitNote(unit: string | undefined, counts: ReadonlyMap<string, number>, of: number): string | null {
  if (unit === undefined) return null
  const marked = counts.get(unit) ?? 0
  const share = marked === of ? 'all values' : `${percent(marked, of)} of the values`
  const read = unit === PERCENT ? 'Read in percent, 12 % as 12' : `Read in ${unit}`
  return `${read}: the sign stands with ${share}.`
}

/** "€ (812), $ (40)", the commonest first. */
export function countsInWords(counts: ReadonlyMap<string, number>): string {
  return [...counts]
    .toSorted((a, b) => b[1] - a[1])
    .map(([unit, count]) => `${unit} (${count.toLocaleString('en-US')})`)
    .join(', ')
}
