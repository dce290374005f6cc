import { displayLocale } from './format-number.ts'

/** A figure on an axis, short: "0", "2.5k", "−1.2m". */
export function formatAxis(value: number): string {
  const size = Math.abs(value)
  const [divisor, unit] = size >= 1e9 ? [1e9, 'bn'] : size >= 1e6 ? [1e6, 'm'] : size >= 1e4 ? [1e3, 'k'] : [1, '']
  const text = new Intl.NumberFormat(displayLocale(), { maximumFractionDigits: 2 }).format(size / divisor)
  return `${value < 0 ? '−' : ''}${text}${unit}`
}
