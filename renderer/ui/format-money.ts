import { displayLocale, formatNumber } from './format-number.ts'

/** One unit for a whole column of money: whole, thousands or millions. */
export interface MoneyUnit {
  readonly divisor: 1 | 1_000 | 1_000_000
  readonly digits: number
  /** For the head: "€", "€k", "€m". */
  readonly label: string
}

const signs = new Map<string, string>()

/** The currency's sign: "€" for EUR, "CHF" for CHF. */
export function currencySign(currency: string): string {
  const known = signs.get(currency) ?? findSign(currency)
  signs.set(currency, known)
  return known
}

function findSign(currency: string): string {
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

/** An amount that rounds to nothing in so many millions is shown with one more decimal. */
const LEAST_IN_TENTHS = 50_000
/** Below this, thousands keep three digits where millions with one decimal would not. */
const LEAST_IN_MILLIONS = 100_000_000
/** A smaller part of the largest amount says nothing beside it. */
const TELLING = 1e-4

/**
 * One unit for all amounts of a table, so that its columns can be held against each other: € below 1 m, €k below 100 m,
 * else €m, with the decimals that the smallest telling amount needs, at most two.
 */
export function tableMoneyUnit(amounts: Iterable<number>, currency: string): MoneyUnit {
  const sizes = [...amounts].map(Math.abs).filter((size) => size > 0)
  const largest = sizes.reduce((most, size) => Math.max(most, size), 0)
  const sign = currencySign(currency)
  if (largest < 1_000_000) return { divisor: 1, digits: 0, label: sign }
  if (largest < LEAST_IN_MILLIONS) return { divisor: 1_000, digits: 0, label: `${sign}k` }
  const needsMore = sizes.some((size) => size < LEAST_IN_TENTHS && size >= TELLING * largest)
  return { divisor: 1_000_000, digits: needsMore ? 2 : 1, label: `${sign}m` }
}

/** An amount in its column's unit, without the unit: "25.6", "−144". */
export function formatAmount(amount: number, unit: MoneyUnit): string {
  const shown = amount / unit.divisor
  return Math.abs(shown) < HUGE ? formatNumber(shown, unit.digits) : formatHuge(shown)
}

/** From here on an amount is no sum that anybody has: it is shown by its power of ten, as its digits would fill the screen. */
const HUGE = 1e15

function formatHuge(amount: number): string {
  return `${amount < 0 ? '−' : ''}${Math.abs(amount).toExponential(1)}`
}

/** An amount that stands alone: "€9,042", "€25.6m", "−€144". */
export function formatMoney(amount: number, currency: string): string {
  const sign = currencySign(currency)
  const size = Math.abs(amount)
  const text =
    size < 1_000_000 ? formatNumber(size) : size < HUGE ? `${formatNumber(size / 1_000_000, 1)}m` : formatHuge(size)
  const gap = /\w$/.test(sign) ? ' ' : ''
  return `${amount < 0 && /[1-9]/.test(text) ? '−' : ''}${sign}${gap}${text}`
}
