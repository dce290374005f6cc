import { AppError } from '../../shared/contract/app-error.ts'
import type { OutputOf, ParsedInputOf } from '../../shared/contract/contract.ts'
import type { Agreement, LayerCell, LayerLine, LayersView } from '../../shared/contract/layers.ts'
import { type ClassSums, classSumsOf, NO_UNITS, togetherOf } from '../../shared/economics/class-sums.ts'
import type { MetricId } from '../../shared/economics/metric.ts'
import type { MetricContext } from '../../shared/economics/metric-formula.ts'
import { metricsOf } from '../../shared/economics/metrics-of.ts'
import { adjustedMutualInformation, adjustedRand } from '../domain/statistics/agreement.ts'
import type { SegmentEngine } from '../ports/segment-engine.ts'
import { prepareStructure } from './evaluation.ts'
import { type Line, linesOf } from './lines-of.ts'
import { plannedEconomics } from './planned-economics.ts'
import { structureOf } from './structure-service.ts'
import type { WorkspaceSession } from './workspace-session.ts'

/** Two structures crossed: a primary with its overlay, or one candidate with another. */
export interface LayersService {
  /** Rejects with AppError 'bad-request' for a structure and itself, 'not-available' where the pairs are too many. */
  run(question: ParsedInputOf<'layers.run'>): Promise<LayersView>
  /** Every pair of the structures once. */
  agreement(structureIds: readonly string[]): Promise<OutputOf<'layers.agreement'>>
}

function cellOf(sums: ClassSums, metric: MetricId, context: MetricContext): LayerCell {
  const metrics = metricsOf(sums, context)
  return { units: sums.units, contribution: metrics.contribution, value: metrics[metric] }
}

const shown = ({ index: _index, ...line }: Line): LayerLine => line

function agreementOf(units: Float64Array, rows: number, columns: number): Agreement {
  const counted = { counts: units, rows, columns }
  const rand = adjustedRand(counted)
  return {
    adjustedRand: rand,
    adjustedMutualInformation: adjustedMutualInformation(counted),
    isSameDivision: rand !== null && rand > 1 - 1e-12,
  }
}

export function createLayersService(session: WorkspaceSession, engine: SegmentEngine): LayersService {
  return {
    async run({ rowsId, columnsId, metric, scenarioId }) {
      const workspace = session.loaded()
      const [first, second] = [structureOf(workspace, rowsId), structureOf(workspace, columnsId)]
      if (rowsId === columnsId)
        throw new AppError('bad-request', `“${first.name}” cannot be laid over itself.`, {
          remedy: 'Choose two different options.',
        })
      const { measures, unavailable, frame } = plannedEconomics(workspace, scenarioId)
      const [down, across] = [prepareStructure(first, workspace), prepareStructure(second, workspace)]
      const { units, sums, counts } = await engine.crossTab(down.runnable, across.runnable, measures)
      const ids = measures.map(({ id }) => id)
      const pairs = classSumsOf(ids, units, sums, counts)
      const [rows, columns] = [linesOf(down), linesOf(across)]
      const grid = rows.map((row) =>
        columns.map((column) => pairs[row.index * columns.length + column.index] ?? NO_UNITS),
      )
      const ofRows = grid.map(togetherOf)
      const base = togetherOf(ofRows)
      const context: MetricContext = { frame, base, unavailable }
      const cell = (parts: ClassSums): LayerCell => cellOf(parts, metric, context)
      const broken = [down, across].flatMap(({ entries }, at) =>
        entries.flatMap(({ name, broken: reason }) =>
          reason === null ? [] : [{ name, option: (at === 0 ? first : second).name, reason }],
        ),
      )
      return {
        rows: rows.map(shown),
        columns: columns.map(shown),
        cells: grid.map((row) => row.map(cell)),
        rowTotals: ofRows.map(cell),
        columnTotals: columns.map((_, at) => cell(togetherOf(grid.flatMap((row) => row[at] ?? [])))),
        total: cell(base),
        ...agreementOf(units, rows.length, columns.length),
        broken,
      }
    },
    async agreement(structureIds) {
      const workspace = session.loaded()
      const prepared = [...new Set(structureIds)].map((id) => ({
        id,
        ...prepareStructure(structureOf(workspace, id), workspace),
      }))
      const pairs: OutputOf<'layers.agreement'> = []
      for (const [at, first] of prepared.entries()) {
        for (const second of prepared.slice(at + 1)) {
          const { units } = await engine.crossTab(first.runnable, second.runnable, [])
          const agreement = agreementOf(units, first.entries.length, second.entries.length)
          pairs.push({ firstId: first.id, secondId: second.id, ...agreement })
        }
      }
      return pairs
    },
  }
}
