/** Two ends in words: "8,346–9,739", "8.0–11.8%"; with a negative end "−21 to 46". */
export function formatRange(low: string, high: string): string {
  if (low.startsWith('−') || high.startsWith('−')) return `${low} to ${high}`
  return `${high.endsWith('%') ? low.replace('%', '') : low}–${high}`
}
