/** Mean advance of the interface font at 11 px; names are fitted by this, so that no text needs measuring. */
const CHARACTER_PX = 6.1

/** Estimated width of a text at caption size, in px. */
export function labelWidth(text: string): number {
  return text.length * CHARACTER_PX
}

/** The name in at most two lines that fit `widthPx`, or null: it is then left to the table above. */
export function fitLabel(name: string, widthPx: number): readonly string[] | null {
  if (labelWidth(name) <= widthPx) return [name]
  const breaks = [...name.matchAll(/[ -]/g)].map((match) => match.index + 1)
  let best: readonly [string, string] | null = null
  for (const at of breaks) {
    const lines = [name.slice(0, at).trimEnd(), name.slice(at)] as const
    if (lines.every((line) => labelWidth(line) <= widthPx) && (best === null || longest(lines) < longest(best))) {
      best = lines
    }
  }
  return best
}

function longest(lines: readonly string[]): number {
  return Math.max(...lines.map((line) => line.length))
}

/** A box that a label may take: its left top corner and size in px. */
export interface LabelBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const SIDES = ['right', 'left', 'above', 'below', 'above-right', 'above-left', 'below-right', 'below-left'] as const
export type LabelSide = (typeof SIDES)[number]

export interface Mark {
  readonly x: number
  readonly y: number
  readonly name: string
}

const HEIGHT = 14
const GAP = 9
/** At a corner of the mark a name comes nearer: it then stands beside it and above it. */
const CORNER_X = 5
const CORNER_Y = 6

/**
 * A side for each mark's name where it covers no other mark or name within the plot; null where there is none. The marks
 * at the right go first: they have the fewest sides. A line across the plot at `lineY` is crossed only where there is no
 * other side.
 */
export function placeLabels(
  marks: readonly Mark[],
  width: number,
  height: number,
  lineY: number | null = null,
): readonly (LabelSide | null)[] {
  const taken: LabelBox[] = marks.map((mark) => ({ x: mark.x - 6, y: mark.y - 6, width: 12, height: 12 }))
  const sides = marks.map((): LabelSide | null => null)
  const isFree = (box: LabelBox, own: number): boolean =>
    box.x >= 0 &&
    box.y >= -HEIGHT &&
    box.x + box.width <= width &&
    box.y + box.height <= height &&
    taken.every((other, index) => index === own || !overlap(box, other))
  for (const { mark, own } of marks.map((mark, own) => ({ mark, own })).toSorted((a, b) => b.mark.x - a.mark.x)) {
    const free = SIDES.filter((candidate) => isFree(boxOf(mark, candidate), own))
    const side = free.find((candidate) => !crosses(boxOf(mark, candidate), lineY)) ?? free[0]
    if (side === undefined) continue
    sides[own] = side
    taken.push(boxOf(mark, side))
  }
  return sides
}

function boxOf(mark: Mark, side: LabelSide): LabelBox {
  const width = labelWidth(mark.name)
  const box = { width, height: HEIGHT }
  if (side === 'right') return { x: mark.x + GAP, y: mark.y - HEIGHT / 2, ...box }
  if (side === 'left') return { x: mark.x - GAP - width, y: mark.y - HEIGHT / 2, ...box }
  if (side === 'above') return { x: mark.x - width / 2, y: mark.y - GAP - HEIGHT, ...box }
  if (side === 'below') return { x: mark.x - width / 2, y: mark.y + GAP, ...box }
  const x = side.endsWith('right') ? mark.x + CORNER_X : mark.x - CORNER_X - width
  return { x, y: side.startsWith('above') ? mark.y - CORNER_Y - HEIGHT : mark.y + CORNER_Y, ...box }
}

function crosses(box: LabelBox, lineY: number | null): boolean {
  return lineY !== null && box.y < lineY && lineY < box.y + box.height
}

function overlap(a: LabelBox, b: LabelBox): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}
