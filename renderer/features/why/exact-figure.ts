import type { MetricUnit } from '../../../shared/economics/metric-catalogue.ts'
import { currencySign } from '../../ui/format-money.ts'
import { formatExactCount, formatNumber, formatShare } from '../../ui/format-number.ts'

const DECIMALS: Readonly<Record<'years' | 'months' | 'days' | 'hours' | 'ratio', number>> = {
  years: 2,
  months: 1,
  days: 1,
  hours: 1,
  ratio: 2,
}

/** A figure with all that can be read of it: money to the cent, shares to a hundredth of a percent. */
export function exactFigure(value: number, unit: MetricUnit, currency: string): string {
  if (unit === 'count') return formatExactCount(value)
  if (unit === 'share') return formatShare(value, 2)
  if (unit !== 'money') return `${formatNumber(value, DECIMALS[unit])}${unit === 'ratio' ? '' : ` ${unit}`}`
  const text = formatNumber(Math.abs(value), 2)
  return `${value < 0 && /[1-9]/.test(text) ? '−' : ''}${currencySign(currency)}${/\w$/.test(currencySign(currency)) ? ' ' : ''}${text}`
}
