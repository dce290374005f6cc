import { useCallback, useMemo } from 'react'
import type { ComparisonRow } from '../../../shared/contract/comparison.ts'
import type { ChartTable } from '../../charts/chart-table.ts'
import { figureOf, totalOf, unitsOfLines } from '../../charts/figure-of.ts'
import type { MakeFigure } from '../../charts/plotly-chart.tsx'
import {
  comparedStrip,
  STRIP_METRICS,
  type StripMetric,
  type StripPart,
  shareStrips,
  widestGap,
} from '../../charts/share-strips.ts'
import { stripRange, stripsFigure } from '../../charts/strips-figure.ts'
import { metricName, type Noun } from '../../strings/compare.ts'
import { compareChartWords } from '../../strings/compare-charts.ts'
import { formatShare, NOT_AVAILABLE } from '../../ui/format-number.ts'
import { ChartBand } from './chart-band.tsx'
import type { ComparedOption } from './compare-board.tsx'
import { OptionChart } from './option-chart.tsx'

interface StripsBandProps {
  readonly compared: readonly ComparedOption[]
  readonly noun: Noun
}

/** Shares of units, revenue and contribution per option, as bars of 100 %. */
export function StripsBand({ compared, noun }: StripsBandProps) {
  const parts = useMemo(() => compared.map(({ structure }) => shareStrips(structure.rows)), [compared])
  const [low, high] = stripRange(parts)
  const against = useMemo(() => comparedStrip(parts), [parts])
  const question = compareChartWords.stripsQuestion(noun, against && stripName(against, noun).toLowerCase())
  const caption = captionOf(compared[0]?.structure.rows ?? [], against, noun)
  return (
    <ChartBand question={question} caption={caption}>
      {compared.map(({ option, structure }, index) => (
        <StripsChart
          key={option.structureId}
          groups={unitsOfLines(structure.rows)}
          parts={parts[index] ?? []}
          name={option.name}
          {...{ against, low, high, caption, noun }}
        />
      ))}
    </ChartBand>
  )
}

interface StripsChartProps {
  readonly groups: readonly number[]
  readonly parts: readonly StripPart[]
  /** What shares of units are held against. */
  readonly against: StripMetric | null
  readonly low: number
  readonly high: number
  readonly caption: string
  readonly name: string
  readonly noun: Noun
}

const HEIGHT = 118

function StripsChart({ parts, groups, against, low, high, caption, name, noun }: StripsChartProps) {
  const figure: MakeFigure = useCallback(
    (theme, size) => {
      const words = {
        strip: (metric: StripMetric) => stripName(metric, noun),
        part: (part: StripPart, metric: StripMetric) =>
          `${part.name}: ${shareText(part.shares[metric])} of ${stripName(metric, noun).toLowerCase()}`,
      }
      return stripsFigure(parts, [low, high], words, theme, size)
    },
    [parts, low, high, noun],
  )
  return (
    <OptionChart
      name={name}
      kind={compareChartWords.kindNames.strips}
      title={titleOf(parts, against, noun)}
      caption={caption}
      table={tableOf(parts, noun)}
      groups={groups}
      parts={parts}
      figure={figure}
      height={HEIGHT}
    />
  )
}

/** What is drawn, and whose contribution where not all are costed. */
function captionOf(rows: readonly ComparisonRow[], against: StripMetric | null, noun: Noun): string {
  const total = totalOf(rows)
  const all = figureOf(total, 'units')
  const { stripsCaption, stripsBase } = compareChartWords
  if (total === undefined || all === null || against !== 'contribution' || !total.notCosted?.units) return stripsCaption
  return `${stripsCaption} ${stripsBase(all - total.notCosted.units, all, noun)}`
}

function stripName(metric: StripMetric, noun: Noun): string {
  return metric === 'netRevenue' ? 'Revenue' : metricName(metric, noun)
}

function shareText(share: number | null): string {
  return share === null ? NOT_AVAILABLE : formatShare(share)
}

function titleOf(parts: readonly StripPart[], against: StripMetric | null, noun: Noun): string {
  const widest = against && widestGap(parts, against)
  if (against && widest) {
    const { units, [against]: share } = widest.shares
    return compareChartWords.stripsGap(
      widest.name,
      shareText(units),
      shareText(share),
      stripName(against, noun).toLowerCase(),
      noun,
    )
  }
  const largest = parts.toSorted((a, b) => (b.shares.units ?? 0) - (a.shares.units ?? 0))[0]
  return largest === undefined
    ? ''
    : compareChartWords.stripsLargest(largest.name, shareText(largest.shares.units), noun)
}

function tableOf(parts: readonly StripPart[], noun: Noun): Omit<ChartTable, 'title'> {
  const show = (value: number): string => formatShare(value)
  return {
    columns: [
      { label: compareChartWords.line, kind: 'text' },
      ...STRIP_METRICS.map((metric) => ({
        label: `Share of ${stripName(metric, noun).toLowerCase()}`,
        kind: 'number' as const,
        show,
      })),
    ],
    rows: parts.map((part) => [part.name, ...STRIP_METRICS.map((metric) => part.shares[metric])]),
  }
}
