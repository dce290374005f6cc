/** The number that was typed: spaces and thousands marks are left out, "." is the decimal mark; null where it is none yet. */
export function numberTyped(text: string): number | null {
  const plain = text
    .trim()
    .replace(/^−/, '-')
    .replace(/[\s'_]/g, '')
    .replace(/,(?=\d{3}(\D|$))/g, '')
  if (!/^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return null
  const value = Number(plain)
  return Number.isFinite(value) ? value + 0 : null
}

/** The day that was typed as yyyy-mm-dd; null where it is none yet. */
export function dayTyped(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const time = Date.parse(`${text}T00:00:00Z`)
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text ? null : text
}
