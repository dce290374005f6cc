import { AppError } from '../../shared/contract/app-error.ts'
import type { ParsedInputOf } from '../../shared/contract/contract.ts'
import type { Measure } from '../../shared/economics/measure.ts'
import type { ThresholdCube } from '../../shared/economics/threshold-cube.ts'
import { setDraft } from '../domain/structures/edit-structure.ts'
import { type LineStates, movingRules, type Unfollowed } from '../domain/structures/moving-line.ts'
import { sameRefusals } from '../domain/structures/same-refusals.ts'
import type { Evaluation, MovingLine, RunnableStructure, SegmentEngine } from '../ports/segment-engine.ts'
import { type PreparedStructure, prepareStructure } from './evaluation.ts'
import { draftOf, structureOf } from './structure-service.ts'
import type { LoadedWorkspace } from './workspace-session.ts'

const UNFOLLOWED: Readonly<Record<Unfollowed | 'refused', string>> = {
  columns: 'It is compared with several columns.',
  condition: 'It stands in a condition that it does not part in two.',
  refused: 'On some of its values a range that it bounds would end before it begins.',
}

function unfollowed(why: Unfollowed | 'refused'): AppError {
  return new AppError('not-available', `The threshold cannot be followed by hand. ${UNFOLLOWED[why]}`, {
    remedy: 'Let it go to see the figures.',
  })
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

/** A structure as it runs, and the line in it; `moving` is null where no rule of it names the line. */
export interface MovingStructure extends PreparedStructure {
  readonly moving: MovingLine | null
}

/** A structure with a line that stands on some steps. Throws AppError 'not-available' where it cannot be followed. */
export function movingStructure(
  workspace: Pick<LoadedWorkspace, 'document' | 'scope'>,
  { structureId, line, draft, steps }: ParsedInputOf<'thresholds.moves'>,
): MovingStructure {
  const kept = structureOf(workspace, structureId)
  const structure = draft ? setDraft(kept, draft.entryId, draftOf(draft.text, workspace.scope)) : kept
  const { entries, runnable } = prepareStructure(structure, workspace)
  const ends = [steps[0] ?? 0, steps.at(-1) ?? 0] as const
  const found = movingRules(runnable.rules, line, ends, runnable.asOf)
  if (found.kind === 'unfollowed') throw unfollowed(found.why)
  const isSteady = line.kind !== 'threshold' || steps.every(sameRefusals(structure, workspace.scope, line.name))
  if (!isSteady) throw unfollowed('refused')
  return { entries, runnable, moving: found.kind === 'still' ? null : movingLine(runnable, found.states, steps) }
}

/** What its classes sum up to with the line on each step. */
export async function cubeOf(
  engine: Pick<SegmentEngine, 'cube' | 'evaluate'>,
  { runnable, moving }: MovingStructure,
  measures: readonly Measure[],
): Promise<ThresholdCube> {
  if (moving !== null) return engine.cube(moving, measures)
  return stillCube(await engine.evaluate(runnable, measures), measures.length)
}
