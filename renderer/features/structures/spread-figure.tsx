import { useCallback, useMemo, useRef } from 'react'
import type { ConditionSpread } from '../../../shared/contract/conditions.ts'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import type { ColumnType } from '../../../shared/entities/column.ts'
import { printCondition } from '../../../shared/rules/print-rule.ts'
import type { Condition } from '../../../shared/rules/rule.ts'
import type { RulePath } from '../../../shared/rules/rule-tree.ts'
import { spokenColumn } from '../../../shared/rules/spoken-column.ts'
import { useChartColours } from '../../charts/chart-colours.ts'
import { ChartFrame } from '../../charts/chart-frame.tsx'
import { type AxisKind, DistributionChart } from '../../charts/distribution-chart.tsx'
import { type PictureFormat, svgPicture } from '../../charts/picture.ts'
import { isLineMoving, STILL_MS } from '../../state/line-store.ts'
import { namesOf } from '../../state/rule-scope-of.ts'
import { useQuery } from '../../state/use-query.ts'
import { distributionWords } from '../../strings/distribution.ts'
import { type FigureWords, figureWords } from '../../strings/figure-words.ts'
import { sayCondition, sayLine } from '../../strings/say-condition.ts'
import { thresholdWords } from '../../strings/structures.ts'
import { classNames } from '../../ui/class-names.ts'
import { sentenceCase } from '../../ui/number-word.ts'
import { type Effect, effectOf } from './line-effect.ts'
import { LineKeys } from './line-keys.tsx'
import { useReach } from './live-reach.tsx'
import { NearUnits } from './near-units.tsx'
import { seriesOfSpread, tableOfSpread, tailWords } from './spread-series.ts'
import type { ThresholdFigureProps } from './threshold-figure.tsx'
import { thresholdUses } from './threshold-uses.ts'
import { type LineInHand, useMovedLine } from './use-moved-line.ts'
import { useThrottled } from './use-throttled.ts'

export interface SpreadFigureProps extends ThresholdFigureProps {
  readonly activePath: RulePath
  readonly condition: Condition
  readonly spread: ConditionSpread
  readonly isStale: boolean
  readonly type: ColumnType
}

const TABLE_PX = 260
const AXES: Readonly<Partial<Record<ColumnType, AxisKind>>> = { integer: 'whole', date: 'day' }

/** The spread of a condition's column with the line that can be moved, and below it the units nearest the line. */
export function SpreadFigure(props: SpreadFigureProps) {
  const { workspace, structure, entry, entries, condition, spread, type } = props
  const reach = useReach()
  const colours = useChartColours()
  const drawing = useRef<SVGSVGElement>(null)
  const noun = workspace.frame.unitNoun
  const line = useMovedLine({ ...props, data: spread, isWhole: type !== 'number' })
  const threshold = line?.threshold ?? null
  const figures = useMemo(
    () => figureWords(workspace, condition.column, threshold),
    [workspace, condition.column, threshold],
  )
  const series = useMemo(() => seriesOfSpread(spread, entries, entry.id), [spread, entries, entry.id])
  const effect = effectOf(reach, entry.id, line, workspace.frame.currency)
  const title = useTitle(props, line, figures, effect)
  const caption = captionOf(props, figures, line)
  const name = sayLine(condition.column, threshold)
  const stillTitle = useThrottled(title, STILL_MS, isLineMoving)
  const table = useMemo(
    () => tableOfSpread(spread, entries, structure.defaultPath.name, `${entry.name}: ${stillTitle}`, figures, noun),
    [spread, entries, structure.defaultPath.name, entry.name, stillTitle, figures, noun],
  )
  const picture = useCallback(
    (format: PictureFormat) =>
      drawing.current === null ? Promise.reject(new Error('Not drawn')) : svgPicture(format, drawing.current, colours),
    [colours],
  )
  return (
    <>
      <div className="threshold-figure">
        <ChartFrame
          title={stillTitle}
          liveTitle={title}
          fileName={`${structure.name} ${entry.name} ${spokenColumn(condition.column)}`}
          caption={caption}
          table={table}
          picture={picture}
          height={TABLE_PX}
          className="chart fill"
        >
          <DistributionChart
            edges={spread.edges}
            axis={AXES[type] ?? 'number'}
            scale={spread.scale}
            series={series}
            show={figures.plain}
            label={`${title}. ${caption}`}
            drawingRef={drawing}
            line={
              line === null
                ? null
                : {
                    ...line,
                    label: distributionWords.handle(name),
                    show: figures.alone,
                    was: effect === null ? null : line.was,
                    change: effect === null || effect.units === 0 ? null : distributionWords.change(effect.units, noun),
                    wasWords: distributionWords.was,
                  }
            }
          />
        </ChartFrame>
        {line !== null && <LineKeys line={line} figures={figures} />}
      </div>
      {line !== null && <NearLine {...props} line={line} figures={figures} />}
    </>
  )
}

