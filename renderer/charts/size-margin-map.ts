import type { ComparisonRow } from '../../shared/contract/comparison.ts'
import { sumOrNull } from '../../shared/economics/sum-or-null.ts'
import { figureOf, partsOf } from './figure-of.ts'
import { type Paint, paintOfRow } from './paint.ts'

/** One block of a size-margin map: its width is a share of revenue, its height a margin, its area contribution. */
export interface MarginBlock {
  readonly entryId: string
  readonly name: string
  readonly paint: Paint
  /** Left edge and width, as shares of the drawn revenue. */
  readonly start: number
  readonly width: number
  /** Contribution as a share of revenue. */
  readonly margin: number
  /** That are drawn: costed, with revenue above zero; null where withheld. */
  readonly units: number | null
  readonly revenue: number
  readonly contribution: number
}

export interface MarginMap {
  readonly blocks: readonly MarginBlock[]
  /** Names of lines without a block: no positive revenue, or a margin that is not available. */
  readonly leftOut: readonly string[]
  /** The drawn units, null where withheld of a block, and all units of the option. */
  readonly drawnUnits: number | null
  readonly hasNotCosted: boolean
  readonly allUnits: number
}

/**
 * The blocks of one option, by falling margin, the standard path and the not served last. Revenue and contribution are
 * of the same units throughout, the costed ones with revenue above zero (economics.md, "Zero or missing").
 */
export function marginMap(rows: readonly ComparisonRow[]): MarginMap {
  const drawn: { row: ComparisonRow; base: NonNullable<ComparisonRow['marginBase']>; margin: number }[] = []
  const leftOut: string[] = []
  for (const row of partsOf(rows)) {
    // Withheld: why it has no block is said of the whole board.
    if (row.metrics.units?.kind === 'not-applicable') continue
    const { marginBase: base } = row
    const margin = figureOf(row, 'contributionMargin')
    if (base === null || base.revenue <= 0 || margin === null) leftOut.push(row.name)
    else drawn.push({ row, base, margin })
  }
  const asideRank = (row: ComparisonRow): number => (row.kind === 'segment' ? 0 : row.kind === 'default' ? 1 : 2)
  drawn.sort((a, b) => asideRank(a.row) - asideRank(b.row) || b.margin - a.margin)
  const total = drawn.reduce((sum, { base }) => sum + base.revenue, 0)
  let start = 0
  const blocks = drawn.map(({ row, base, margin }) => {
    const width = base.revenue / total
    const block: MarginBlock = {
      entryId: row.entryId,
      name: row.name,
      paint: paintOfRow(row),
      start,
      width,
      margin,
      ...base,
    }
    start += width
    return block
  })
  const allUnits = rows.reduce((sum, row) => (row.kind === 'total' ? sum : sum + (figureOf(row, 'units') ?? 0)), 0)
  const drawnUnits = sumOrNull(blocks.map(({ units }) => units))
  const hasNotCosted = rows.some(({ kind, metrics, notCosted }) =>
    notCosted === null ? kind !== 'total' && metrics.units?.kind === 'value' : notCosted.units > 0,
  )
  return { blocks, leftOut, drawnUnits, allUnits, hasNotCosted }
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
