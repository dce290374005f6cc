import { useCallback, useMemo } from 'react'
import type { IntervalLine, IntervalsView } from '../../../../shared/contract/statistics.ts'
import type { ChartTable } from '../../../charts/chart-table.ts'
import { figureOf } from '../../../charts/figure-of.ts'
import { paintOfRow } from '../../../charts/paint.ts'
import type { MakeFigure } from '../../../charts/plotly-chart.tsx'
import { type RangeRow, rangeFigure, rangeHeight, rangeOf } from '../../../charts/range-figure.ts'
import type { Noun } from '../../../strings/compare.ts'
import { FEW_UNITS, stillWords as say } from '../../../strings/still.ts'
import { currencySign, formatMoney } from '../../../ui/format-money.ts'
import { formatExactCount, formatNumber } from '../../../ui/format-number.ts'
import { formatRange } from '../../../ui/format-range.ts'
import { ChartBand } from '../chart-band.tsx'
import type { ComparedOption } from '../compare-board.tsx'
import { OptionChart } from '../option-chart.tsx'

const FIGURES_PX = 148

interface CertaintyBandProps {
  readonly view: IntervalsView
  readonly compared: readonly ComparedOption[]
  readonly currency: string
  readonly noun: Noun
}

/** A line of an option with its intervals, and its figure as the board has it. */
interface SureLine extends IntervalLine {
  readonly name: string
  readonly paint: RangeRow['paint']
  readonly value: number | null
}

/** 90 % bootstrap intervals of contribution per unit-year, and in the table of churn and of the share of contribution. */
export function CertaintyBand({ view, compared, currency, noun }: CertaintyBandProps) {
  const options = useMemo(
    () =>
      compared.map((one) => {
        const lines = sureLines(one, view)
        return { option: one.option, lines, rows: rowsOf(lines, currency, noun) }
      }),
    [view, compared, currency, noun],
  )
  const range = useMemo(() => rangeOf(options.map(({ rows }) => rows)), [options])
  if (range === null) return null
  const caption = say.certaintyCaption(currencySign(currency), noun, view.resamples, view.seed)
  return (
    <ChartBand question={say.certaintyQuestion} caption={caption}>
      {options.map(({ option, lines, rows }) => (
        <CertaintyChart
          key={option.structureId}
          name={option.name}
          {...{ lines, rows, range, caption, currency, noun }}
        />
      ))}
    </ChartBand>
  )
}

interface CertaintyChartProps {
  readonly lines: readonly SureLine[]
  readonly rows: readonly RangeRow[]
  readonly range: readonly [number, number]
  readonly name: string
  readonly caption: string
  readonly currency: string
  readonly noun: Noun
}

function CertaintyChart({ lines, rows, range, name, caption, currency, noun }: CertaintyChartProps) {
  const figure: MakeFigure = useCallback(
    (colours, size) => rangeFigure(rows, { range, figuresPx: FIGURES_PX }, colours, size),
    [rows, range],
  )
  const few = lines.filter(({ timedUnits }) => timedUnits > 0 && timedUnits < FEW_UNITS)
  return (
    <OptionChart
      name={name}
      kind={say.kinds.certainty}
      title={titleOf(lines, currency)}
      caption={caption}
      note={few.length === 0 ? '' : say.few(few.map((line) => line.name).join(', '), noun)}
      table={tableOf(lines, currency, noun)}
      groups={lines.flatMap(({ costedUnits, timedUnits, churnUnits }) => [costedUnits, timedUnits, churnUnits])}
      parts={[]}
      figure={figure}
      height={rangeHeight(rows.length)}
    />
  )
}

function sureLines({ option, structure }: ComparedOption, view: IntervalsView): readonly SureLine[] {
  const found = view.structures.find(({ structureId }) => structureId === option.structureId)
  return structure.rows.flatMap((row): readonly SureLine[] => {
    const line = found?.lines.find(({ entryId }) => entryId === row.entryId)
    if (line === undefined) return []
    const paint = row.kind === 'total' ? 'total' : paintOfRow(row)
    return [{ ...line, name: row.name, paint, value: figureOf(row, 'contributionPerUnitYear') }]
  })
}

function rowsOf(lines: readonly SureLine[], currency: string, noun: Noun): readonly RangeRow[] {
  return lines.map(({ name, paint, value, timedUnits, contributionPerUnitYear: interval }) => {
    const ends = interval === null ? null : ([interval.low, interval.high] as const)
    const [low, high] = (ends ?? []).map((end) => formatMoney(end, currency))
    return {
      ...{ name, paint, ends, middle: ends, tick: null, dot: interval === null ? null : value },
      words: low === undefined || high === undefined ? say.nobody : say.certaintyRow(name, low, high, noun),
      figure:
        interval === null
          ? say.nobody
          : say.rangeAndN(formatRange(formatNumber(interval.low), formatNumber(interval.high)), timedUnits),
    }
  })
}

/** The segment that is least sure, by the width of its interval against all of them. */
function titleOf(lines: readonly SureLine[], currency: string): string {
  const width = ({ contributionPerUnitYear: interval }: SureLine): number =>
    interval === null ? -1 : interval.high - interval.low
  const widest = lines.filter(({ paint }) => typeof paint === 'number').toSorted((a, b) => width(b) - width(a))[0]
  const interval = widest?.contributionPerUnitYear ?? null
  if (widest === undefined || interval === null) return say.certaintyNone
  return say.certaintyTitle(widest.name, formatMoney(interval.low, currency), formatMoney(interval.high, currency))
}

function tableOf(lines: readonly SureLine[], currency: string, noun: Noun): Omit<ChartTable, 'title' | 'groups'> {
  const count = (label: string) => ({ label, kind: 'number' as const, show: formatExactCount })
  const ends = (what: string, digits: number) =>
    [say.low(what), say.high(what)].map((label) => ({
      label,
      kind: 'number' as const,
      show: (value: number) => formatNumber(value, digits),
    }))
  const perYear = say.perUnitYear(currencySign(currency), noun)
  return {
    columns: [
      { label: say.line, kind: 'text' },
      ...ends(perYear, 0),
      count(say.timed(noun)),
      ...ends(say.churn, 3),
      count(say.churned(noun)),
      ...ends(say.share, 3),
      count(say.costed(noun)),
    ],
    rows: lines.map((line) => [
      ...[line.name, ...endsOf(line.contributionPerUnitYear), line.timedUnits],
      ...[...endsOf(line.churn), line.churnUnits],
      ...[...endsOf(line.contributionShare), line.costedUnits],
    ]),
  }
}

function endsOf(interval: IntervalLine['churn']): readonly (number | null)[] {
  return [interval?.low ?? null, interval?.high ?? null]
}
