import { create } from 'zustand'
import type { InputOf, OutputOf } from '../../shared/contract/contract.ts'
import type { WorkspaceView } from '../../shared/contract/workspaces.ts'
import { call, type JsonProcedureName } from '../api/call.ts'
import { resetNavigation, type StepId } from './navigation-store.ts'
import { asAppError, reportError, showNotice } from './notice-store.ts'
import { queryCache } from './query-cache.ts'

/** Commands that change the open workspace and answer with it. */
export type WorkspaceCommandName = {
  [Name in JsonProcedureName]: OutputOf<Name> extends WorkspaceView ? Name : never
}[JsonProcedureName]

interface WorkspaceState {
  /** False until the first answer to "which workspace is open". */
  readonly isKnown: boolean
  /** The open workspace, as the last command answered it. */
  readonly workspace: WorkspaceView | null
  readonly saving: number
  /** Epoch milliseconds of the last acknowledged command. */
  readonly savedAt: number | null
  /** Why the last command was not saved; null when it was. */
  readonly saveError: string | null
}

/** The open workspace. Components read parts of it through selectors. */
export const useWorkspace = create<WorkspaceState>()(() => ({
  isKnown: false,
  workspace: null,
  saving: 0,
  savedAt: null,
  saveError: null,
}))

/** Commands run one after the other, so that answers arrive in the order of what the person did. */
let queue: Promise<unknown> = Promise.resolve()

/**
 * Runs a command and shows its answer as the workspace. A failure goes to the notice strip; the answer is then null.
 */
export function runCommand<Name extends WorkspaceCommandName>(
  name: Name,
  input: InputOf<Name>,
): Promise<WorkspaceView | null> {
  return runSaving(async () => {
    const view = (await call(name, input)) as WorkspaceView
    setWorkspace(view)
    return view
  })
}

/** Runs what changes the workspace after the commands before it, and says whether it is saved; null where it failed. */
export function runSaving<Answer>(work: () => Promise<Answer>): Promise<Answer | null> {
  const turn = queue.then(() => perform(work))
  queue = turn
  return turn
}

/** Resolves when every command that was run is answered. */
export async function commandsAnswered(): Promise<void> {
  await queue
}

async function perform<Answer>(work: () => Promise<Answer>): Promise<Answer | null> {
  useWorkspace.setState((state) => ({ saving: state.saving + 1 }))
  try {
    const answer = await work()
    useWorkspace.setState({ savedAt: Date.now(), saveError: null })
    return answer
  } catch (error) {
    useWorkspace.setState({ saveError: asAppError(error).message })
    reportError(error)
    return null
  } finally {
    useWorkspace.setState((state) => ({ saving: state.saving - 1 }))
  }
}

/** Shows a workspace; an answer older than what is shown is dropped. */
export function setWorkspace(view: WorkspaceView | null): void {
  const { workspace: shown, isKnown } = useWorkspace.getState()
  if (view !== null && shown !== null && view.id === shown.id && view.revision < shown.revision) return
  if (view !== null && view.id !== shown?.id) {
    for (const message of view.notices) showNotice({ tone: 'info', message })
    useWorkspace.setState({ saveError: null, savedAt: null })
    // Whoever tells of it first, the answer or the event stream: it opens where one goes on.
    resetNavigation(firstStep(view))
  }
  if (view?.id !== shown?.id) queryCache.forget()
  if (!isKnown || view !== shown) useWorkspace.setState({ workspace: view, isKnown: true })
}

/** Where one goes on: at the rules where there are options, else at the data. */
function firstStep({ structures }: WorkspaceView): StepId {
  return structures.length > 0 ? 'hypothesise' : 'data'
}

/**
 * Takes in what the event stream says is open. Asks again only where this window has not shown it itself: its own
 * commands answer with their change. Another window may have opened another workspace, at the same revision.
 */
export function followWorkspace({ openingId, revision }: { openingId: string | null; revision: number }): void {
  const { workspace, saving } = useWorkspace.getState()
  const isSame = (workspace?.id ?? null) === openingId
  if (isSame && (saving > 0 || workspace === null || workspace.revision === revision)) return
  void refreshWorkspace()
}

/** Asks again which workspace is open: at the start, after a break of the event stream, after another window's change. */
export async function refreshWorkspace(): Promise<void> {
  try {
    setWorkspace(await call('workspaces.current', {}))
  } catch (error) {
    useWorkspace.setState({ isKnown: true })
    reportError(error)
  }
}
