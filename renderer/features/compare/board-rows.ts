import { assertNever } from '../../../shared/contract/assert-never.ts'
import type { ComparedStructure, ComparisonRow } from '../../../shared/contract/comparison.ts'
import type { MetricId } from '../../../shared/economics/metric.ts'
import { figureOf, partsOf, totalOf } from '../../charts/figure-of.ts'
import { type Paint, paintOfRow } from '../../charts/paint.ts'
import { type MoneyUnit, moneyUnit, tableMoneyUnit } from '../../ui/format-money.ts'
import {
  formatChange,
  formatExactCount,
  formatNumber,
  formatPoints,
  formatShare,
  NOT_AVAILABLE,
  UNCHANGED,
} from '../../ui/format-number.ts'
import { formatRange } from '../../ui/format-range.ts'
import { roundToTotal } from '../../ui/round-to-total.ts'
import type { MeasureColumn, MeasureKind } from './measure-column.ts'

export interface BoardCell {
  readonly text: string
  readonly state: 'value' | 'unavailable' | 'not-applicable'
  readonly isNegative: boolean
  /** The 90 % interval in the figure's own form, or null. */
  readonly interval: string | null
  /** Its change from the base, "+3.1", where a scenario is shown; else null. */
  readonly change: string | null
  /** Exact value, completeness, caution or reason: what is read on focus. */
  readonly note: string
  /** Share of the units that the figure rests on, where below 1. */
  readonly completeness: number | null
  readonly isCaution: boolean
}

export interface BoardRow {
  readonly entryId: string
  readonly kind: ComparisonRow['kind']
  readonly name: string
  readonly paint: Paint | null
  /** Units that the mean rests on, where there is a mean and it does not rest on all units of the line. */
  readonly n: number | null
  readonly contribution: number | null
  readonly cells: readonly BoardCell[]
}

/** The unit of money of each metric, one for the whole board. */
export type MoneyUnits = ReadonlyMap<MetricId, MoneyUnit>

/** One unit of money for all sums of all options, and one per column of means, by their amounts. */
export function moneyUnits(
  structures: readonly ComparedStructure[],
  columns: readonly MeasureColumn[],
  currency: string,
): MoneyUnits {
  const money = columns.filter(({ kind }) => kind === 'money')
  const amountsOf = ({ metric }: MeasureColumn): readonly number[] =>
    structures.flatMap(({ rows }) => rows.map((row) => figureOf(row, metric) ?? 0))
  const ofSums = tableMoneyUnit(money.filter(({ isAdditive }) => isAdditive).flatMap(amountsOf), currency)
  return new Map(
    money.map((column) => [column.metric, column.isAdditive ? ofSums : moneyUnit(amountsOf(column), currency)]),
  )
}

/**
 * The lines of one option with their figures as shown: additive columns are rounded to their total. With `base`, the same
 * lines as things are, each figure tells its change from it.
 */
export function boardRows(
  rows: readonly ComparisonRow[],
  columns: readonly MeasureColumn[],
  units: MoneyUnits,
  base: readonly ComparisonRow[] | null = null,
): readonly BoardRow[] {
  const parts = partsOf(rows)
  const total = totalOf(rows)
  const shown = columns.map((column) => roundedParts(parts, column, units))
  const rowOf = (row: ComparisonRow, index: number | null): BoardRow => ({
    entryId: row.entryId,
    kind: row.kind,
    name: row.name,
    paint: row.kind === 'total' ? null : paintOfRow(row),
    n: partialN(row),
    contribution: figureOf(row, 'contribution'),
    cells: columns.map((column, at) => ({
      ...cellOf(row, column, units, index === null ? null : (shown[at]?.[index] ?? null)),
      change: base === null ? null : changeOf(row, base, column, units),
    })),
  })
  const lines = parts.map((row, index) => rowOf(row, index))
  return total === undefined ? lines : [...lines, rowOf(total, null)]
}

function partialN(row: ComparisonRow): number | null {
  const mean = row.metrics.contributionPerUnitYear
  const n = mean?.kind === 'value' ? (mean.n ?? null) : null
  return n === figureOf(row, 'units') ? null : n
}

/** The parts' figures in the shown unit, rounded to their sum; null where a part has no figure or does not add up. */
function roundedParts(
  parts: readonly ComparisonRow[],
  column: MeasureColumn,
  units: MoneyUnits,
): readonly number[] | null {
  if (!column.isAdditive) return null
  const { divisor, digits } = scaleOf(column, units)
  const values = parts.map((row) => figureOf(row, column.metric))
  if (values.some((value) => value === null)) return null
  return roundToTotal(
    values.map((value) => (value ?? 0) / divisor),
    digits,
  )
}

function scaleOf(column: MeasureColumn, units: MoneyUnits): { readonly divisor: number; readonly digits: number } {
  const unit = units.get(column.metric)
  if (column.kind === 'money' && unit !== undefined) return unit
  if (column.kind === 'share') return { divisor: 0.01, digits: 1 }
  return { divisor: 1, digits: DIGITS[column.kind] }
}

const DIGITS: Readonly<Record<MeasureKind, number>> = {
  count: 0,
  share: 1,
  money: 0,
  days: 0,
  months: 1,
  years: 0,
  hours: 0,
  ratio: 1,
}

/** The change from the same line as things are; null where it is none or either has no figure. */
function changeOf(
  row: ComparisonRow,
  base: readonly ComparisonRow[],
  column: MeasureColumn,
  units: MoneyUnits,
): string | null {
  const before = base.find(({ entryId }) => entryId === row.entryId)
  const was = before === undefined ? null : figureOf(before, column.metric)
  const is = figureOf(row, column.metric)
  if (was === null || is === null) return null
  const { divisor, digits } = scaleOf(column, units)
  const text = column.kind === 'share' ? formatPoints(is - was) : formatChange((is - was) / divisor, digits)
  return text === UNCHANGED ? null : text
}

function cellOf(
  row: ComparisonRow,
  column: MeasureColumn,
  units: MoneyUnits,
  shown: number | null,
): Omit<BoardCell, 'change'> {
  const value = row.metrics[column.metric]
  const nothing = { isNegative: false, interval: null, completeness: null, isCaution: false }
  if (value === undefined || value.kind === 'unavailable') {
    return { ...nothing, text: NOT_AVAILABLE, state: 'unavailable', note: value?.reason ?? '' }
  }
  if (value.kind === 'not-applicable') return { ...nothing, text: '–', state: 'not-applicable', note: value.reason }
  if (value.kind !== 'value') return assertNever(value)
  const scale = scaleOf(column, units)
  const figure = shown ?? value.value / scale.divisor
  const text = figureText(figure, column.kind, scale.digits)
  const range = (end: number): string => figureText(end / scale.divisor, column.kind, scale.digits)
  const completeness = value.completeness !== undefined && value.completeness < 1 ? value.completeness : null
  return {
    text,
    state: 'value',
    isNegative: text.startsWith('−'),
    interval:
      value.low === undefined || value.high === undefined ? null : formatRange(range(value.low), range(value.high)),
    note: [
      String(value.value),
      completeness === null ? '' : `${formatShare(completeness)} covered`,
      value.caution ?? '',
    ]
      .filter((part) => part !== '')
      .join('; '),
    completeness,
    isCaution: value.caution !== undefined || (completeness !== null && completeness < 0.8),
  }
}

function figureText(figure: number, kind: MeasureKind, digits: number): string {
  if (kind === 'share') return `${formatNumber(figure, digits)}%`
  return kind === 'count' ? formatExactCount(figure) : formatNumber(figure, digits)
}
