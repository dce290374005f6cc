import { create } from 'zustand'
import { type UnseenCheck, unseenCheck } from '../../shared/contract/learning.ts'
import { call } from '../api/call.ts'
import { jobResult } from './jobs-store.ts'
import { reportError } from './notice-store.ts'
import { commandsAnswered, refreshWorkspace } from './workspace-store.ts'

interface UnseenStore {
  /** As the person called themselves last, for the next dialog. */
  readonly by: string
  readonly jobId: string | null
  /** What the last look found, of which opening of a workspace; gone with the window. */
  readonly found: { readonly openingId: string; readonly option: string; readonly check: UnseenCheck } | null
}

/** Work on the customers that nothing is learned from. */
export const useUnseen = create<UnseenStore>()(() => ({ by: '', jobId: null, found: null }))

/** Draws and locks them; a failure is shown. */
export async function lockUnseen(drawnBy: string, by: string): Promise<void> {
  useUnseen.setState({ by, found: null })
  await working(() => call('learning.lock', { drawnBy, by }))
}

/** Looks at an option on them, which is noted; a failure is shown. */
export async function lookAtUnseen(
  openingId: string,
  option: { readonly id: string; readonly name: string },
  by: string,
  purpose: string,
): Promise<void> {
  useUnseen.setState({ by })
  const result = await working(() => call('learning.check', { structureId: option.id, by, purpose }))
  const check = unseenCheck.safeParse(result)
  if (check.success) useUnseen.setState({ found: { openingId, option: option.name, check: check.data } })
}

/** Runs a job to its end and shows the workspace that it leaves. */
async function working(start: () => Promise<{ readonly jobId: string }>): Promise<unknown> {
  if (useUnseen.getState().jobId !== null) return null
  try {
    await commandsAnswered()
    const { jobId } = await start()
    useUnseen.setState({ jobId })
    const result = await jobResult(jobId)
    await refreshWorkspace()
    return result
  } catch (error) {
    reportError(error)
    return null
  } finally {
    useUnseen.setState({ jobId: null })
  }
}
