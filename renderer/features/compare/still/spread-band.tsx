import { useCallback, useMemo } from 'react'
import {
  SPREAD_UNITS,
  type SpreadLine,
  type SpreadMeasure,
  type SpreadView,
} from '../../../../shared/contract/statistics.ts'
import type { ChartTable } from '../../../charts/chart-table.ts'
import { paintOfRow } from '../../../charts/paint.ts'
import type { MakeFigure } from '../../../charts/plotly-chart.tsx'
import { type RangeRow, rangeFigure, rangeHeight, rangeOf } from '../../../charts/range-figure.ts'
import type { Noun } from '../../../strings/compare.ts'
import { stillWords as say } from '../../../strings/still.ts'
import { formatMetric } from '../../../ui/format-metric.ts'
import { currencySign } from '../../../ui/format-money.ts'
import { formatExactCount, formatNumber, formatShare } from '../../../ui/format-number.ts'
import { Select } from '../../../ui/select.tsx'
import { ChartBand } from '../chart-band.tsx'
import type { ComparedOption } from '../compare-board.tsx'
import { OptionChart } from '../option-chart.tsx'
import { useStillView } from './still-view.ts'

const FIGURES_PX = 112

/** How a measure's figures are written. */
interface ShownUnit {
  readonly isMoney: boolean
  readonly label: string
  readonly write: (value: number) => string
}

function shownUnit(measure: SpreadMeasure, currency: string): ShownUnit {
  const unit = SPREAD_UNITS[measure]
  const isMoney = unit === 'money'
  return {
    isMoney,
    label: isMoney ? currencySign(currency) : unit,
    write: (value) => formatMetric(value, unit, currency),
  }
}

interface SpreadBandProps {
  readonly view: SpreadView
  readonly compared: readonly ComparedOption[]
  readonly currency: string
  readonly noun: Noun
}

/** How a measure is spread over the units of each line: quantiles, median and mean, on one scale for all options. */
export function SpreadBand({ view, compared, currency, noun }: SpreadBandProps) {
  const shown = useMemo(() => shownUnit(view.measure, currency), [view.measure, currency])
  const options = useMemo(
    () => view.structures.map(({ structureId, lines }) => ({ structureId, lines, rows: rowsOf(lines, shown) })),
    [view, shown],
  )
  const range = useMemo(() => rangeOf(options.map(({ rows }) => rows)), [options])
  const caption = say.spreadCaption(say.measures[view.measure], shown.label, shown.isMoney, noun)
  return (
    <ChartBand
      question={say.spreadQuestion}
      caption={caption}
      choice={
        <div className="still-choice">
          <Select
            label={say.measure}
            labelPlace="inline"
            choices={view.available.map((id) => ({ id, name: say.measures[id] }))}
            value={view.measure}
            onChange={(measure) => useStillView.setState({ measure })}
          />
        </div>
      }
    >
      {compared.map(({ option }) => {
        const own = options.find(({ structureId }) => structureId === option.structureId)
        if (own === undefined || range === null) return <p key={option.structureId}>{say.spreadNone(noun)}</p>
        return <SpreadChart key={option.structureId} {...own} {...{ range, caption, shown, noun }} name={option.name} />
      })}
    </ChartBand>
  )
}

interface SpreadChartProps {
  readonly lines: readonly SpreadLine[]
  readonly rows: readonly RangeRow[]
  readonly range: readonly [number, number]
  readonly name: string
  readonly caption: string
  readonly shown: ShownUnit
  readonly noun: Noun
}

function SpreadChart({ lines, rows, range, name, caption, shown, noun }: SpreadChartProps) {
  const figure: MakeFigure = useCallback(
    (colours, size) => rangeFigure(rows, { range, figuresPx: FIGURES_PX }, colours, size),
    [rows, range],
  )
  const fallen = lines.flatMap(({ name: line, place }) =>
    shown.isMoney && place !== null && place.without > place.rank
      ? [say.restsOnOne(line, place.rank, place.without, noun)]
      : [],
  )
  return (
    <OptionChart
      name={name}
      kind={say.kinds.spread}
      title={titleOf(lines, shown, noun)}
      caption={caption}
      note={fallen.join(' ')}
      table={tableOf(lines, shown, noun)}
      groups={lines.map(({ figures }) => figures.n)}
      parts={[]}
      figure={figure}
      height={rangeHeight(rows.length)}
    />
  )
}

function rowsOf(lines: readonly SpreadLine[], { write }: ShownUnit): readonly RangeRow[] {
  return lines.map((line) => {
    const { n, mean, p10, p25, median, p75, p90 } = line.figures
    const show = (value: number | null): string => (value === null ? say.nobody : write(value))
    return {
      name: line.name,
      paint: line.kind === 'total' ? 'total' : paintOfRow({ kind: line.kind, slot: line.slot }),
      ends: p10 === null || p90 === null ? null : [p10, p90],
      middle: p25 === null || p75 === null ? null : [p25, p75],
      tick: median,
      dot: mean,
      words:
        n === 0
          ? say.nobody
          : say.spreadRow(line.name, show(p10), show(p25), show(median), show(p75), show(p90), show(mean)),
      figure: n === 0 ? say.nobody : say.medianAndN(show(median), n),
    }
  })
}

/** The line whose mean says least of its units: furthest from the median, in middle halves. */
function titleOf(lines: readonly SpreadLine[], { write }: ShownUnit, noun: Noun): string {
  const far = ({ figures: { mean, median, p25, p75 } }: SpreadLine): number =>
    mean === null || median === null || p25 === null || p75 === null || p75 === p25
      ? -1
      : Math.abs(mean - median) / (p75 - p25)
  const worst = lines.filter(({ kind }) => kind === 'segment').toSorted((a, b) => far(b) - far(a))[0]
  const { mean = null, median = null } = worst?.figures ?? {}
  if (worst === undefined || mean === null || median === null) return say.spreadNone(noun)
  return say.spreadTitle(worst.name, write(median), write(mean), noun)
}

function tableOf(lines: readonly SpreadLine[], shown: ShownUnit, noun: Noun): Omit<ChartTable, 'title' | 'groups'> {
  const show = (value: number): string => formatNumber(value, shown.isMoney ? 0 : 1)
  const amount = (label: string) => ({ label: `${label}, ${shown.label}`, kind: 'number' as const, show })
  const uneven = (label: string, write: (value: number) => string) =>
    shown.isMoney ? [{ label, kind: 'number' as const, show: write }] : []
  return {
    columns: [
      { label: say.line, kind: 'text' },
      { label: say.with(noun), kind: 'number', show: formatExactCount },
      ...[say.mean, say.meanOfRest, say.p10, say.p25, say.median, say.p75, say.p90].map(amount),
      ...uneven(say.gini, (value) => formatNumber(value, 2)),
      ...uneven(say.topTenth, formatShare),
    ],
    rows: lines.map(({ name, figures: { n, mean, meanOfRest, p10, p25, median, p75, p90 }, concentration }) => [
      ...[name, n, mean, meanOfRest, p10, p25, median, p75, p90],
      ...(shown.isMoney ? [concentration.gini, concentration.topDecileShare] : []),
    ]),
  }
}
