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

export type LabelSide = 'right' | 'left' | 'above' | 'below'

export interface Mark {
  readonly x: number
  readonly y: number
  readonly name: string
}

const HEIGHT = 14
const GAP = 9

/** A side for each mark's name where it covers no other mark or name within the plot; null where there is none. */
export function placeLabels(marks: readonly Mark[], width: number, height: number): readonly (LabelSide | null)[] {
  const taken: LabelBox[] = marks.map((mark) => ({ x: mark.x - 6, y: mark.y - 6, width: 12, height: 12 }))
  return marks.map((mark, own) => {
    for (const side of ['right', 'left', 'above', 'below'] as const) {
      const box = boxOf(mark, side)
      const inside = box.x >= 0 && box.y >= -HEIGHT && box.x + box.width <= width && box.y + box.height <= height
      if (inside && taken.every((other, index) => index === own || !overlap(box, other))) {
        taken.push(box)
        return side
      }
    }
    return null
  })
}

function boxOf(mark: Mark, side: LabelSide): LabelBox {
  const width = labelWidth(mark.name)
  if (side === 'right') return { x: mark.x + GAP, y: mark.y - HEIGHT / 2, width, height: HEIGHT }
  if (side === 'left') return { x: mark.x - GAP - width, y: mark.y - HEIGHT / 2, width, height: HEIGHT }
  const y = side === 'above' ? mark.y - GAP - HEIGHT : mark.y + GAP
  return { x: mark.x - width / 2, y, width, height: HEIGHT }
}

function overlap(a: LabelBox, b: LabelBox): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}
