import type { ComparisonRow, ComparisonView } from '../../../shared/contract/comparison.ts'
import type { ChartCell, ChartTable, ChartTableColumn } from '../../charts/chart-table.ts'
import { partsOf, totalOf } from '../../charts/figure-of.ts'
import { metricName, type Noun } from '../../strings/compare.ts'
import { compareChartWords } from '../../strings/compare-charts.ts'
import { currencySign } from '../../ui/format-money.ts'
import type { MeasureColumn } from './measure-column.ts'
import type { ShownOption } from './shown-options.ts'

interface FileColumn extends ChartTableColumn {
  readonly cell: (row: ComparisonRow) => ChartCell
}

/** The board as one table: a row per option and line, money to the cent, with units, intervals and n in the heads. */
export function comparisonFile(
  comparison: ComparisonView,
  options: readonly ShownOption[],
  columns: readonly MeasureColumn[],
  words: { readonly title: string; readonly noun: Noun; readonly currency: string },
): ChartTable {
  const metrics = columns.filter((column) => column.id !== 'pool')
  const measured = metrics.flatMap((column) => columnsOfMetric(column, comparison, words.noun, words.currency))
  const rows = options.flatMap((option) => {
    const structure = comparison.structures.find(({ structureId }) => structureId === option.structureId)
    if (structure === undefined) return []
    const total = totalOf(structure.rows)
    return [...partsOf(structure.rows), ...(total === undefined ? [] : [total])].map((row): readonly ChartCell[] => [
      `${option.letter} ${option.name}`,
      row.name,
      compareChartWords.kinds[row.kind],
      ...measured.map((column) => column.cell(row)),
    ])
  })
  return {
    title: words.title,
    columns: [
      { label: compareChartWords.option, kind: 'text' },
      { label: compareChartWords.line, kind: 'text' },
      { label: compareChartWords.kind, kind: 'text' },
      ...measured,
    ],
    rows,
  }
}

function columnsOfMetric(
  { metric, kind }: MeasureColumn,
  comparison: ComparisonView,
  noun: Noun,
  currency: string,
): readonly FileColumn[] {
  const unit = kind === 'money' ? `, ${currencySign(currency)}` : kind === 'share' ? ' (fraction)' : ''
  const head = `${metricName(metric, noun)}${unit}`
  const part = (label: string, key: 'value' | 'low' | 'high' | 'n'): FileColumn => ({
    label,
    kind: 'number',
    cell: (row) => {
      const value = row.metrics[metric]
      const figure = value?.kind === 'value' ? (value[key] ?? null) : null
      return figure !== null && kind === 'money' && key !== 'n' ? toCent(figure) : figure
    },
  })
  const hasInterval = comparison.structures.some(({ rows }) =>
    rows.some((row) => {
      const value = row.metrics[metric]
      return value?.kind === 'value' && value.low !== undefined
    }),
  )
  const value = part(head, 'value')
  if (!hasInterval) return [value]
  const { low, high, rests } = compareChartWords
  return [value, part(low(head), 'low'), part(high(head), 'high'), part(rests(head), 'n')]
}

/** Money to the cent: sums of the same rows in another order would differ in digits that no currency has. */
function toCent(amount: number): number {
  return Math.round(amount * 100) / 100
}
