import { AppError } from '../../shared/contract/app-error.ts'
import type { AlikeView } from '../../shared/contract/serving.ts'
import { alikeLineOf, type BandSums, together } from '../../shared/economics/alike.ts'
import { MOST_BANDS } from '../../shared/economics/alike-columns.ts'
import { type ClassSums, classSumsOf, NO_UNITS, togetherOf } from '../../shared/economics/class-sums.ts'
import { get } from '../../shared/economics/metric-formula.ts'
import { metricsOf } from '../../shared/economics/metrics-of.ts'
import { columnIndexOf } from '../columns/column-view.ts'
import { dictionaryTexts } from '../columns/dictionary.ts'
import { columnBands } from '../domain/structures/column-bands.ts'
import type { SegmentEngine } from '../ports/segment-engine.ts'
import { prepareStructure } from './evaluation.ts'
import { plannedEconomics } from './planned-economics.ts'
import { structureOf } from './structure-service.ts'
import type { LoadedWorkspace, WorkspaceSession } from './workspace-session.ts'

/** What segments earn among customers that are alike in a column. */
export interface AlikeService {
  /** Rejects with AppError 'not-available' where the column does not part customers into few bands. */
  run(structureId: string, column: string, scenarioId: string | null): Promise<AlikeView>
}

function bandsOf({ spine, table, scope }: LoadedWorkspace, name: string) {
  const refusal = scope.refused?.get(name)
  if (refusal !== undefined) throw new AppError('not-available', refusal.why, { remedy: refusal.mend })
  const column = spine.columns.find((one) => one.name === name)
  if (column === undefined) throw new AppError('not-found', `There is no column “${name}”.`)
  const stored = table.columns[columnIndexOf(table, name)]
  const bands = columnBands(column, stored?.dictionary ? dictionaryTexts(stored.dictionary) : [])
  if (bands.length < 2)
    throw new AppError('not-available', `“${name}” does not part customers into few groups.`, {
      remedy: `Choose a column with two to ${MOST_BANDS} values, or one with numbers that differ.`,
    })
  return bands
}

/** Money only of units whose active years are known, as in contribution per active year on the board. */
const bandSums = (sums: ClassSums, hasMoney: boolean): BandSums => ({
  units: sums.units,
  contribution: hasMoney ? get(sums, 'timedContribution').sum : 0,
  years: hasMoney ? get(sums, 'costedYears').sum : 0,
})

export function createAlikeService(session: WorkspaceSession, engine: SegmentEngine): AlikeService {
  return {
    async run(structureId, column, scenarioId) {
      const workspace = session.loaded()
      const { document, scope } = workspace
      const bands = bandsOf(workspace, column)
      const { measures, unavailable, frame } = plannedEconomics(workspace, scenarioId)
      const { entries, runnable } = prepareStructure(structureOf(workspace, structureId), workspace)
      const parted = {
        rules: bands.map(({ rule }, index) => ({ id: `band ${index}`, rule })),
        thresholds: scope.thresholds,
        asOf: document.frame.asOf,
      }
      const { units, sums, counts } = await engine.crossTab(runnable, parted, measures)
      const cells = classSumsOf(
        measures.map(({ id }) => id),
        units,
        sums,
        counts,
      )
      const width = bands.length + 1
      const whole = togetherOf(cells)
      const { contribution } = metricsOf(whole, { frame, base: whole, unavailable })
      const hasMoney = contribution.kind === 'value'
      const grid = entries.map((_, line) =>
        Array.from({ length: width }, (__, band) => bandSums(cells[line * width + band] ?? NO_UNITS, hasMoney)),
      )
      const base = bands.map((_, band) => together(grid.flatMap((row) => row[band] ?? [])))
      return {
        bands: bands.map(({ name }) => name),
        lines: entries.map(({ entryId }, index) => {
          const row = grid[index] ?? []
          return alikeLineOf(entryId, together(row).units, row.slice(0, bands.length), base)
        }),
      }
    },
  }
}
