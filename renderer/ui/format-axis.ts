import { displayLocale } from './format-number.ts'

/** From here on a figure is shown by its power of ten. */
const HUGE = 1e15

/** A figure on an axis, short: "0", "2.5k", "−1.2m", "1e+300". */
export function formatAxis(value: number): string {
  const size = Math.abs(value)
  if (size >= HUGE) return `${value < 0 ? '−' : ''}${size.toExponential(0)}`
  const [divisor, unit] = size >= 1e9 ? [1e9, 'bn'] : size >= 1e6 ? [1e6, 'm'] : size >= 1e4 ? [1e3, 'k'] : [1, '']
  const text = new Intl.NumberFormat(displayLocale(), { maximumFractionDigits: 2 }).format(size / divisor)
  return `${value < 0 ? '−' : ''}${text}${unit}`
}
