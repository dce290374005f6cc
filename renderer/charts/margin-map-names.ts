import { fitLabel, labelWidth } from './fit-label.ts'
import type { MarginBlock } from './size-margin-map.ts'

/** Where a block's name stands: at the zero line within its own width, or in a row below the drawing with a line to it. */
export type NamePlace =
  | { readonly at: 'zero'; readonly lines: readonly string[] }
  | {
      readonly at: 'row'
      /** 0 is the upper row. */
      readonly row: number
      /** Middle of the name, in px from the left edge of the drawing; the line comes straight down on the name. */
      readonly centre: number
    }

export const NAME_ROWS = 2
/** Between two names of a row, in px. */
const GAP = 8
/** Between a name and the edges of its block, or the line that comes down on it, in px. */
const INSET = 4

/** From and to, in px from the left edge of the drawing. */
type Span = readonly [number, number]

/**
 * A place for each block's name in a drawing of so many px, with so many px of room left of it; null where there is none:
 * the table has it in any case. Those that fit their block stand there; the others go below, what loses money first, then
 * the widest.
 */
export function placeNames(
  blocks: readonly MarginBlock[],
  plotWidth: number,
  roomLeft = 0,
): readonly (NamePlace | null)[] {
  const places = blocks.map((block): NamePlace | null => {
    const lines = fitLabel(block.name, block.width * plotWidth - INSET)
    return lines && { at: 'zero', lines }
  })
  const taken: Span[][] = Array.from({ length: NAME_ROWS }, () => [])
  const order = blocks
    .map((block, index) => ({ ...block, index }))
    .filter(({ index }) => places[index] === null)
    .toSorted((a, b) => Number(a.margin >= 0) - Number(b.margin >= 0) || b.width - a.width)
  for (const { start, width, name, index } of order) {
    const foot = (start + width / 2) * plotWidth
    const place = freePlace(foot, labelWidth(name) / 2, taken, [-roomLeft, plotWidth])
    if (place === null) continue
    places[index] = place
    taken[place.row]?.push(spanOf(place.centre, labelWidth(name) / 2))
    // Its line crosses the rows above.
    for (const row of taken.slice(0, place.row)) row.push(spanOf(foot, INSET))
  }
  return risen(places)
}

/** An upper row that is empty is taken by the lower one. */
function risen(places: readonly (NamePlace | null)[]): readonly (NamePlace | null)[] {
  const top = Math.min(...places.map((place) => (place?.at === 'row' ? place.row : NAME_ROWS)))
  return places.map((place) => (place?.at === 'row' ? { ...place, row: place.row - top } : place))
}

/** The free place nearest to the foot of the block, the lowest row first, which leaves the most room for other lines. */
function freePlace(
  foot: number,
  half: number,
  taken: readonly Span[][],
  within: Span,
): (NamePlace & { at: 'row' }) | null {
  const reach = Math.max(0, half - INSET)
  for (const [row, spans] of [...taken.entries()].reverse()) {
    const isLineFree = taken.slice(0, row).every((above) => isFree(spanOf(foot, 0), above, INSET))
    if (!isLineFree) continue
    const centre = [
      foot,
      within[0] + half,
      within[1] - half,
      ...spans.flatMap(([from, to]) => [from - GAP - half, to + GAP + half]),
    ]
      .filter((each) => Math.abs(each - foot) <= reach && each - half >= within[0] && each + half <= within[1])
      .filter((each) => isFree(spanOf(each, half), spans, GAP))
      .toSorted((a, b) => Math.abs(a - foot) - Math.abs(b - foot))[0]
    if (centre !== undefined) return { at: 'row', row, centre }
  }
  return null
}

function spanOf(centre: number, half: number): Span {
  return [centre - half, centre + half]
}

function isFree([from, to]: Span, taken: readonly Span[], gap: number): boolean {
  return taken.every((other) => to + gap <= other[0] || other[1] + gap <= from)
}
