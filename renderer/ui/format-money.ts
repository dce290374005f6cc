import { displayLocale, formatNumber } from './format-number.ts'

/** One unit for a whole column of money: whole, thousands or millions. */
export interface MoneyUnit {
  readonly divisor: 1 | 1_000 | 1_000_000
  readonly digits: number
  /** For the head: "€", "€k", "€m". */
  readonly label: string
}

/** The currency's sign: "€" for EUR, "CHF" for CHF. */
export function currencySign(currency: string): string {
  const parts = new Intl.NumberFormat(displayLocale(), {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).formatToParts(0)
  return parts.find(({ type }) => type === 'currency')?.value ?? currency
}

/** The unit in which all of a column's amounts are shown, by the largest: € below 1 m, else €m with one decimal. */
export function moneyUnit(amounts: Iterable<number>, currency: string): MoneyUnit {
  let largest = 0
  for (const amount of amounts) largest = Math.max(largest, Math.abs(amount))
  const sign = currencySign(currency)
  if (largest < 1_000_000) return { divisor: 1, digits: 0, label: sign }
  return { divisor: 1_000_000, digits: 1, label: `${sign}m` }
}

/** An amount in its column's unit, without the unit: "25.6", "−144". */
export function formatAmount(amount: number, unit: MoneyUnit): string {
  return formatNumber(amount / unit.divisor, unit.digits)
}

/** An amount that stands alone: "€9,042", "€25.6m", "−€144". */
export function formatMoney(amount: number, currency: string): string {
  const sign = currencySign(currency)
  const size = Math.abs(amount)
  const text = size < 1_000_000 ? formatNumber(size) : `${formatNumber(size / 1_000_000, 1)}m`
  const gap = /\w$/.test(sign) ? ' ' : ''
  return `${amount < 0 && /[1-9]/.test(text) ? '−' : ''}${sign}${gap}${text}`
}
