/** A line of an option: what it makes, and what its largest unit makes of that. */
export interface LineTotal {
  readonly total: number | null
  readonly largest: number | null
}

/** A line's place among the others, 1 for the most, with its largest unit and without it. */
export interface LineRank {
  readonly rank: number
  readonly without: number
}

/**
 * Whether a line keeps its place without its largest unit (economics.md: "rests on one account" if a rank changes); each
 * line is held against the others as they are. Null for a line whose figures are not known.
 */
export function ranksWithoutLargest(lines: readonly LineTotal[]): readonly (LineRank | null)[] {
  return lines.map(({ total, largest }, own) => {
    if (total === null || largest === null) return null
    const rankOf = (amount: number): number =>
      1 + lines.filter((other, at) => at !== own && other.total !== null && other.total > amount).length
    // A unit that loses money holds nothing up.
    return { rank: rankOf(total), without: rankOf(total - Math.max(0, largest)) }
  })
}
