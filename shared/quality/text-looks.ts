import type { TextLook } from './column-evidence.ts'

/** The longest text that is looked at: what is longer is prose. */
const LONGEST = 200

const NUMBER = /^[-+]?(?:0|[1-9]\d{0,2}(?:[ ,.']\d{3})+|[1-9]\d*)(?:[.,]\d+)?(?:e[-+]?\d+)?$/i
const DAY = /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2}))(?:[ T]\d{1,2}:\d{2}.*)?$/
const EMAIL = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/
const COMPUTER = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$|^(?=.*::|(?:[^:]*:){7})[\da-f:]{3,39}$/i
/**
 * British, Canadian, Dutch and Irish forms: letters and digits. Digits alone could be anything, and so could a letter with
 * six of them in one piece: that is how accounts are numbered.
 */
const POSTCODE =
  /^(?:[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}|[a-z]\d[a-z] ?\d[a-z]\d|[1-9]\d{3} ?[a-z]{2}|[a-z]\d\d(?: |(?=\d*[a-z]))[a-z\d]{4})$/i

/** A form of address or a sex, English and German. */
const SEX = /^(?:mrs?|ms|miss|mister|sir|madam|herr|frau|male|female|man|woman|männlich|weiblich)\.?$/i

/** A number that is rung up: 8 to 15 digits, begun by "+" or "00" or parted by spaces, brackets, bars or dots. */
function isPhone(text: string): boolean {
  if (!/^\+?[\d ()/.-]{8,24}$/.test(text)) return false
  const digits = text.replaceAll(/\D/g, '').length
  if (digits < 8 || digits > 15) return false
  if (/^(?:\+|00)[1-9]/.test(text)) return true
  return /[ ()/-]/.test(text) && !DAY.test(text) && !NUMBER.test(text) && /^\(?0|^\(?\d{3}\)?[ -]/.test(text)
}

/** What a text looks like; null for anything else. */
export function lookOf(text: string): TextLook | null {
  const trimmed = text.trim()
  if (trimmed === '' || trimmed.length > LONGEST) return null
  if (NUMBER.test(trimmed)) return 'number'
  if (DAY.test(trimmed)) return 'day'
  if (EMAIL.test(trimmed)) return 'email'
  if (COMPUTER.test(trimmed)) return 'address-of-computer'
  if (POSTCODE.test(trimmed)) return 'postcode'
  if (SEX.test(trimmed)) return 'sex'
  return isPhone(trimmed) ? 'phone' : null
}
