import { call } from '../api/call.ts'
import { interruptImport } from './import-flow.ts'
import { NO_IMPORT, useImport } from './import-store.ts'
import { refreshJobs } from './jobs-store.ts'
import { dismissUnanswered, reportError, showNotice } from './notice-store.ts'
import { queryCache } from './query-cache.ts'
import { refreshWorkspace, setWorkspace, useWorkspace } from './workspace-store.ts'

const STARTED_AGAIN = 'The workbench was started again.'

/**
 * After a break: what was missed is asked for. Where the service is another one, what the old one was doing is called
 * interrupted and the workspace is opened again.
 */
export async function recover(): Promise<void> {
  dismissUnanswered()
  const before = useWorkspace.getState().workspace
  const [isAnother] = await Promise.all([refreshJobs(), refreshWorkspace()])
  if (isAnother) interruptImport()
  if (before !== null && useWorkspace.getState().workspace === null) await goOnWith(before.frame.title)
  queryCache.askAgain()
}

/** The new service has nothing open, though this window had. */
async function goOnWith(title: string): Promise<void> {
  if (await reopened(title)) {
    showNotice({ tone: 'info', message: STARTED_AGAIN, remedy: 'Everything that was saved is here.' })
    return
  }
  showNotice({
    tone: 'warning',
    message: STARTED_AGAIN,
    remedy: `Everything in “${title}” is saved; open it from the list of recent workspaces.`,
  })
  // The start screen shows no import: what became of it is said here.
  const { error } = useImport.getState()
  if (error !== null) reportError(error)
  useImport.setState(NO_IMPORT, true)
}

/** What was open stands at the top of the recent list, unless it was renamed or its file is gone. */
async function reopened(title: string): Promise<boolean> {
  try {
    const [last] = await call('workspaces.recent', {})
    if (last === undefined || last.missing || last.title !== title) return false
    setWorkspace(await call('workspaces.open', { grant: last.grant }))
    return true
  } catch {
    // Said by the notice that leads to the recent list, where opening it tells the reason.
    return false
  }
}
