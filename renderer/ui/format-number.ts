/** Shown where there is no figure; the reason stands beside it or on focus. */
export const NOT_AVAILABLE = 'n/a'
const MINUS = '−'

/** Formats with a true minus; a value that rounds to zero has no sign. */
function withTrueMinus(format: Intl.NumberFormat, value: number): string {
  return format.format(Object.is(value, -0) ? 0 : value).replace(/^-/, MINUS)
}

const formats = new Map<string, Intl.NumberFormat>()

function fixed(digits: number, sign: 'negative' | 'exceptZero' = 'negative'): Intl.NumberFormat {
  const key = `${digits}${sign}`
  const known = formats.get(key)
  if (known) return known
  const format = new Intl.NumberFormat(displayLocale(), {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: sign,
  })
  formats.set(key, format)
  return format
}

/** Figures are in English words around them, so the thousands are too; the mocks' "18,412". */
export function displayLocale(): string {
  return 'en-GB'
}

/** A number with so many decimals: "18,412.50", "−4.8". */
export function formatNumber(value: number, digits = 0): string {
  return withTrueMinus(fixed(digits), value)
}

/** A count, never abbreviated below a million: "18,412", "1.20 m". */
export function formatCount(count: number): string {
  return Math.abs(count) < 1_000_000 ? formatNumber(count) : `${formatNumber(count / 1_000_000, 2)} m`
}

/** A whole count, never abbreviated: for heads that must add up. */
export function formatExactCount(count: number): string {
  return formatNumber(count)
}

/** A share 0..1 with one decimal: "15.4%". */
export function formatShare(share: number, digits = 1): string {
  return `${formatNumber(share * 100, digits)}%`
}

/** What a change that rounds to nothing is called. */
export const UNCHANGED = 'same'

/** The difference of two shares in points: "+0.5 pt"; "same" where it rounds to nothing. */
export function formatPoints(difference: number): string {
  const text = withTrueMinus(fixed(1, 'exceptZero'), difference * 100)
  return /[1-9]/.test(text) ? `${text} pt` : UNCHANGED
}

/** A signed change: "+99", "−144"; "same" where it rounds to nothing. */
export function formatChange(difference: number, digits = 0): string {
  const text = withTrueMinus(fixed(digits, 'exceptZero'), difference)
  return /[1-9]/.test(text) ? text : UNCHANGED
}

let cellFormat: Intl.NumberFormat | null = null

/** A value of a number column: as many decimals as it has, up to six. */
export function formatCell(value: number): string {
  cellFormat ??= new Intl.NumberFormat(displayLocale(), { maximumFractionDigits: 6 })
  return cellFormat.format(value).replace(/^-/, MINUS)
}

/** A number that names something, such as a key or a year: its digits without thousands, "12346", "1968". */
export function formatNameNumber(value: number): string {
  return String(value).replace(/^-/, MINUS)
}

/** A figure of any size at a glance: "6,291", "42.81", "0.0637". */
export function formatFigure(value: number): string {
  const size = Math.abs(value)
  if (size >= 100) return formatNumber(value)
  return formatCell(size >= 1 ? Number(value.toFixed(2)) : Number(value.toPrecision(3)))
}

/** "1 account", "18,412 accounts". */
export function formatUnits(count: number, noun: { readonly singular: string; readonly plural: string }): string {
  return `${formatCount(count)} ${count === 1 ? noun.singular : noun.plural}`
}
