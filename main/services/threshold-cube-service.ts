import type { Bytes, ParsedInputOf } from '../../shared/contract/contract.ts'
import type { LineMoves } from '../../shared/contract/threshold-cube.ts'
import { encodeCube } from '../columns/encode-cube.ts'
import type { RunEntry } from '../domain/structures/run-plan.ts'
import type { LineChange, SegmentEngine } from '../ports/segment-engine.ts'
import { arrowBytes } from './bytes-of.ts'
import { cubeOf, movingStructure } from './moving-structure.ts'
import { plannedEconomics } from './planned-economics.ts'
import { countsOf } from './reach-service.ts'
import type { LoadedWorkspace } from './workspace-session.ts'

/** What a threshold that moves does to the figures of an option, for every step that it may stand on. */
export interface ThresholdCubeService {
  cube(input: ParsedInputOf<'thresholds.cube'>): Promise<Bytes>
  moves(input: ParsedInputOf<'thresholds.moves'>): Promise<LineMoves>
}

export function createThresholdCubeService(
  session: { loaded(): Pick<LoadedWorkspace, 'document' | 'scope'> },
  engine: SegmentEngine,
): ThresholdCubeService {
  return {
    async cube({ scenarioId, ...input }) {
      const workspace = session.loaded()
      const prepared = movingStructure(workspace, input)
      const { entries } = prepared
      const { measures, unavailable, frame } = plannedEconomics(workspace, scenarioId)
      const cube = await cubeOf(engine, prepared, measures)
      const facts = {
        structureId: input.structureId,
        entryIds: entries.map(({ entryId }) => entryId),
        measureIds: measures.map(({ id }) => id),
        unavailable: { ...unavailable },
        costOfCapital: frame.costOfCapital,
      }
      return arrowBytes(encodeCube(cube, facts))
    },
    async moves(input) {
      const { entries, runnable, moving } = movingStructure(session.loaded(), input)
      const [evaluation, changes] = await Promise.all([
        engine.evaluate(moving?.before ?? runnable, []),
        moving === null ? [] : engine.moves(moving),
      ])
      return {
        structureId: input.structureId,
        entries: [...countsOf({ entries, evaluation })],
        overlappingUnits: evaluation.overlappingUnits,
        changes: changes.map((change) => changeOf(change, entries)),
      }
    },
  }
}

function changeOf({ kind, rule, by, steps }: LineChange, entries: readonly RunEntry[]): LineMoves['changes'][number] {
  const idOf = (index: number): string => entries[index]?.entryId ?? 'default'
  return {
    kind,
    entryId: kind === 'overlappingUnits' ? null : idOf(rule),
    by: typeof by === 'number' ? idOf(by) : by,
    steps: [...steps],
  }
}
