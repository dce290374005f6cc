import { create } from 'zustand'
import { type DuplicatesFound, duplicatesFound } from '../../shared/contract/duplicates.ts'
import { call } from '../api/call.ts'
import { jobResult } from './jobs-store.ts'
import { asAppError, reportError } from './notice-store.ts'
import { commandsAnswered, refreshWorkspace, runSaving, useWorkspace } from './workspace-store.ts'

interface DuplicatesState {
  /** The opening of the workspace that the search belongs to. */
  readonly openingId: string | null
  readonly jobId: string | null
  readonly found: DuplicatesFound | null
}

/** The last search for rows that may be one unit. */
export const useDuplicates = create<DuplicatesState>()(() => ({ openingId: null, jobId: null, found: null }))

/** The search of the open workspace; null where there is none. */
export function useFound(): DuplicatesFound | null {
  const opening = useWorkspace(({ workspace }) => workspace?.id ?? null)
  return useDuplicates(({ openingId, found }) => (openingId === opening ? found : null))
}

/** Looks for rows that may be one unit, by the usual columns (null) or by these. */
export async function lookForDuplicates(columns: readonly string[] | null): Promise<void> {
  if (useDuplicates.getState().jobId !== null) return
  const openingId = useWorkspace.getState().workspace?.id ?? null
  try {
    await commandsAnswered()
    const { jobId } = await call('recipe.findDuplicates', { columns: columns === null ? null : [...columns] })
    useDuplicates.setState({ jobId })
    useDuplicates.setState({ openingId, found: duplicatesFound.parse(await jobResult(jobId)) })
  } catch (error) {
    if (asAppError(error).code !== 'cancelled') reportError(error)
  } finally {
    useDuplicates.setState({ jobId: null })
  }
}

/** Merges all that the last search found to be at least so sure, as one command that one undo takes back. */
export async function mergeFound(least: number): Promise<void> {
  await runSaving(async () => {
    const view = await call('recipe.mergeFound', { least })
    await refreshWorkspace()
    return view
  })
}
