import { useMemo, useRef } from 'react'
import type { OutputOf } from '../../../shared/contract/contract.ts'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import type { Structure } from '../../../shared/entities/structure.ts'
import { printCondition } from '../../../shared/rules/print-rule.ts'
import type { Condition, Rule } from '../../../shared/rules/rule.ts'
import { useChartColours } from '../../charts/chart-colours.ts'
import { ChartFrame } from '../../charts/chart-frame.tsx'
import type { ChartTable } from '../../charts/chart-table.ts'
import { DistributionChart, type DistributionSeries } from '../../charts/distribution-chart.tsx'
import { svgPicture } from '../../charts/picture.ts'
import { useQuery } from '../../state/use-query.ts'
import { distributionWords, type Noun, thresholdWords } from '../../strings/structures.ts'
import { formatCell, formatNumber } from '../../ui/format-number.ts'
import { formatDay } from '../../ui/format-time.ts'
import { Kbd } from '../../ui/kbd.tsx'
import type { Entry } from './entry.ts'
import { type RulePath, ruleAt } from './rule-tree.ts'
import { thresholdUses } from './threshold-uses.ts'
import type { LiveReach } from './use-live-reach.ts'
import { type LineInHand, useMovedLine } from './use-moved-line.ts'
import type { RuleEdit } from './use-rule-draft.ts'

export type Distribution = OutputOf<'grid.distribution'>

export interface ThresholdFigureProps {
  readonly workspace: WorkspaceView
  readonly structure: Structure
  readonly entry: Entry
  readonly entries: readonly Entry[]
  readonly edit: RuleEdit
  readonly rule: Rule
  readonly reach: LiveReach
  readonly activePath: RulePath | null
  /** Counts a rule without keeping it: the text, or null for the end of the preview. */
  readonly onPreview: (text: string | null) => void
}

const BINS = 58

/** How the column of the condition at hand is spread, and its line to move. */
export function ThresholdFigure(props: ThresholdFigureProps) {
  const { workspace, structure, rule, activePath } = props
  const part = activePath === null ? null : ruleAt(rule, activePath)
  const condition = part === null || part.kind === 'all' || part.kind === 'any' || part.kind === 'not' ? null : part
  const column = workspace.spine?.columns.find(({ name }) => name === condition?.column)
  const isSpread = column !== undefined && column.type !== 'text' && column.type !== 'boolean'
  const { data } = useQuery(
    'grid.distribution',
    { column: column?.name ?? '', structureId: structure.id, bins: BINS },
    { enabled: isSpread },
  )
  if (condition === null || !isSpread) return <p className="caption figure-none">{distributionWords.none}</p>
  if (data === undefined || data.edges.length < 2) return null
  return (
    <SpreadFigure
      // The line in the hand belongs to one condition.
      key={`${activePath?.join()} ${condition.column}`}
      {...props}
      condition={condition}
      data={data}
      isDate={column.type === 'date'}
      isWhole={column.type === 'integer'}
    />
  )
}

interface SpreadFigureProps extends ThresholdFigureProps {
  readonly condition: Condition
  readonly data: Distribution
  readonly isDate: boolean
  readonly isWhole: boolean
}

const TABLE_PX = 260

