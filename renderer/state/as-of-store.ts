import { create } from 'zustand'
import { call } from '../api/call.ts'
import { jobResult } from './jobs-store.ts'
import { offerUndo, reportError } from './notice-store.ts'
import { resetTableView, useTableView } from './table-view-store.ts'
import { commandsAnswered, refreshWorkspace, runCommand } from './workspace-store.ts'

interface AsOfStore {
  readonly jobId: string | null
  /** The two days that are compared; null: the two latest. */
  readonly compared: { readonly from: string; readonly to: string } | null
}

/** Work on the customer tables of several days. */
export const useAsOf = create<AsOfStore>()(() => ({ jobId: null, compared: null }))

/** Builds the table for days; those that are done stay where it fails or is cancelled. */
export async function buildDays(days: readonly string[]): Promise<void> {
  if (useAsOf.getState().jobId !== null) return
  try {
    await commandsAnswered()
    const { jobId } = await call('asOf.build', { days: [...days] })
    useAsOf.setState({ jobId, compared: null })
    await jobResult(jobId)
  } catch (error) {
    reportError(error)
  } finally {
    useAsOf.setState({ jobId: null })
    await refreshWorkspace()
  }
}

/** Shows the table of a day. */
export async function showDay(asOf: string): Promise<void> {
  const view = await runCommand('asOf.show', { asOf })
  if (view === null) return
  // Rows and sorting belong to the table that was shown before; where one looks from stays.
  resetTableView()
  useTableView.setState({ tab: 'as-of' })
}

/** Takes a day's table out, with an undo. */
export async function removeDay(asOf: string, words: string): Promise<void> {
  useAsOf.setState({ compared: null })
  if ((await runCommand('asOf.remove', { asOf })) !== null) offerUndo(words, () => void runCommand('history.undo', {}))
}
