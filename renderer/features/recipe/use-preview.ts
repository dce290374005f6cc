import { useEffect, useState } from 'react'
import type { AppError } from '../../../shared/contract/app-error.ts'
import { type StepPreview, stepPreview } from '../../../shared/contract/recipe.ts'
import { call } from '../../api/call.ts'
import { cancelJob, jobResult } from '../../state/jobs-store.ts'
import { asAppError } from '../../state/notice-store.ts'
import { useRecipePlace } from '../../state/recipe-place-store.ts'
import { noteLastDays } from '../../state/source-days-store.ts'
import { commandsAnswered, useWorkspace } from '../../state/workspace-store.ts'

export interface Preview {
  readonly rows: StepPreview | null
  readonly error: AppError | null
  readonly isBusy: boolean
}

const ROWS = 100
/** One who walks through the steps by keys does not start the work of each. */
const PAUSE_MS = 250
const NOTHING: Preview = { rows: null, error: null, isBusy: false }

/**
 * The first rows after a step (null: the source before its steps, or the base); the last ones stay until new ones come.
 * A build is not kept waiting: looking is given up for it, and begun again once it has ended.
 */
export function usePreview(sourceId: string | null, stepId: string | null, isPossible: boolean): Preview {
  const revision = useWorkspace(({ workspace }) => workspace?.revision ?? 0)
  const isBuilding = useRecipePlace(({ buildJobId }) => buildJobId !== null)
  const [preview, setPreview] = useState<Preview>(NOTHING)
  // biome-ignore lint/correctness/useExhaustiveDependencies: every revision may have changed the step
  useEffect(() => {
    if (!isPossible) {
      setPreview(NOTHING)
      return
    }
    if (isBuilding) {
      setPreview((last) => ({ ...last, isBusy: false }))
      return
    }
    let jobId: string | null = null
    let isOver = false
    const opening = useWorkspace.getState().workspace?.id ?? null
    setPreview(({ rows }) => ({ rows, error: null, isBusy: true }))
    const run = async (): Promise<void> => {
      await commandsAnswered()
      if (isOver) return
      try {
        ;({ jobId } = await call('recipe.preview', { sourceId, stepId, rows: ROWS }))
        if (isOver) return await cancelJob(jobId)
        const rows = stepPreview.parse(await jobResult(jobId))
        if (opening !== null) noteLastDays(opening, rows.lastDays)
        if (!isOver) setPreview({ rows, error: null, isBusy: false })
      } catch (error) {
        if (!isOver) setPreview({ rows: null, error: asAppError(error), isBusy: false })
      } finally {
        jobId = null
      }
    }
    const pause = setTimeout(() => void run(), PAUSE_MS)
    return () => {
      isOver = true
      clearTimeout(pause)
      if (jobId !== null) void cancelJob(jobId)
    }
  }, [sourceId, stepId, isPossible, isBuilding, revision])
  return preview
}
