import { useCallback, useMemo } from 'react'
import type { SpreadLine, SpreadView } from '../../../../shared/contract/statistics.ts'
import type { ChartTable } from '../../../charts/chart-table.ts'
import { paintOfRow } from '../../../charts/paint.ts'
import type { MakeFigure } from '../../../charts/plotly-chart.tsx'
import { type WhaleCurve, whaleFigure, whaleRange } from '../../../charts/whale-figure.ts'
import type { Noun } from '../../../strings/compare.ts'
import { stillWords as say } from '../../../strings/still.ts'
import { formatExactCount, formatNumber, formatShare } from '../../../ui/format-number.ts'
import { ChartBand } from '../chart-band.tsx'
import type { ComparedOption } from '../compare-board.tsx'
import { OptionChart } from '../option-chart.tsx'

interface WhaleBandProps {
  readonly view: SpreadView
  readonly compared: readonly ComparedOption[]
  readonly noun: Noun
}

/** A curve that rises higher belongs to a line that is left with next to nothing: it would press all others flat. */
const MOST_DRAWN = 2
const HEIGHT = 230
/** From here on it is worth saying that the rest lose some of what the best make. */
const LOSES = 1.005

/** How few units make the whole of a line: whale curves, on one scale for all options. */
export function WhaleBand({ view, compared, noun }: WhaleBandProps) {
  const options = useMemo(
    () => view.structures.map(({ structureId, lines }) => ({ structureId, lines, curves: curvesOf(lines) })),
    [view],
  )
  const range = useMemo(() => whaleRange(options.map(({ curves }) => curves)), [options])
  const what = say.measures[view.measure]
  const caption = say.whaleCaption(what, noun, wholeWords(options[0]?.lines ?? []))
  return (
    <ChartBand question={say.whaleQuestion(what, noun)} caption={caption}>
      {compared.map(({ option }) => {
        const own = options.find(({ structureId }) => structureId === option.structureId)
        if (own === undefined) return <p key={option.structureId}>{say.whaleNone}</p>
        return <WhaleChart key={option.structureId} {...own} {...{ range, caption, what, noun }} name={option.name} />
      })}
    </ChartBand>
  )
}

interface WhaleChartProps {
  readonly lines: readonly SpreadLine[]
  readonly curves: readonly WhaleCurve[]
  readonly range: readonly [number, number]
  readonly name: string
  readonly caption: string
  readonly what: string
  readonly noun: Noun
}

function WhaleChart({ lines, curves, range, name, caption, what, noun }: WhaleChartProps) {
  const figure: MakeFigure = useCallback(
    (colours, size) => {
      const words = {
        across: say.whaleAcross(noun),
        up: say.whaleUp(what),
        point: (curve: WhaleCurve, units: number, share: number) =>
          say.whalePoint(curve.name, formatShare(units), formatShare(share), noun),
      }
      return whaleFigure(curves, range, words, colours, size)
    },
    [curves, range, what, noun],
  )
  const leftOut = lines.filter((line) => line.figures.n > 0 && !curves.some((curve) => curve.name === line.name))
  return (
    <OptionChart
      name={name}
      kind={say.kinds.whale}
      title={titleOf(lines, curves)}
      caption={caption}
      note={leftOut.length === 0 ? '' : say.whaleLeftOut(leftOut.map((line) => line.name).join(', '))}
      table={tableOf(lines, noun)}
      groups={lines.map(({ figures }) => figures.n)}
      parts={curves.flatMap(({ name: line, paint }) => (paint === 'total' ? [] : [{ name: line, paint }]))}
      figure={figure}
      height={HEIGHT}
    />
  )
}

function curvesOf(lines: readonly SpreadLine[]): readonly WhaleCurve[] {
  return lines.flatMap((line): readonly WhaleCurve[] => {
    const { total, curve, peak } = line.concentration
    if (total === null || total <= 0 || (peak?.share ?? 0) > MOST_DRAWN) return []
    const paint = line.kind === 'total' ? 'total' : paintOfRow({ kind: line.kind, slot: line.slot })
    const points = curve.flatMap(({ units, amount }) => (amount === null ? [] : [{ units, share: amount / total }]))
    return [{ name: line.name, paint, points }]
  })
}

/** What the top tenth of all units makes, and what the rest lose of it. */
function wholeWords(lines: readonly SpreadLine[]): string {
  const { topDecileShare: share = null, peak = null } = lines.find(({ kind }) => kind === 'total')?.concentration ?? {}
  if (share === null) return ''
  const loses = peak !== null && peak.share !== null && peak.share > LOSES ? peak : null
  return say.whaleWhole(formatShare(share)) + (loses === null ? '' : peakWords(loses))
}

function peakWords({ units, share }: NonNullable<SpreadLine['concentration']['peak']>): string {
  return share === null ? '' : say.whalePeak(formatShare(units), formatShare(share))
}

/** The segment whose money comes from the fewest; one that is left with next to nothing has no shares to compare. */
function titleOf(lines: readonly SpreadLine[], curves: readonly WhaleCurve[]): string {
  const drawn = lines.filter(({ kind, name }) => kind === 'segment' && curves.some((curve) => curve.name === name))
  const share = (line: SpreadLine): number => line.concentration.topDecileShare ?? -1
  const most = drawn.toSorted((a, b) => share(b) - share(a))[0]
  return most === undefined ? say.whaleNone : say.whaleTitle(most.name, formatShare(share(most)))
}

function tableOf(lines: readonly SpreadLine[], noun: Noun): Omit<ChartTable, 'title' | 'groups'> {
  const steps = lines.find(({ kind }) => kind === 'total')?.concentration.curve ?? []
  const wanted = [0.01, 0.05, 0.1, 0.2, 0.5].flatMap(
    (part) => steps.find(({ units }) => units >= part - 1e-9)?.units ?? [],
  )
  const shown = [...new Set(wanted)]
  const share = (line: SpreadLine, part: number): number | null => {
    const { total, curve } = line.concentration
    const amount = curve.find(({ units }) => units >= part - 1e-9)?.amount ?? null
    return total === null || total <= 0 || amount === null ? null : amount / total
  }
  return {
    columns: [
      { label: say.line, kind: 'text' },
      { label: say.with(noun), kind: 'number', show: formatExactCount },
      ...shown.map((part) => ({
        label: say.bestMake(formatShare(part)),
        kind: 'number' as const,
        show: (value: number) => formatShare(value),
      })),
      { label: say.gini, kind: 'number', show: (value) => formatNumber(value, 2) },
    ],
    rows: lines.map((line) => [
      ...[line.name, line.figures.n],
      ...shown.map((part) => share(line, part)),
      line.concentration.gini,
    ]),
  }
}
