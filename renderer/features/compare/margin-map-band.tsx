import { useCallback, useMemo } from 'react'
import type { ChartTable } from '../../charts/chart-table.ts'
import { unitsOfLines } from '../../charts/figure-of.ts'
import { marginMapFigure } from '../../charts/margin-map-figure.ts'
import type { MakeFigure } from '../../charts/plotly-chart.tsx'
import {
  cutBlocks,
  hairlineBlocks,
  type MarginBlock,
  type MarginMap,
  marginMap,
  marginRange,
} from '../../charts/size-margin-map.ts'
import type { Noun } from '../../strings/compare.ts'
import { compareChartWords } from '../../strings/compare-charts.ts'
import { currencySign, formatMoney } from '../../ui/format-money.ts'
import { formatNumber, formatShare } from '../../ui/format-number.ts'
import { ChartBand } from './chart-band.tsx'
import type { ComparedOption } from './compare-board.tsx'
import { OptionChart } from './option-chart.tsx'

interface MarginMapBandProps {
  readonly compared: readonly ComparedOption[]
  readonly currency: string
  readonly noun: Noun
}

/** The size-margin map of every option, on one scale of margins. */
export function MarginMapBand({ compared, currency, noun }: MarginMapBandProps) {
  const maps = useMemo(() => compared.map(({ structure }) => marginMap(structure.rows)), [compared])
  if (maps.every((map) => map.blocks.length === 0)) return null
  const [low, high] = marginRange(maps)
  return (
    <ChartBand question={compareChartWords.mapQuestion} caption={captionOf(maps[0], noun)}>
      {compared.map(({ option, structure }, index) => {
        const map = maps[index]
        return map === undefined ? null : (
          <MarginMapChart
            key={option.structureId}
            name={option.name}
            groups={unitsOfLines(structure.rows)}
            {...{ map, low, high, currency, noun }}
          />
        )
      })}
    </ChartBand>
  )
}

interface MarginMapChartProps {
  readonly groups: readonly number[]
  readonly map: MarginMap
  readonly low: number
  readonly high: number
  readonly currency: string
  readonly noun: Noun
  readonly name: string
}

const HEIGHT = 196

function MarginMapChart({ map, groups, low, high, currency, noun, name }: MarginMapChartProps) {
  const figure: MakeFigure = useCallback(
    (theme, size) => marginMapFigure(map, [low, high], (block) => blockWords(block, currency), theme, size),
    [map, low, high, currency],
  )
  return (
    <OptionChart
      name={name}
      kind={compareChartWords.kindNames.map}
      title={titleOf(map, currency)}
      caption={captionOf(map, noun)}
      note={noteOf(map, [low, high])}
      table={tableOf(map, currency, noun)}
      groups={groups}
      parts={map.blocks}
      figure={figure}
      height={HEIGHT}
    />
  )
}

/** What the drawing leaves out or cuts; empty where it shows all. */
function noteOf(map: MarginMap, range: readonly [number, number]): string {
  const named = (blocks: readonly MarginBlock[]) =>
    blocks.map((block) => `${block.name} (${formatShare(block.margin, 0)})`).join(', ')
  const hairlines = named(hairlineBlocks(map))
  const cut = named(cutBlocks(map, range))
  return [
    map.leftOut.length === 0 ? '' : compareChartWords.leftOut(map.leftOut.join(', ')),
    hairlines === '' ? '' : compareChartWords.hairline(hairlines),
    cut === '' ? '' : compareChartWords.cut(cut),
  ]
    .filter((note) => note !== '')
    .join(' ')
}

/** A loss below this share of all contribution is not the finding. */
const SMALL_LOSS = 0.02

/** What loses money, else what makes most of it. */
function titleOf(map: MarginMap, currency: string): string {
  const revenue = map.blocks.reduce((sum, block) => sum + block.revenue, 0)
  const total = map.blocks.reduce((sum, block) => sum + block.contribution, 0)
  const byContribution = map.blocks.toSorted((a, b) => a.contribution - b.contribution)
  const least = byContribution[0]
  if (least !== undefined && least.contribution < 0 && -least.contribution > SMALL_LOSS * total) {
    return compareChartWords.mapLoss(
      least.name,
      formatMoney(-least.contribution, currency),
      formatShare(least.revenue / revenue),
      map.hasNotCosted,
    )
  }
  const most = byContribution.at(-1)
  if (most === undefined || total <= 0) return compareChartWords.mapNone
  return compareChartWords.mapGain(
    most.name,
    formatShare(most.contribution / total),
    formatShare(most.revenue / revenue),
    map.hasNotCosted,
  )
}

/** What is drawn, and of which units where not of all. */
function captionOf(map: MarginMap | undefined, noun: Noun): string {
  if (map === undefined || (map.drawnUnits !== null && map.drawnUnits >= map.allUnits))
    return compareChartWords.mapCaption
  const { drawnUnits, allUnits, hasNotCosted } = map
  return `${compareChartWords.mapCaption} ${compareChartWords.mapBase(drawnUnits, allUnits, noun, hasNotCosted)}`
}

function blockWords(block: MarginBlock, currency: string): string {
  return `${block.name}: ${formatShare(block.margin)} of ${formatMoney(block.revenue, currency)}`
}

function tableOf(map: MarginMap, currency: string, noun: Noun): Omit<ChartTable, 'title'> {
  const sign = currencySign(currency)
  const share = (value: number): string => formatShare(value)
  const whole = (value: number): string => formatNumber(value)
  const { mapUnits, mapRevenue } = compareChartWords
  return {
    columns: [
      { label: compareChartWords.line, kind: 'text' },
      { label: mapUnits(noun, map.hasNotCosted), kind: 'number', show: whole },
      { label: `${mapRevenue(map.hasNotCosted)}, ${sign}`, kind: 'number', show: whole },
      { label: 'Share of it', kind: 'number', show: share },
      { label: 'Contribution, % of it', kind: 'number', show: share },
      { label: `Contribution, ${sign}`, kind: 'number', show: whole },
    ],
    rows: map.blocks.map(({ name, units, revenue, width, margin, contribution }) => [
      ...[name, units, revenue],
      ...[width, margin, contribution],
    ]),
  }
}
