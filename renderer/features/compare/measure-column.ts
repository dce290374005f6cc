import type { MetricId } from '../../../shared/economics/metric.ts'
import type { MoneyUnit } from '../../ui/format-money.ts'

/** How a metric's figures are written. */
export type MeasureKind = 'count' | 'share' | 'money' | 'days' | 'months' | 'years' | 'hours' | 'ratio'

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
  column('contribution', 'money', 72, true, 50),
  { id: 'pool', metric: 'contribution', kind: 'money', width: 44, narrowWidth: 42, isAdditive: true },
  column('contributionMargin', 'share', 72, false, 54),
  column('contributionPerUnitYear', 'money', 100, false, 80),
  column('contributionShare', 'share', 72, true, 60),
  column('acquisitionCostPerWin', 'money', 62),
  column('paybackMonths', 'months', 62),
  column('churn', 'share', 60),
  column('revenueChurn', 'share', 66),
  column('netRevenueRetention', 'share', 58),
  column('lifetimeValueNew', 'money', 92, false, 72),
  column('lifetimeValue', 'money', 92, false, 72),
  column('lifetimeValueToCost', 'ratio', 62),
  column('workingCapital', 'money', 66, true),
  column('workingCapitalIntensity', 'share', 66),
  column('daysSalesOutstanding', 'days', 56),
  column('capitalCharge', 'money', 70, true),
  column('creditExposure', 'money', 72, true),
  column('expectedLoss', 'money', 72, true),
  column('riskAdjustedContribution', 'money', 100, true, 72),
  column('tenureYears', 'ratio', 62),
  column('cycleDays', 'days', 62),
  column('onboardingDays', 'days', 84, false, 72),
  column('conversion', 'share', 62),
  column('deliveryHours', 'hours', 72, true),
  column('implementationDays', 'days', 72, true),
  column('salesHours', 'hours', 72, true),
  column('attentionHours', 'hours', 76, true),
  column('regulatedUnits', 'count', 72, true),
  column('overdueShare', 'share', 66),
  column('potentialRevenue', 'money', 84, true, 72),
  column('unrealisedPotential', 'money', 84, true, 72),
]

/** Every board shows these, as far as they are available. */
const CORE: readonly ColumnId[] = ['units', 'netRevenue', 'contribution', 'pool', 'contributionPerUnitYear']
/** What joins them where there is room, in this order. */
const MORE: readonly ColumnId[] = [
  'shareOfUnits',
  'churn',
  'shareOfRevenue',
  'contributionMargin',
  'grossMargin',
  'netRevenueRetention',
]

/** Room for the name of a line, which may take two. With it the fourth option shows its edge at 1280 px: there is more. */
const NAME_PX = 98
/** From here on columns have their full width. */
const ROOMY_PX = 480
/** Whole amounts below a million need more than millions with one decimal: "456,117". */
const WHOLE_MONEY_PX = 66
/** With a mark before them, as where not all is costed. */
const MARKED_MONEY_PX = 80

/** What of a board's columns depends on the room that an option has. */
export interface BoardColumns {
  readonly columns: readonly MeasureColumn[]
  /** Whether columns have their full width. */
  readonly isRoomy: boolean
  /** The usual columns that have no room, in the order of the list; none where the person chose. */
  readonly hidden: readonly ColumnId[]
}

/**
 * The columns to show in `roomPx` per option: those chosen, or the usual ones and as many more as there is room for; a
 * metric that is not available anywhere is left out of the usual ones.
 */
export function boardColumns(
  chosen: readonly ColumnId[] | null,
  roomPx: number,
  isUnavailable: (metric: MetricId) => boolean,
): BoardColumns {
  const isRoomy = roomPx >= ROOMY_PX
  const named = (ids: readonly ColumnId[]): readonly MeasureColumn[] =>
    MEASURE_COLUMNS.filter(({ id }) => ids.includes(id))
  if (chosen !== null) return { columns: named(chosen), isRoomy, hidden: [] }
  const available = (id: ColumnId): boolean => named([id]).every(({ metric }) => !isUnavailable(metric))
  const shown = CORE.filter(available)
  for (const id of MORE.filter(available)) {
    if (neededPx(named([...shown, id]), isRoomy) <= roomPx) shown.push(id)
  }
  const hidden = MORE.filter((id) => available(id) && !shown.includes(id))
  return { columns: named(shown), isRoomy, hidden }
}

function neededPx(columns: readonly MeasureColumn[], isRoomy: boolean): number {
  return NAME_PX + columns.reduce((sum, column) => sum + widthOf(column, isRoomy), 0)
}

/** The part of the window that one option has, in px; with more than three they scroll and each has its least. */
export function roomOfOption(windowPx: number, options: number): number {
  if (options > 3) return 0
  const isNarrow = windowPx <= 1360
  const [rail, gap] = isNarrow ? [76, 18] : [184, 32]
  return (windowPx - rail - 32 - (options - 1) * gap) / options
}

/** Width of a column, in px. */
export function widthOf({ id, kind, width, narrowWidth }: MeasureColumn, isRoomy: boolean, unit?: MoneyUnit): number {
  const least =
    kind === 'money' && id !== 'pool' && unit?.divisor === 1 ? (isRoomy ? MARKED_MONEY_PX : WHOLE_MONEY_PX) : 0
  return Math.max(least, isRoomy ? width : narrowWidth)
}

/** Least width of an option's part of the board, in px. */
export function boardColumnWidth({ columns, isRoomy }: BoardColumns): number {
  return Math.max(360, neededPx(columns, isRoomy))
}
