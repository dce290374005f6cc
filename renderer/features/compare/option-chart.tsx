import { useRef } from 'react'
import { useChartColours } from '../../charts/chart-colours.ts'
import { ChartFrame } from '../../charts/chart-frame.tsx'
import type { ChartTable } from '../../charts/chart-table.ts'
import type { Paint } from '../../charts/paint.ts'
import { type PictureFormat, plotlyPicture } from '../../charts/picture.ts'
import { type MakeFigure, PlotlyChart } from '../../charts/plotly-chart.tsx'
import { useWorkspace } from '../../state/workspace-store.ts'
import { compareChartWords } from '../../strings/compare-charts.ts'
import { scenarioWords } from '../../strings/scenario.ts'
import { formatUnits } from '../../ui/format-number.ts'
import { formatDay } from '../../ui/format-time.ts'
import { useShownScenario } from './board-view.ts'

export interface OptionChartProps {
  /** Of the option: before the title in files and for screen readers. */
  readonly name: string
  /** What is drawn, in a word or two: files are named by it. */
  readonly kind: string
  /** The finding. */
  readonly title: string
  /** What is drawn and in which units; on screen it stands once for all options. */
  readonly caption: string
  /** What this drawing leaves out or cuts; empty where it shows all. */
  readonly note?: string
  /** The data behind the chart without its title. */
  readonly table: Omit<ChartTable, 'title' | 'groups'>
  /** Units of the lines that are drawn, so that none too small leaves in a file. */
  readonly groups: readonly number[]
  /** The lines that are drawn, for the legend of a picture. */
  readonly parts: readonly { readonly name: string; readonly paint: Paint }[]
  readonly figure: MakeFigure
  /** In px. */
  readonly height: number
}

/** One option's chart of a band: drawn by Plotly, with its table and its pictures. Keep `figure` stable. */
export function OptionChart(props: OptionChartProps) {
  const { name, kind, title, caption, note = '', table, groups, parts, figure, height } = props
  const colours = useChartColours()
  const plotRef = useRef<HTMLDivElement>(null)
  const fullTitle = `${name}: ${title}`
  const drawn = [caption, note].filter((part) => part !== '').join(' ')
  const source = useSource()
  const words = { title: fullTitle, caption: [drawn, source].filter((part) => part !== '').join(' ') }
  const picture = (format: PictureFormat) => plotlyPicture(format, figure, colours, height, words, parts)
  return (
    <ChartFrame
      heading="h3"
      title={title}
      fileName={`${name} ${kind}`}
      caption={note}
      table={{ ...table, groups, title: fullTitle }}
      picture={picture}
      height={height}
    >
      <PlotlyChart figure={figure} height={height} plotRef={plotRef} label={`${name}. ${title}. ${drawn}`} />
    </ChartFrame>
  )
}

/** Of what and of which day a picture is: on screen the frame says it. */
function useSource(): string {
  const workspace = useWorkspace((state) => state.workspace)
  const scenario = useShownScenario(workspace?.scenarios ?? [])
  if (workspace === null || workspace.spine === null) return ''
  const { title, unitNoun, asOf } = workspace.frame
  const source = compareChartWords.source(title, formatUnits(workspace.spine.unitCount, unitNoun), formatDay(asOf))
  return scenario === null ? source : `${source} ${scenarioWords.inScenario(scenario.name)}.`
}
