import { amountOf } from '../money-text.ts'

/*
 * What a number format makes of a number (ECMA-376 part 1, 18.8.30 and 18.8.31). Only the first section counts, the one
 * for numbers above zero; texts in it ("…", \x, _x, *x) and colours and conditions ([Red], [>100]) say nothing.
 */

export type NumberFormat =
  | { readonly shows: 'number' | 'day' | 'duration' | 'percent' | 'text' }
  | { readonly shows: 'money'; readonly currency: string }
  /** Zeros in front up to so many digits: 00123 stands as 123. */
  | { readonly shows: 'padded'; readonly digits: number }

export const PLAIN: NumberFormat = { shows: 'number' }
const DAY: NumberFormat = { shows: 'day' }
const DURATION: NumberFormat = { shows: 'duration' }
const PERCENT: NumberFormat = { shows: 'percent' }

/** Formats that have a number and no code in the file; 27 to 36 and 50 to 58 are days in East Asian editions. */
export function builtInFormat(id: number): NumberFormat {
  if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return DAY
  if (id >= 45 && id <= 47) return DURATION
  if (id === 9 || id === 10) return PERCENT
  // 5 to 8 and 37 to 44 show money in the currency of the computer they are opened on: none is said.
  return id === 49 ? { shows: 'text' } : PLAIN
}

export function formatOf(code: string): NumberFormat {
  const section = firstSection(code)
  const marks = [...section.matchAll(/\[([^\]]*)\]/g)].map(([, inside = '']) => inside)
  const currency = currencyOf(section, marks)
  // Quoted texts may hold any sign: they go before what is left is looked at.
  const bare = withoutTexts(section).replace(/\[[^\]]*\]/g, '')
  if (marks.some((mark) => /^(h+|m+|s+)$/i.test(mark))) return DURATION
  if (/[ymdhs]/i.test(bare.replace(/general/i, ''))) return DAY
  if (bare.includes('%')) return PERCENT
  if (bare.trim() === '@') return { shows: 'text' }
  // A currency counts where a text with it would be read as an amount too.
  if (currency !== null && amountOf(`1 ${currency}`)?.unit === currency) return { shows: 'money', currency }
  return /^0{2,}$/.test(bare.trim()) ? { shows: 'padded', digits: bare.trim().length } : PLAIN
}

/** Semicolons end a section where they do not stand in a text. */
function firstSection(code: string): string {
  return /^(?:"[^"]*"|\\.|\[[^\]]*\]|[^;])*/.exec(code)?.[0] ?? code
}

function withoutTexts(section: string): string {
  return section.replace(/"[^"]*"|[\\_*]./g, '')
}

const CURRENCY_CODES = new Set(Intl.supportedValuesOf('currency'))

/** A sign of currency or a code of ISO 4217, as [$€-407], "USD", or bare. */
function currencyOf(section: string, marks: readonly string[]): string | null {
  const [local] = marks.filter((mark) => mark.startsWith('$')).map((mark) => mark.slice(1).replace(/-[^-]*$/, ''))
  if (local !== undefined && local.trim() !== '') return local.trim()
  const texts = [...section.matchAll(/"([^"]*)"|\\(.)/g)].map(([, quoted, single]) => quoted ?? single ?? '')
  for (const text of [...texts, withoutTexts(section)]) {
    const sign = /[A-Z]{0,2}\p{Sc}/u.exec(text)?.[0]
    if (sign !== undefined) return sign
    const code = [...text.matchAll(/\b[A-Z]{3}\b/g)].map(([found]) => found).find((found) => CURRENCY_CODES.has(found))
    if (code !== undefined) return code
  }
  return null
}
