import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { AppError } from '../../shared/contract/app-error.ts'
import type { InputOf } from '../../shared/contract/contract.ts'
import type { WorkspaceView } from '../../shared/contract/workspaces.ts'
import { type ClassSums, togetherOf } from '../../shared/economics/class-sums.ts'
import type { MetricContext } from '../../shared/economics/metric-formula.ts'
import { type CubeAnswer, callCube } from '../api/call-cube.ts'
import { type ReachedLine, useLine } from './line-store.ts'
import { type Answer, queryCache as cache, UNASKED } from './query-cache.ts'
import { useWorkspace } from './workspace-store.ts'

/** The figures of an option while a line is held on one of its steps. */
export interface LineFigures {
  /** Exclusions, segments, 'default' last. */
  readonly entryIds: readonly string[]
  /** One per entry. */
  readonly classes: readonly ClassSums[]
  /** What metrics of a class need besides its sums: metricsOf(classes[i], context). */
  readonly context: MetricContext
}

/**
 * The figures of an option that follow the line in the hand; null while no line is held, while what its steps do is not
 * worked out yet, and where it cannot be (those figures come when the hand is still). Working out begins when the hand
 * reaches for the line.
 */
export function useLineFigures(structureId: string, scenarioId: string | null = null): LineFigures | null {
  const workspace = useWorkspace((state) => state.workspace)
  const step = useLine((state) => state.step)
  const question = useLineQuestion(structureId)
  const { data: cube } = useCube(question === null ? null : { ...question, scenarioId }, workspace)
  return useMemo(
    () => (cube === undefined || step === null || workspace === null ? null : figuresOf(cube, step, workspace)),
    [cube, step, workspace],
  )
}

/** Why the line that the hand is at cannot be followed in an option; null where it can, or while that is not known. */
export function useLineRefusal(structureId: string): AppError | null {
  const workspace = useWorkspace((state) => state.workspace)
  const question = useLineQuestion(structureId)
  return useCube(question === null ? null : { ...question, scenarioId: null }, workspace).error ?? null
}

type Question = InputOf<'thresholds.moves'>

/** What to ask about an option for the line that the hand is at; null where there is none in it. */
export function useLineQuestion(structureId: string): Question | null {
  const reached = useLine((state) => state.reached)
  return useMemo(() => questionOf(reached, structureId), [reached, structureId])
}

function questionOf(reached: ReachedLine | null, structureId: string): Question | null {
  if (reached === null) return null
  const { line, draft, steps, structureId: own } = reached
  if (line.kind === 'condition' && own !== structureId) return null
  const isOwn = draft !== null && own === structureId
  return { structureId, line, steps: [...steps], ...(isOwn ? { draft } : {}) }
}

function useCube(question: InputOf<'thresholds.cube'> | null, workspace: WorkspaceView | null): Answer<CubeAnswer> {
  const asked = question === null ? null : JSON.stringify(question)
  const key = `thresholds.cube ${asked} ${workspace?.id} ${workspace?.revision}`
  const subscribe = useCallback(
    (listener: () => void) =>
      asked === null
        ? () => undefined
        : cache.subscribe(key, (signal) => callCube(JSON.parse(asked), { signal }), listener),
    [asked, key],
  )
  const answer = useSyncExternalStore(subscribe, () => (asked === null ? UNASKED : cache.read(key)))
  return answer as Answer<CubeAnswer>
}

function figuresOf(cube: CubeAnswer, step: number, { frame }: WorkspaceView): LineFigures {
  const { entryIds, costOfCapital, unavailable } = cube
  const classes = cube.classes(step)
  const base = togetherOf(classes)
  return { entryIds, classes, context: { frame: { ...frame, costOfCapital }, base, unavailable } }
}
