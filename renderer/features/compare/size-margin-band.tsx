import { useCallback, useMemo } from 'react'
import type { ChartTable } from '../../charts/chart-table.ts'
import { figureOf, totalOf, unitsOfLines } from '../../charts/figure-of.ts'
import type { MakeFigure } from '../../charts/plotly-chart.tsx'
import { sizeMarginFigure } from '../../charts/size-margin-figure.ts'
import {
  bestPoint,
  type MarginPoint,
  marginPoints,
  type PointRanges,
  pointRanges,
} from '../../charts/size-margin-points.ts'
import { metricName, type Noun } from '../../strings/compare.ts'
import { compareChartWords } from '../../strings/compare-charts.ts'
import { currencySign, formatMoney } from '../../ui/format-money.ts'
import { formatCount, formatNumber } from '../../ui/format-number.ts'
import { ChartBand } from './chart-band.tsx'
import type { ComparedOption } from './compare-board.tsx'
import { OptionChart } from './option-chart.tsx'

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
    <ChartBand
      question={compareChartWords.pointsQuestion(noun)}
      caption={compareChartWords.pointsCaption(noun, currencySign(currency), ranges.isLog)}
    >
      {compared.map(({ option, structure }, index) => (
        <SizeMarginChart
          key={option.structureId}
          points={points[index] ?? []}
          average={figureOf(totalOf(structure.rows), 'contributionPerUnitYear')}
          name={option.name}
          groups={unitsOfLines(structure.rows)}
          {...{ ranges, currency, noun }}
        />
      ))}
    </ChartBand>
  )
}

interface SizeMarginChartProps {
  readonly groups: readonly number[]
  readonly points: readonly MarginPoint[]
  readonly average: number | null
  readonly ranges: PointRanges
  readonly name: string
  readonly currency: string
  readonly noun: Noun
}

const HEIGHT = 220

function SizeMarginChart({ points, groups, average, ranges, name, currency, noun }: SizeMarginChartProps) {
  const figure: MakeFigure = useCallback(
    (theme, size) => {
      const words = {
        point: (point: MarginPoint) => pointWords(point, currency, noun),
        across: compareChartWords.pointsAcross(noun, ranges.isLog),
        up: compareChartWords.pointsUp(noun, currencySign(currency)),
      }
      return sizeMarginFigure(points, ranges, words, theme, size)
    },
    [points, ranges, currency, noun],
  )
  return (
    <OptionChart
      name={name}
      kind={compareChartWords.kindNames.points}
      title={titleOf(points, average, currency, noun)}
      caption={compareChartWords.pointsCaption(noun, currencySign(currency), ranges.isLog)}
      table={tableOf(points, currency, noun)}
      groups={groups}
      parts={points}
      figure={figure}
      height={HEIGHT}
    />
  )
}

function titleOf(points: readonly MarginPoint[], average: number | null, currency: string, noun: Noun): string {
  const best = bestPoint(points)
  if (best === null) return compareChartWords.pointsNone(noun)
  const amount = formatMoney(best.perUnitYear, currency)
  return compareChartWords.pointsBest(best.name, amount, againstAverage(best, average), noun)
}

/** How far a point lies above the average, as far as its interval bears it; null where there is nothing to compare with. */
function againstAverage(best: MarginPoint, average: number | null): string | null {
  if (average === null || average <= 0) return null
  if (best.low !== null && best.low <= average) return compareChartWords.pointsUnclear
  const times = best.perUnitYear / average
  return compareChartWords.pointsTimes(formatNumber(times, times < 10 ? 1 : 0))
}

function pointWords(point: MarginPoint, currency: string, noun: Noun): string {
  const interval =
    point.low === null || point.high === null
      ? ''
      : ` (90%: ${formatMoney(point.low, currency)} – ${formatMoney(point.high, currency)})`
  return `${point.name}: ${formatCount(point.units)} ${noun.plural}, ${formatMoney(point.perUnitYear, currency)}${interval}`
}

function tableOf(points: readonly MarginPoint[], currency: string, noun: Noun): Omit<ChartTable, 'title'> {
  const show = (value: number): string => formatNumber(value)
  const head = `${metricName('contributionPerUnitYear', noun)}, ${currencySign(currency)}`
  return {
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
