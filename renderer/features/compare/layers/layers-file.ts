import type { LayerCell, LayersView } from '../../../../shared/contract/layers.ts'
import { type MetricId, valueOrNull } from '../../../../shared/economics/metric.ts'
import { withheldTable } from '../../../../shared/quality/small-cells.ts'
import type { ChartCell, ChartTable } from '../../../charts/chart-table.ts'
import { metricName, type Noun } from '../../../strings/compare.ts'
import { layersWords as say } from '../../../strings/layers.ts'
import { formatExactCount, formatNumber } from '../../../ui/format-number.ts'
import { fileHead } from './cell-figures.ts'

export interface LayersFileWords {
  readonly rows: string
  readonly columns: string
  readonly metric: MetricId
  readonly noun: Noun
  readonly currency: string
  /** Units that a group must have to be shared; 0 where small groups are not withheld. */
  readonly least: number
}

/**
 * The crossed options as one table: a row per pair, then the totals of rows, of columns and of all, money exact. Figures
 * of pairs with few units are withheld, and of others by which those could be worked out.
 */
export function layersFile(
  view: LayersView,
  { rows, columns, metric, noun, currency, least }: LayersFileWords,
): ChartTable {
  const units = unitsWithTotals(view)
  const withheld = withheldTable(units, least)
  const [totalRow, totalColumn] = [view.rows.length, view.columns.length]
  const hasMeasure = metric !== 'units' && metric !== 'contribution'
  const line = (row: string, column: string, cell: LayerCell, at: number, across: number): readonly ChartCell[] => {
    const figures = [cell.units, valueOrNull(cell.contribution), ...(hasMeasure ? [valueOrNull(cell.value)] : [])]
    return [row, column, ...(withheld[at]?.[across] ? figures.map(() => null) : figures)]
  }
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
          return cell === undefined ? [] : [line(row.name, column.name, cell, at, across)]
        }),
        ...view.rowTotals.slice(at, at + 1).map((cell) => line(row.name, all, cell, at, totalColumn)),
      ]),
      ...view.columnTotals.map((cell, at) => line(all, view.columns[at]?.name ?? '', cell, totalRow, at)),
      line(all, all, view.total, totalRow, totalColumn),
    ],
    groups: units.flat(),
  }
}

function unitsWithTotals({ cells, rowTotals, columnTotals, total }: LayersView): readonly (readonly number[])[] {
  const rows = cells.map((row, at) => [...row.map(({ units }) => units), rowTotals[at]?.units ?? 0])
  return [...rows, [...columnTotals.map(({ units }) => units), total.units]]
}
