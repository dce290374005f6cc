import { type CSSProperties, useEffect, useRef } from 'react'
import type { ComparedStructure, ComparisonView } from '../../../shared/contract/comparison.ts'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import { figureOf, intervalOf } from '../../charts/figure-of.ts'
import { HatchPattern } from '../../charts/hatch-pattern.tsx'
import { sparkRange } from '../../charts/sparkbar.tsx'
import { compareWords } from '../../strings/compare.ts'
import { Button } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { moneyUnits } from './board-rows.ts'
import { useBoardView, useShownScenario } from './board-view.ts'
import { MarginMapBand } from './margin-map-band.tsx'
import { boardColumnWidth, type ColumnId, type MeasureColumn } from './measure-column.ts'
import { focusRow, moveByKey } from './move-by-key.ts'
import { OptionHead } from './option-head.tsx'
import { OptionTable } from './option-table.tsx'
import type { ShownOption } from './shown-options.ts'
import { SizeMarginBand } from './size-margin-band.tsx'
import { StillBands } from './still/still-bands.tsx'
import { StripsBand } from './strips-band.tsx'
import { useBoardColumns } from './use-board-columns.ts'
import { useHeadsHeight } from './use-heads-height.ts'

export interface ComparedOption {
  readonly option: ShownOption
  readonly structure: ComparedStructure
}

interface CompareBoardProps {
  readonly workspace: WorkspaceView
  readonly options: readonly ShownOption[]
  readonly comparison: ComparisonView
  /** The same options as things are, where a scenario is shown; null else. */
  readonly base: ComparisonView | null
  readonly isStale: boolean
}

/** The options side by side: heads that stay, tables on one scale, charts below. */
export function CompareBoard({ workspace, options, comparison, base, isStale }: CompareBoardProps) {
  const shown = useBoardColumns(comparison, options.length)
  const scenarioId = useShownScenario(workspace.scenarios)?.id ?? null
  const { columns, isRoomy, hidden } = shown
  const { currency, unitNoun: noun, minimumHistoryMonths } = workspace.frame
  const compared = pairs(options, comparison)
  const structures = compared.map(({ structure }) => structure)
  const units = moneyUnits(structures, columns, currency)
  const pool = sparkRange(
    structures.flatMap(({ rows }) =>
      rows.flatMap((row) => (row.kind === 'total' ? [] : (figureOf(row, 'contribution') ?? []))),
    ),
  )
  const lines = Math.max(...structures.map(({ rows }) => rows.length))
  const style = { '--n': compared.length, '--column-min': `${boardColumnWidth(shown)}px` } as CSSProperties
  const hasIntervals = structures.some(({ rows }) =>
    rows.some((row) => columns.some(({ metric }) => intervalOf(row, metric) !== null)),
  )
  const isFixed = compared.length > 3
  const board = useRef<HTMLDivElement>(null)
  useEffect(() => returnToLine(board.current), [])
  useHeadsHeight(board)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys move between the rows inside
    <div ref={board} className={classNames('scroll board-scroll', isStale && 'is-stale')} onKeyDown={moveByKey}>
      <HatchPattern />
      <div className={classNames('board', isFixed && 'fixed-first', hasIntervals && 'has-intervals')} style={style}>
        <div className="across heads">
          {compared.map(({ option, structure }) => (
            <OptionHead
              key={option.structureId}
              option={option}
              structure={structure}
              options={options}
              all={structures}
              unavailable={comparison.unavailable.contributionPerUnitYear}
            />
          ))}
        </div>
        <div className="across">
          {compared.map((pair, place) => (
            <OptionTable
              key={pair.option.structureId}
              {...pair}
              base={base?.structures.find(({ structureId }) => structureId === pair.option.structureId) ?? null}
              place={place}
              {...{ columns, isRoomy, units, pool, lines, noun, currency, minimumHistoryMonths }}
            />
          ))}
        </div>
        <p className="caption board-note">
          {compareWords.note({
            noun,
            hasIntervals: hasIntervals && base === null,
            hasNotCosted: structures.some(({ rows }) => rows.some(({ notCosted }) => (notCosted?.units ?? 0) > 0)),
            unavailable: Object.keys(comparison.unavailable).length,
          })}{' '}
          {hidden.length > 0 && (
            <>
              {compareWords.hidden(hidden.length)}{' '}
              <Button kind="link" onPress={() => showAll(columns, hidden)}>
                {compareWords.showHidden}
              </Button>
            </>
          )}
        </p>
        <MarginMapBand compared={compared} currency={currency} noun={noun} />
        <SizeMarginBand compared={compared} currency={currency} noun={noun} />
        <StripsBand compared={compared} noun={noun} />
        <StillBands {...{ compared, scenarioId, currency, noun }} />
      </div>
    </div>
  )
}

/** Adds the columns that have no room; the board then scrolls sideways. */
function showAll(columns: readonly MeasureColumn[], hidden: readonly ColumnId[]): void {
  useBoardView.setState({ columns: [...columns.map(({ id }) => id), ...hidden] })
}

/** Back from a line's units or rule, the line has the focus again. */
function returnToLine(board: HTMLElement | null): void {
  const { left } = useBoardView.getState()
  useBoardView.setState({ left: null })
  if (board === null || left === null) return
  const row = [...board.querySelectorAll<HTMLElement>('[data-entry]')].find(
    ({ dataset }) => dataset.structure === left.structureId && dataset.entry === left.entryId,
  )
  if (row !== undefined) focusRow(board, row)
}

function pairs(options: readonly ShownOption[], comparison: ComparisonView): readonly ComparedOption[] {
  return options.flatMap((option) => {
    const structure = comparison.structures.find(({ structureId }) => structureId === option.structureId)
    return structure === undefined ? [] : [{ option, structure }]
  })
}
