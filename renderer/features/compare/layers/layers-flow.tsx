import { useRef } from 'react'
import type { LayerCell, LayersView } from '../../../../shared/contract/layers.ts'
import { type MetricId, valueOrNull } from '../../../../shared/economics/metric.ts'
import { METRIC_CATALOGUE } from '../../../../shared/economics/metric-catalogue.ts'
import { useChartColours } from '../../../charts/chart-colours.ts'
import { ChartFrame } from '../../../charts/chart-frame.tsx'
import type { ChartTable } from '../../../charts/chart-table.ts'
import { FlowChart, type FlowEnd } from '../../../charts/flow-chart.tsx'
import { paintOfRow } from '../../../charts/paint.ts'
import { svgPicture } from '../../../charts/picture.ts'
import { showUnitsOf } from '../../../state/table-view-store.ts'
import { metricName, type Noun } from '../../../strings/compare.ts'
import { layersWords as say } from '../../../strings/layers.ts'
import { formatMetric } from '../../../ui/format-metric.ts'
import { formatUnits } from '../../../ui/format-number.ts'
import { Select } from '../../../ui/select.tsx'
import { useLayersView } from './layers-view.ts'

interface LayersFlowProps {
  readonly view: LayersView
  readonly rows: { readonly structureId: string; readonly name: string }
  readonly columns: { readonly structureId: string; readonly name: string }
  readonly metric: MetricId
  readonly table: ChartTable
  readonly noun: Noun
  readonly currency: string
}

const LEAST_PX = 240
const LINE_PX = 54

/** What flows are as thick as: units, contribution, or the chosen measure where lines of it add up. */
type Width = 'units' | 'contribution' | 'measure'

/** Where the units and the money of one option's lines lie in the other, as flows. */
export function LayersFlow({ view, rows, columns, metric, table, noun, currency }: LayersFlowProps) {
  const colours = useChartColours()
  const drawing = useRef<SVGSVGElement>(null)
  const chosen = useLayersView((state) => state.width)
  const widths = widthsOf(view, metric)
  const width = widths.find((one) => one === chosen) ?? 'units'
  const shown = width === 'units' ? 'units' : width === 'contribution' ? 'contribution' : metric
  const amount = (cell: LayerCell | undefined): number => (cell === undefined ? 0 : (amountIn(cell, width) ?? 0))
  const cells = view.cells.map((row) => row.map(amount))
  const hasLoss = cells.flat().some((one) => one < 0)
  const what = metricName(shown, noun).toLowerCase()
  const write = (value: number): string => formatMetric(value, METRIC_CATALOGUE[shown].unit, currency)
  const endsOf = (lines: LayersView['rows'], totals: readonly LayerCell[]): readonly FlowEnd[] =>
    lines.map((line, at) => ({
      ...{ id: line.entryId, name: line.name, paint: paintOfRow(line) },
      figure: write(amount(totals[at])),
    }))
  const open = (row: number, column: number): void => {
    const [from, to] = [view.rows[row], view.columns[column]]
    if (from === undefined || to === undefined) return
    const also = { structureId: columns.structureId, entryId: to.entryId }
    showUnitsOf({ structureId: rows.structureId, entryId: from.entryId, units: 'taken', also })
  }
  const tell = (row: number, column: number): string => {
    const cell = view.cells[row]?.[column]
    if (cell === undefined) return ''
    const money = width === 'units' ? valueOrNull(cell.contribution) : amount(cell)
    const unit = width === 'units' ? 'money' : METRIC_CATALOGUE[shown].unit
    const figure = money === null ? null : formatMetric(money, unit, currency)
    return say.flow(
      view.rows[row]?.name ?? '',
      view.columns[column]?.name ?? '',
      formatUnits(cell.units, noun),
      figure === null ? null : `${width === 'units' ? metricName('contribution', noun).toLowerCase() : what} ${figure}`,
    )
  }
  const title = say.flowsTitle(what, rows.name, columns.name)
  const height = Math.max(LEAST_PX, Math.max(view.rows.length, view.columns.length) * LINE_PX)
  return (
    <section className="layers-flow">
      <div className="layers-flow-head">
        <Select
          label={say.width}
          labelPlace="inline"
          choices={widths.map((id) => ({ id, name: widthName(id, metric, noun) }))}
          value={width}
          onChange={(id) => useLayersView.setState({ width: id })}
        />
      </div>
      <ChartFrame
        title={title}
        fileName={`${rows.name} ${columns.name} flows`}
        caption={say.flowsCaption(what, hasLoss)}
        table={table}
        picture={(format) =>
          drawing.current === null
            ? Promise.reject(new Error('Not drawn'))
            : svgPicture(format, drawing.current, colours)
        }
        height={height}
      >
        {cells.flat().every((one) => one === 0) ? (
          <p className="caption">{say.flowsNone}</p>
        ) : (
          <FlowChart
            left={endsOf(view.rows, view.rowTotals)}
            right={endsOf(view.columns, view.columnTotals)}
            cells={cells}
            height={height}
            label={`${title}. ${say.flowsCaption(what, hasLoss)}`}
            say={tell}
            onChoose={open}
            drawingRef={drawing}
          />
        )}
      </ChartFrame>
    </section>
  )
}

/** Only what adds up over pairs can be drawn, and only where the whole has a figure. */
function widthsOf({ total }: LayersView, metric: MetricId): readonly Width[] {
  const isOther = metric !== 'units' && metric !== 'contribution'
  return [
    'units',
    ...(valueOrNull(total.contribution) === null ? [] : (['contribution'] as const)),
    ...(isOther && METRIC_CATALOGUE[metric].additive && valueOrNull(total.value) !== null
      ? (['measure'] as const)
      : []),
  ]
}

function amountIn(cell: LayerCell, width: Width): number | null {
  return width === 'units' ? cell.units : valueOrNull(width === 'contribution' ? cell.contribution : cell.value)
}

function widthName(width: Width, metric: MetricId, noun: Noun): string {
  return metricName(width === 'measure' ? metric : width, noun)
}
