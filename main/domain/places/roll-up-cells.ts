/** Units that have one value of a level. */
export interface PlaceCell {
  readonly value: string
  readonly units: number
}

/** Which cells of a level stand for themselves; all others are put together. */
export interface RolledUp {
  /** Most units first. */
  readonly shown: readonly PlaceCell[]
  /** The cells put together. */
  readonly rest: { readonly places: number; readonly units: number }
  /** Units of which no place is said, counted with the rest where they are too few for a line of their own. */
  readonly unsaid: number
}

/** So many lines a level has at most; an engine tests their rules at once. */
export const MOST_PLACES = 100

/**
 * Puts the cells together that have too few units, so that no line has: where the rest itself has too few, the smallest
 * cells that have enough go to it as well. The whole stays the whole.
 */
export function rollUpCells(cells: readonly PlaceCell[], unsaid: number, leastUnits: number): RolledUp {
  const ranked = cells.toSorted((a, b) => b.units - a.units || (a.value < b.value ? -1 : 1))
  const large = ranked.filter(({ units }) => units >= leastUnits).slice(0, MOST_PLACES)
  const all = ranked.reduce((sum, { units }) => sum + units, 0)
  const isOwnLine = unsaid === 0 || unsaid >= leastUnits
  const others = isOwnLine ? 0 : unsaid
  let shown = large.length
  let rest = all - large.reduce((sum, { units }) => sum + units, 0) + others
  while (rest > 0 && rest < leastUnits && shown > 0) {
    shown -= 1
    rest += large[shown]?.units ?? 0
  }
  return {
    shown: large.slice(0, shown),
    rest: { places: ranked.length - shown, units: rest },
    unsaid: isOwnLine ? unsaid : 0,
  }
}
