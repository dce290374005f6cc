import type { LayerCell, LayersView } from '../../../../shared/contract/layers.ts'
import { type MetricId, valueOrNull } from '../../../../shared/economics/metric.ts'
import { METRIC_CATALOGUE } from '../../../../shared/economics/metric-catalogue.ts'
import { metricName, type Noun } from '../../../strings/compare.ts'
import { formatMetric } from '../../../ui/format-metric.ts'
import { currencySign, formatAmount, tableMoneyUnit } from '../../../ui/format-money.ts'
import { NOT_AVAILABLE } from '../../../ui/format-number.ts'

/** One figure of a cell as it is shown. */
export interface CellFigure {
  readonly id: 'contribution' | 'value'
  readonly text: string
  /** Why there is no figure, or what it rests on. */
  readonly note: string | null
  readonly isNegative: boolean
  readonly isMissing: boolean
}

/** What is shown of a cell below its units. */
export type CellFigures = (cell: LayerCell) => readonly CellFigure[]

/** The figures that the cells of a view show, each named with its unit, one unit of money for all cells. */
export interface ShownFigures {
  readonly of: CellFigures
  /** In the order of the figures: "contribution, €k". */
  readonly names: readonly string[]
  /** A contribution or measure that stands alone. */
  readonly alone: (cell: LayerCell, id: CellFigure['id']) => string | null
}

/** Contribution, where any cell has one, and the measure, where that is neither units nor contribution. */
export function shownFigures(view: LayersView, metric: MetricId, noun: Noun, currency: string): ShownFigures {
  const cells = [...view.cells.flat(), ...view.rowTotals, ...view.columnTotals, view.total]
  const hasContribution = cells.some(({ contribution }) => contribution.kind === 'value')
  const shown = [
    ...(hasContribution ? [{ id: 'contribution' as const, metric: 'contribution' as const }] : []),
    ...(metric === 'units' || metric === 'contribution' ? [] : [{ id: 'value' as const, metric }]),
  ].map((one) => {
    const { unit } = METRIC_CATALOGUE[one.metric]
    const money = tableMoneyUnit(
      cells.map((cell) => valueOrNull(cell[one.id]) ?? 0),
      currency,
    )
    const write = (value: number): string =>
      unit === 'money' ? formatAmount(value, money) : formatMetric(value, unit, currency)
    const name = metricName(one.metric, noun).toLowerCase()
    return { ...one, unit, write, name: unit === 'money' ? `${name}, ${money.label}` : name }
  })
  return {
    names: shown.map(({ name }) => name),
    of: (cell) =>
      shown.map(({ id, write }) => {
        const value = cell[id]
        if (value.kind !== 'value')
          return { id, text: NOT_AVAILABLE, note: value.reason, isNegative: false, isMissing: true }
        const { caution } = value
        return { id, text: write(value.value), note: caution ?? null, isNegative: value.value < 0, isMissing: false }
      }),
    alone: (cell, id) => {
      const value = valueOrNull(cell[id])
      const unit = METRIC_CATALOGUE[id === 'contribution' ? 'contribution' : metric].unit
      return value === null ? null : formatMetric(value, unit, currency)
    },
  }
}

/** The head of a measure's column in a file. */
export function fileHead(metric: MetricId, noun: Noun, currency: string): string {
  const { unit } = METRIC_CATALOGUE[metric]
  const name = metricName(metric, noun)
  return unit === 'money' ? `${name}, ${currencySign(currency)}` : unit === 'share' ? `${name} (fraction)` : name
}
