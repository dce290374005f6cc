/** One side's block: where it begins and how high it is, in px from the top. */
export interface FlowNode {
  readonly top: number
  readonly height: number
}

/** One band from a block at the left to one at the right. */
export interface FlowBand {
  readonly row: number
  readonly column: number
  readonly amount: number
  /** Tops at the left and at the right, and the height, which is the same at both. */
  readonly from: number
  readonly to: number
  readonly height: number
}

export interface FlowLayout {
  readonly left: readonly FlowNode[]
  readonly right: readonly FlowNode[]
  readonly bands: readonly FlowBand[]
}

/**
 * Places the flows of a K × L table between two stacks of blocks. Heights go by the size of amounts, a loss's too, so
 * that both stacks are as high; bands leave and arrive in the order of the other side's blocks, so that none crosses
 * another without need.
 * @param cells amounts, finite; @param height px of a stack with its gaps; @param gap px between blocks
 */
export function flowLayout(cells: readonly (readonly number[])[], height: number, gap: number): FlowLayout {
  const columns = cells[0]?.length ?? 0
  const sizes = cells.map((row) => row.map(Math.abs))
  const ofRows = sizes.map(sumOf)
  const ofColumns = Array.from({ length: columns }, (_, column) => sumOf(sizes.map((row) => row[column] ?? 0)))
  const all = sumOf(ofRows)
  const most = Math.max(cells.length, columns)
  const scale = all > 0 ? Math.max(0, height - gap * (most - 1)) / all : 0
  const [left, right] = [ofRows, ofColumns].map((sums) => stacked(sums, scale, gap, height)) as [FlowNode[], FlowNode[]]
  const usedLeft = left.map(({ top }) => top)
  const usedRight = right.map(({ top }) => top)
  const bands = cells.flatMap((row, at) =>
    row.flatMap((amount, column): readonly FlowBand[] => {
      const size = Math.abs(amount) * scale
      if (size === 0) return []
      const band = { row: at, column, amount, from: usedLeft[at] ?? 0, to: usedRight[column] ?? 0, height: size }
      usedLeft[at] = band.from + size
      usedRight[column] = band.to + size
      return [band]
    }),
  )
  return { left, right, bands }
}

/** Blocks one below the other, in the middle of the height. */
function stacked(sums: readonly number[], scale: number, gap: number, height: number): FlowNode[] {
  const used = sumOf(sums) * scale + gap * Math.max(0, sums.length - 1)
  let top = Math.max(0, (height - used) / 2)
  return sums.map((sum) => {
    const node = { top, height: sum * scale }
    top += node.height + gap
    return node
  })
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