interface NearLineProps extends SpreadFigureProps {
  readonly line: LineInHand
  readonly figures: FigureWords
}

/** The units nearest the line, which come when the hand is still. */
function NearLine({ line, figures, ...props }: NearLineProps) {
  const { workspace, structure, entry, entries, rule, activePath, condition } = props
  const { value, was, threshold } = line
  const now = useMemo(() => ({ value, was, threshold }), [value, was, threshold])
  const still = useThrottled(now, STILL_MS, isLineMoving)
  return (
    <div className={classNames(now !== still && 'is-behind')}>
      <NearUnits
        {...{ workspace, structure, entry, entries, rule, condition, figures }}
        path={activePath.join()}
        line={still}
      />
    </div>
  )
}

/** What the line changes while it is moved, else how many pass the condition. */
function useTitle(
  { workspace, structure, entry, entries, condition }: SpreadFigureProps,
  line: LineInHand | null,
  figures: FigureWords,
  effect: Effect | null,
): string {
  const noun = workspace.frame.unitNoun
  const { data: passing } = useQuery(
    'grid.count',
    { filter: printCondition(condition), sort: null, within: null },
    { enabled: line?.isInHand !== true },
  )
  if (line !== null && line.was !== null && effect !== null) {
    const name = sayLine(condition.column, line.threshold)
    const nameOf = (id: string): string => entries.find((one) => one.id === id)?.name ?? structure.defaultPath.name
    const facts = { ...effect, entry: entry.name, others: effect.others.map(nameOf) }
    return distributionWords.moved(name, figures.alone(line.value), facts, noun)
  }
  const words = sayCondition(condition, figures, namesOf(workspace))
  if (passing === undefined) return sentenceCase(words)
  const say = condition.kind === 'compare' ? distributionWords.rest : distributionWords.is
  return say(passing.rowCount, words, noun)
}

function captionOf(
  { workspace, condition, spread, type }: SpreadFigureProps,
  figures: FigureWords,
  line: LineInHand | null,
): string {
  const { frame, spine } = workspace
  const column = spokenColumn(condition.column)
  return [
    distributionWords.decided(
      ...([spread.decided, spine?.unitCount ?? 0, column, figures.unit, spread.scale === 'log'] as const),
      frame.unitNoun,
    ),
    tailWords(spread, figures, type),
    distributionWords.missing(spread.missing),
    sharedNote(line, workspace),
    line?.refusal ?? '',
  ]
    .filter((part) => part !== '')
    .join(' ')
}

function sharedNote(line: LineInHand | null, workspace: WorkspaceView): string {
  if (line === null || line.threshold === null) return ''
  const others = (thresholdUses(workspace.structures).get(line.threshold)?.length ?? 1) - 1
  return others > 0 ? thresholdWords.alsoUsed(line.threshold, others) : ''
}
