import type { MetricId } from '../../../shared/economics/metric.ts'

/** How a metric's figures are written. */
export type MeasureKind = 'count' | 'share' | 'money' | 'days' | 'months' | 'years'

/** What a column of the board shows. `pool` is contribution as a bar. */
export type ColumnId = MetricId | 'pool'

export interface MeasureColumn {
  readonly id: ColumnId
  readonly metric: MetricId
  readonly kind: MeasureKind
  /** In px, its right padding included; some have less in a narrow window. */
  readonly width: number
  readonly narrowWidth: number
  /** Lines add up to the total, so they are rounded to it. */
  readonly isAdditive: boolean
}

function column(
  id: MetricId,
  kind: MeasureKind,
  width: number,
  isAdditive = false,
  narrowWidth = width,
): MeasureColumn {
  return { id, metric: id, kind, width, narrowWidth, isAdditive }
}

/** Every column that the board can show, in its order. */
export const MEASURE_COLUMNS: readonly MeasureColumn[] = [
  column('units', 'count', 58, true, 54),
  column('shareOfUnits', 'share', 54, true),
  column('unitYears', 'years', 62, true),
  column('netRevenue', 'money', 58, true, 54),
  column('shareOfRevenue', 'share', 60, true),
  column('grossMargin', 'money', 58, true),
  column('grossMarginShare', 'share', 52),
  column('costToServe', 'money', 58, true),
  column('contribution', 'money', 54, true, 50),
  { id: 'pool', metric: 'contribution', kind: 'money', width: 58, narrowWidth: 42, isAdditive: true },
  column('contributionMargin', 'share', 54),
  column('contributionPerUnitYear', 'money', 94, false, 72),
  column('contributionShare', 'share', 60, true),
  column('acquisitionCostPerWin', 'money', 62),
  column('paybackMonths', 'months', 62),
  column('churn', 'share', 60),
  column('revenueChurn', 'share', 66),
  column('netRevenueRetention', 'share', 58),
  column('workingCapital', 'money', 66, true),
  column('workingCapitalIntensity', 'share', 66),
  column('daysSalesOutstanding', 'days', 56),
  column('capitalCharge', 'money', 70, true),
]

const NARROW: readonly ColumnId[] = ['units', 'netRevenue', 'contribution', 'pool', 'contributionPerUnitYear']
const WIDE: readonly ColumnId[] = [
  'units',
  'shareOfUnits',
  'netRevenue',
  'contribution',
  'pool',
  'contributionPerUnitYear',
  'churn',
]

/** Room for the name of a line, which may take two. With it the fourth option shows its edge at 1280 px: there is more. */
const NAME_PX = 88

/**
 * The columns to show: those chosen, or what the width has room for; a metric that is not available anywhere is left out
 * of the usual ones.
 */
export function shownColumns(
  chosen: readonly ColumnId[] | null,
  isWide: boolean,
  isUnavailable: (metric: MetricId) => boolean,
): readonly MeasureColumn[] {
  const usual = isWide ? WIDE : NARROW
  return MEASURE_COLUMNS.filter((candidate) =>
    chosen === null ? usual.includes(candidate.id) && !isUnavailable(candidate.metric) : chosen.includes(candidate.id),
  )
}

/** What stands beside the options in a wide window: rail, margins and the gaps between them. */
const BESIDE_PX = 184 + 32
const GAP_PX = 32
const BREAKPOINT_PX = 1361

/** The least window, in px, that shows the wide columns of so many options without scrolling; never with more than three. */
export function windowForWideColumns(options: number): number {
  if (options > 3) return Number.MAX_SAFE_INTEGER
  const own = boardColumnWidth(
    shownColumns(null, true, () => false),
    true,
  )
  return Math.max(BREAKPOINT_PX, BESIDE_PX + options * own + (options - 1) * GAP_PX)
}

/** Width of a column in the window. */
export function widthOf(column: MeasureColumn, isWide: boolean): number {
  return isWide ? column.width : column.narrowWidth
}

/** Least width of an option's part of the board, in px. */
export function boardColumnWidth(columns: readonly MeasureColumn[], isWide: boolean): number {
  return Math.max(360, NAME_PX + columns.reduce((sum, column) => sum + widthOf(column, isWide), 0))
}
