import type { LayerCell, LayersView } from '../../../../shared/contract/layers.ts'
import type { MetricId } from '../../../../shared/economics/metric.ts'
import type { ChartCell, ChartTable } from '../../../charts/chart-table.ts'
import { metricName, type Noun } from '../../../strings/compare.ts'
import { layersWords as say } from '../../../strings/layers.ts'
import { formatExactCount, formatNumber } from '../../../ui/format-number.ts'
import { amountOf, fileHead } from './cell-figures.ts'

export interface LayersFileWords {
  readonly rows: string
  readonly columns: string
  readonly metric: MetricId
  readonly noun: Noun
  readonly currency: string
}

/** The crossed options as one table: a row per pair, then the totals of rows, of columns and of all, money exact. */
export function layersFile(view: LayersView, { rows, columns, metric, noun, currency }: LayersFileWords): ChartTable {
  const hasMeasure = metric !== 'units' && metric !== 'contribution'
  const line = (row: string, column: string, cell: LayerCell): readonly ChartCell[] => [
    ...[row, column, cell.units, amountOf(cell.contribution)],
    ...(hasMeasure ? [amountOf(cell.value)] : []),
  ]
  const all = say.all(noun)
  const show = (value: number): string => formatNumber(value)
  return {
    title: say.tableName(rows, columns),
    columns: [
      { label: rows, kind: 'text' },
      { label: columns, kind: 'text' },
      { label: metricName('units', noun), kind: 'number', show: formatExactCount },
      { label: fileHead('contribution', noun, currency), kind: 'number', show },
      ...(hasMeasure
        ? [
            {
              label: fileHead(metric, noun, currency),
              kind: 'number' as const,
              show: (value: number) => formatNumber(value, 2),
            },
          ]
        : []),
    ],
    rows: [
      ...view.rows.flatMap((row, at) => [
        ...view.columns.flatMap((column, across) => {
          const cell = view.cells[at]?.[across]
          return cell === undefined ? [] : [line(row.name, column.name, cell)]
        }),
        ...view.rowTotals.slice(at, at + 1).map((cell) => line(row.name, all, cell)),
      ]),
      ...view.columnTotals.map((cell, at) => line(all, view.columns[at]?.name ?? '', cell)),
      line(all, all, view.total),
    ],
  }
}
