import { useCallback, useMemo, useRef } from 'react'
import { useChartColours } from '../../charts/chart-colours.ts'
import { ChartFrame } from '../../charts/chart-frame.tsx'
import type { ChartTable } from '../../charts/chart-table.ts'
import { figureOf, totalOf } from '../../charts/figure-of.ts'
import { type PictureFormat, plotlyPicture } from '../../charts/picture.ts'
import { type MakeFigure, PlotlyChart } from '../../charts/plotly-chart.tsx'
import { sizeMarginFigure } from '../../charts/size-margin-figure.ts'
import {
  bestPoint,
  type MarginPoint,
  marginPoints,
  type PointRanges,
  pointRanges,
} from '../../charts/size-margin-points.ts'
import { compareChartWords, metricName, type Noun } from '../../strings/compare.ts'
import { currencySign, formatMoney } from '../../ui/format-money.ts'
import { formatCount, formatNumber } from '../../ui/format-number.ts'
import { ChartBand } from './chart-band.tsx'
import type { ComparedOption } from './compare-board.tsx'

interface SizeMarginBandProps {
  readonly compared: readonly ComparedOption[]
  readonly currency: string
  readonly noun: Noun
}

/** Size against what a unit earns, per option, on one pair of scales. */
export function SizeMarginBand({ compared, currency, noun }: SizeMarginBandProps) {
  const points = useMemo(() => compared.map(({ structure }) => marginPoints(structure.rows)), [compared])
  const ranges = useMemo(() => pointRanges(points), [points])
  if (points.every((own) => own.length === 0)) return null
  return (
    <ChartBand caption={compareChartWords.pointsCaption(noun, currencySign(currency), ranges.isLog)}>
      {compared.map(({ option, structure }, index) => (
        <SizeMarginChart
          key={option.structureId}
          points={points[index] ?? []}
          average={figureOf(totalOf(structure.rows), 'contributionPerUnitYear')}
          name={option.name}
          {...{ ranges, currency, noun }}
        />
      ))}
    </ChartBand>
  )
}

interface SizeMarginChartProps {
  readonly points: readonly MarginPoint[]
  readonly average: number | null
  readonly ranges: PointRanges
  readonly name: string
  readonly currency: string
  readonly noun: Noun
}

const HEIGHT = 196

function SizeMarginChart({ points, average, ranges, name, currency, noun }: SizeMarginChartProps) {
  const colours = useChartColours()
  const plotRef = useRef<HTMLDivElement>(null)
  const figure: MakeFigure = useCallback(
    (theme, size) => sizeMarginFigure(points, ranges, (point) => pointWords(point, currency, noun), theme, size),
    [points, ranges, currency, noun],
  )
  const title = titleOf(points, average, currency, noun)
  const caption = compareChartWords.pointsCaption(noun, currencySign(currency), ranges.isLog)
  const picture = (format: PictureFormat) =>
    plotlyPicture(
      format,
      figure,
      colours,
      { width: plotRef.current?.clientWidth || 560, height: HEIGHT },
      `${name}: ${title}`,
    )
  return (
    <ChartFrame
      title={title}
      table={tableOf(points, `${name}: ${title}`, currency, noun)}
      picture={picture}
      height={HEIGHT}
    >
      <PlotlyChart figure={figure} height={HEIGHT} plotRef={plotRef} label={`${name}. ${title}. ${caption}`} />
    </ChartFrame>
  )
}

function titleOf(points: readonly MarginPoint[], average: number | null, currency: string, noun: Noun): string {
  const best = bestPoint(points)
  if (best === null) return compareChartWords.pointsNone(noun)
  const times = average !== null && average > 0 ? best.perUnitYear / average : null
  const amount = formatMoney(best.perUnitYear, currency)
  return compareChartWords.pointsBest(
    best.name,
    amount,
    times === null ? null : formatNumber(times, times < 10 ? 1 : 0),
    noun,
  )
}

function pointWords(point: MarginPoint, currency: string, noun: Noun): string {
  const interval =
    point.low === null || point.high === null
      ? ''
      : ` (90%: ${formatMoney(point.low, currency)} – ${formatMoney(point.high, currency)})`
  return `${point.name}: ${formatCount(point.units)} ${noun.plural}, ${formatMoney(point.perUnitYear, currency)}${interval}`
}

function tableOf(points: readonly MarginPoint[], title: string, currency: string, noun: Noun): ChartTable {
  const show = (value: number): string => formatMoney(value, currency)
  const head = `${metricName('contributionPerUnitYear', noun)}, ${currencySign(currency)}`
  return {
    title,
    columns: [
      { label: compareChartWords.line, kind: 'text' },
      { label: metricName('units', noun), kind: 'number', show: formatCount },
      { label: head, kind: 'number', show },
      { label: '90% from', kind: 'number', show },
      { label: '90% to', kind: 'number', show },
    ],
    rows: points.map((point) => [point.name, point.units, point.perUnitYear, point.low, point.high]),
  }
}
