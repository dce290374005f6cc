import { AppError } from '../../shared/contract/app-error.ts'
import type { Bytes, ParsedInputOf } from '../../shared/contract/contract.ts'
import type { LineMoves } from '../../shared/contract/threshold-cube.ts'
import type { ThresholdCube } from '../../shared/economics/threshold-cube.ts'
import { encodeCube } from '../columns/encode-cube.ts'
import { setDraft } from '../domain/structures/edit-structure.ts'
import { type LineStates, movingRules, type Unfollowed } from '../domain/structures/moving-line.ts'
import type { RunEntry } from '../domain/structures/run-plan.ts'
import type { Evaluation, LineChange, MovingLine, RunnableStructure, SegmentEngine } from '../ports/segment-engine.ts'
import { arrowBytes } from './bytes-of.ts'
import { prepareStructure } from './evaluation.ts'
import { plannedEconomics } from './planned-economics.ts'
import { countsOf } from './reach-service.ts'
import { draftOf, structureOf } from './structure-service.ts'
import type { LoadedWorkspace } from './workspace-session.ts'

/** What a threshold that moves does to the figures of an option, for every step that it may stand on. */
export interface ThresholdCubeService {
  cube(input: ParsedInputOf<'thresholds.cube'>): Promise<Bytes>
  moves(input: ParsedInputOf<'thresholds.moves'>): Promise<LineMoves>
}

const UNFOLLOWED: Readonly<Record<Unfollowed, string>> = {
  columns: 'It is compared with several columns.',
  condition: 'It stands in a condition that it does not part in two.',
}

/** Puts rules into a structure; lists that are one stay one. */
function movingLine(structure: RunnableStructure, states: LineStates, steps: readonly number[]): MovingLine {
  const before = { ...structure, rules: states.before }
  const after = { ...structure, rules: states.after }
  const { column, at } = states
  return {
    ...{ column, steps, before, after },
    at: at === states.before ? before : at === states.after ? after : { ...structure, rules: at },
  }
}

/** A cube of units that no line moves. */
function stillCube({ units, sums, counts }: Evaluation, measureCount: number): ThresholdCube {
  const classes = [...units.keys()]
  const perMeasure = (values: Float64Array): readonly number[][] =>
    Array.from({ length: measureCount }, (_, measure) =>
      classes.map((own) => values[own * measureCount + measure] ?? 0),
    )
  return {
    ...{ step: classes.map(() => 0), before: classes, at: classes, after: classes, units },
    ...{ sums: perMeasure(sums), counts: perMeasure(counts) },
  }
}

export function createThresholdCubeService(
  session: { loaded(): Pick<LoadedWorkspace, 'document' | 'scope'> },
  engine: SegmentEngine,
): ThresholdCubeService {
  /** The structure as it runs, and the line in it; null where no rule of it names the line. */
  function prepare({ structureId, line, draft, steps }: ParsedInputOf<'thresholds.moves'>) {
    const workspace = session.loaded()
    const kept = structureOf(workspace, structureId)
    const structure = draft ? setDraft(kept, draft.entryId, draftOf(draft.text, workspace.scope)) : kept
    const { entries, runnable } = prepareStructure(structure, workspace)
    const ends = [steps[0] ?? 0, steps.at(-1) ?? 0] as const
    const found = movingRules(runnable.rules, line, ends, runnable.asOf)
    if (found.kind === 'unfollowed') {
      throw new AppError('not-available', `The threshold cannot be followed by hand. ${UNFOLLOWED[found.why]}`, {
        remedy: 'Let it go to see the figures.',
      })
    }
    const moving = found.kind === 'still' ? null : movingLine(runnable, found.states, steps)
    return { workspace, entries, runnable, moving }
  }

  return {
    async cube({ scenarioId, ...input }) {
      const { workspace, entries, runnable, moving } = prepare(input)
      const { measures, unavailable, frame } = plannedEconomics(workspace, scenarioId)
      const cube =
        moving === null
          ? stillCube(await engine.evaluate(runnable, measures), measures.length)
          : await engine.cube(moving, measures)
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
      const { entries, runnable, moving } = prepare(input)
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
