/*
 * Amounts with their currency:
 *
 *   amount   = ["-"] [currency] ["-"] number [currency]  |  "(" [currency] number [currency] ")"     less than nothing
 *   currency = a currency sign  |  three capitals of ISO 4217  |  "%" after the number: 12 % is 12
 *   spaces may stand between the parts
 */
const AMOUNT =
  /^(\()?\s*([-−])?\s*(?:\p{Sc}|[A-Z]{3}\b)?\s*([-−])?\s*(\d.*?|[.,]\d.*?)\s*(?:\p{Sc}|%|\b[A-Z]{3})?\s*(\))?$/u

/** The number of an amount, without its currency; the text itself where it is no amount. */
export function withoutCurrency(text: string): string {
  const [, open, before, after, number, close] = AMOUNT.exec(text) ?? []
  if (number === undefined || (open === undefined) !== (close === undefined)) return text
  const signs = [open, before, after].filter((sign) => sign !== undefined)
  if (signs.length > 1) return text
  return signs.length === 0 ? number : `-${number}`
}
