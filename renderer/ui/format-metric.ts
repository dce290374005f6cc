import type { MetricUnit } from '../../shared/economics/metric-catalogue.ts'
import { formatMoney } from './format-money.ts'
import { formatExactCount, formatNumber, formatShare } from './format-number.ts'

const DECIMALS: Readonly<Record<'years' | 'months' | 'days' | 'hours' | 'ratio', number>> = {
  years: 1,
  months: 1,
  days: 1,
  hours: 0,
  ratio: 2,
}

/** A metric's figure that stands alone, as short as reads well: "1,204", "12.4%", "€25.6m". */
export function formatMetric(value: number, unit: MetricUnit, currency: string): string {
  if (unit === 'count') return formatExactCount(value)
  if (unit === 'share') return formatShare(value)
  if (unit === 'money') return formatMoney(value, currency)
  return formatNumber(value, DECIMALS[unit])
}
