import type { ComparisonRow } from '../../shared/contract/comparison.ts'
import { figureOf, partsOf } from './figure-of.ts'
import { type Paint, paintOfRow } from './paint.ts'

/** One block of a size-margin map: its width is a share of revenue, its height a margin, its area contribution. */
export interface MarginBlock {
  readonly entryId: string
  readonly name: string
  readonly paint: Paint
  /** Left edge and width, as shares of the shown revenue. */
  readonly start: number
  readonly width: number
  /** Contribution as a share of revenue. */
  readonly margin: number
  readonly revenue: number
  readonly contribution: number | null
}

export interface MarginMap {
  readonly blocks: readonly MarginBlock[]
  /** Names of lines without a block: no positive revenue, or a margin that is not available. */
  readonly leftOut: readonly string[]
}

/** The blocks of one option, by falling margin, the standard path and the not served last. */
export function marginMap(rows: readonly ComparisonRow[]): MarginMap {
  const drawn: { row: ComparisonRow; revenue: number; margin: number }[] = []
  const leftOut: string[] = []
  for (const row of partsOf(rows)) {
    const revenue = figureOf(row, 'netRevenue')
    const margin = figureOf(row, 'contributionMargin')
    if (revenue === null || revenue <= 0 || margin === null) leftOut.push(row.name)
    else drawn.push({ row, revenue, margin })
  }
  const asideRank = (row: ComparisonRow): number => (row.kind === 'segment' ? 0 : row.kind === 'default' ? 1 : 2)
  drawn.sort((a, b) => asideRank(a.row) - asideRank(b.row) || b.margin - a.margin)
  const total = drawn.reduce((sum, { revenue }) => sum + revenue, 0)
  let start = 0
  const blocks = drawn.map(({ row, revenue, margin }) => {
    const width = revenue / total
    const block: MarginBlock = {
      entryId: row.entryId,
      name: row.name,
      paint: paintOfRow(row),
      start,
      width,
      margin,
      revenue,
      contribution: figureOf(row, 'contribution'),
    }
    start += width
    return block
  })
  return { blocks, leftOut }
}

/** A block narrower than this does not set the scale: its height says little and would press the others flat. */
const THIN = 0.02

/**
 * One range of margins for several maps, so that their heights can be compared; zero is always inside. A thin block
 * beyond it is cut at the edge (see cutBlocks).
 */
export function marginRange(maps: readonly MarginMap[]): readonly [number, number] {
  const blocks = maps.flatMap((map) => map.blocks)
  const wide = blocks.filter((block) => block.width >= THIN)
  const margins = (wide.length > 0 ? wide : blocks).map((block) => block.margin)
  const low = Math.min(0, ...margins)
  const high = Math.max(0, ...margins)
  if (low === high) return [0, 1]
  // Room for the figure above the highest block and for the names or the figure below.
  const room = (high - low) * 0.16
  return [low - room, high + room]
}

/** A block narrower than this would be a line that no colour and no height can be read from. */
const HAIRLINE = 0.003

/** The blocks that are wide enough to be drawn; the others keep their room. */
export function drawnBlocks(map: MarginMap): readonly MarginBlock[] {
  return map.blocks.filter(({ width }) => width >= HAIRLINE)
}

/** The blocks that are too narrow to be drawn. */
export function hairlineBlocks(map: MarginMap): readonly MarginBlock[] {
  return map.blocks.filter(({ width }) => width < HAIRLINE)
}

/** The drawn blocks that reach beyond the range. */
export function cutBlocks(map: MarginMap, range: readonly [number, number]): readonly MarginBlock[] {
  return drawnBlocks(map).filter((block) => block.margin < range[0] || block.margin > range[1])
}
