import { create } from 'zustand'
import type { WantedScore } from '../../shared/contract/learning.ts'
import { call } from '../api/call.ts'
import { jobResult } from './jobs-store.ts'
import { openStructure } from './navigation-store.ts'
import { reportError } from './notice-store.ts'
import { commandsAnswered, refreshWorkspace, runCommand, useWorkspace } from './workspace-store.ts'

/** The job that learns cut points; null while none does. */
export const useScoreLearning = create<{ readonly jobId: string | null }>()(() => ({ jobId: null }))

/** Learns the cut points of scores and puts them into the recipe; answers whether it did, a failure is shown. */
export async function learnScores(scores: readonly WantedScore[]): Promise<boolean> {
  if (useScoreLearning.getState().jobId !== null) return false
  try {
    await commandsAnswered()
    const { jobId } = await call('learning.scores', { scores: [...scores] })
    useScoreLearning.setState({ jobId })
    await jobResult(jobId)
    await refreshWorkspace()
    return true
  } catch (error) {
    reportError(error)
    return false
  } finally {
    useScoreLearning.setState({ jobId: null })
  }
}

/** Adds the option with the named segments and opens it. */
export async function addRfmOption(): Promise<void> {
  const known = new Set(useWorkspace.getState().workspace?.structures.map(({ id }) => id))
  const view = await runCommand('learning.addRfmOption', {})
  const added = view?.structures.find(({ id }) => !known.has(id))
  if (added !== undefined) openStructure(added.id)
}