function SpreadFigure(props: SpreadFigureProps) {
  const { workspace, entry, entries, reach, condition, data, isDate } = props
  const colours = useChartColours()
  const drawing = useRef<SVGSVGElement>(null)
  const noun = workspace.frame.unitNoun
  const show = isDate ? formatDay : formatCell
  const line = useMovedLine(props)
  const series = useMemo(() => seriesOf(data, entries, entry.id), [data, entries, entry.id])
  const own = (counts: LiveReach['now']) => counts?.entries.find(({ entryId }) => entryId === entry.id)
  const [now, was] = [own(reach.now), own(reach.was)]
  const isMoved = line !== null && line.was !== null && line.was !== line.value
  const change = isMoved && now && was ? now.units - was.units : null
  const filter = printCondition(condition)
  const { data: passing } = useQuery('grid.count', { filter, sort: null, within: null })
  const title =
    isMoved && change !== null && line.was !== null
      ? distributionWords.moved(line.value > line.was, condition.column, show(line.value), change, noun)
      : passing === undefined
        ? filter
        : distributionWords.rest(passing.rowCount, filter, noun)
  const caption = distributionWords.caption(condition.column, data.scale === 'log', data.missing, noun)
  return (
    <div className="threshold-figure">
      <ChartFrame
        title={title}
        caption={[caption, sharedNote(line, workspace)].join(' ')}
        table={tableOf(data, entries, props.structure, `${entry.name}: ${title}`, show, noun)}
        picture={(format) =>
          drawing.current === null
            ? Promise.reject(new Error('Not drawn'))
            : svgPicture(format, drawing.current, colours)
        }
        height={TABLE_PX}
        className="chart fill"
      >
        <DistributionChart
          edges={data.edges}
          scale={data.scale}
          series={series}
          show={show}
          label={`${title}. ${caption}`}
          drawingRef={drawing}
          line={
            line === null
              ? null
              : {
                  ...line,
                  label: distributionWords.handle(condition.column),
                  was: isMoved ? line.was : null,
                  change: change === null || change === 0 ? null : distributionWords.change(change, noun),
                  wasWords: distributionWords.was,
                }
          }
        />
      </ChartFrame>
      {line !== null && <LineKeys line={line} show={show} />}
    </div>
  )
}

function LineKeys({ line, show }: { readonly line: LineInHand; readonly show: (value: number) => string }) {
  return (
    <div className="line-keys caption">
      <span>
        <Kbd keys="←" /> <Kbd keys="→" /> {distributionWords.oneStep}
      </span>
      <span>
        <Kbd keys="Shift" /> {distributionWords.tenSteps}
      </span>
      <span>
        <Kbd keys="Enter" /> {distributionWords.keep}
      </span>
      {line.isInHand && line.was !== null && (
        <span>
          <Kbd keys="Esc" /> {distributionWords.back(show(line.was))}
        </span>
      )}
      <span className="spring" />
      <span className="wide">{distributionWords.steps(formatNumber(line.step, line.step < 1 ? 2 : 0))}</span>
    </div>
  )
}

function sharedNote(line: LineInHand | null, workspace: WorkspaceView): string {
  if (line === null || line.threshold === null) return ''
  const others = (thresholdUses(workspace.structures).get(line.threshold) ?? 1) - 1
  return others > 0 ? thresholdWords.alsoUsed(line.threshold, others) : ''
}

function seriesOf(data: Distribution, entries: readonly Entry[], ownId: string): readonly DistributionSeries[] {
  const series = data.entryIds.map((id, index) => ({
    id,
    paint: entries.find((entry) => entry.id === id)?.paint ?? ('default' as const),
    counts: data.counts[index] ?? [],
    isFull: id === ownId,
  }))
  // The one in question stands on the zero line, where its shape can be read; the others keep the option's order.
  return [...series.filter(({ isFull }) => isFull), ...series.filter(({ isFull }) => !isFull)]
}

function tableOf(
  data: Distribution,
  entries: readonly Entry[],
  structure: Structure,
  title: string,
  show: (value: number) => string,
  noun: Noun,
): ChartTable {
  const nameOf = (id: string): string => entries.find((entry) => entry.id === id)?.name ?? structure.defaultPath.name
  return {
    title,
    columns: [
      { label: distributionWords.from, kind: 'number', show },
      { label: distributionWords.to, kind: 'number', show },
      ...data.entryIds.map((id) => ({ label: `${nameOf(id)}, ${noun.plural}`, kind: 'number' as const })),
    ],
    rows: data.edges
      .slice(0, -1)
      .map((edge, bin) => [edge, data.edges[bin + 1] ?? edge, ...data.counts.map((counts) => counts[bin] ?? 0)]),
  }
}
