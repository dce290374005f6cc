/*
 * Amounts with their unit:
 *
 *   amount   = ["-"] [currency] ["-"] number [unit]  |  "(" [currency] number [unit] ")"     less than nothing
 *   unit     = currency  |  "%"                       12 % is 12: points of a hundred
 *   currency = a currency sign, with letters before it (R$) or not  |  three capitals  |  kr, zł, Kč, Ft
 *   spaces may stand between the parts
 */
const AMOUNT =
  /^(\()?\s*([-−])?\s*([A-Z]{0,3}\p{Sc}|(?:[A-Z]{3}|kr|zł|Kč|Ft)(?![\p{L}\p{N}]))?\s*([-−])?\s*(\d.*?|[.,]\d.*?)\s*([A-Z]{0,3}\p{Sc}|%|\b(?:[A-Z]{3}|kr|zł|Kč|Ft))?\s*(\))?$/u

/** An amount's number, and what it is of: '' where only brackets stand round it. */
export interface Amount {
  readonly number: string
  readonly unit: string
}

/** The number of an amount, without its unit; the text itself where it is no amount. */
export function withoutCurrency(text: string): string {
  return split(text)?.number ?? text
}

const CODES = new Set(Intl.supportedValuesOf('currency'))

/** An amount whose unit is known: a currency of ISO 4217, a sign of one, or percent. Null for any other text. */
export function amountOf(text: string): Amount | null {
  const amount = split(text)
  if (amount === null || amount.number === text) return null
  return /^[A-Z]{3}$/.test(amount.unit) && !CODES.has(amount.unit) ? null : amount
}

function split(text: string): Amount | null {
  const [, open, before, currency, after, number, unit, close] = AMOUNT.exec(text) ?? []
  if (number === undefined || (open === undefined) !== (close === undefined)) return null
  if (currency !== undefined && unit !== undefined && currency !== unit) return null
  const signs = [open, before, after].filter((sign) => sign !== undefined)
  if (signs.length > 1) return null
  return { number: signs.length === 0 ? number : `-${number}`, unit: currency ?? unit ?? '' }
}
