import { followEvents } from '../api/events.ts'
import { noteConnected, noteDisconnected } from './connection-store.ts'
import { interruptImport } from './import-flow.ts'
import { noteJob, refreshJobs } from './jobs-store.ts'
import { dismissUnanswered, showNotice } from './notice-store.ts'
import { loadPreferences } from './preferences-store.ts'
import { queryCache } from './query-cache.ts'
import { refreshWorkspace, useWorkspace } from './workspace-store.ts'

/** Connects this window to the workbench: settings, the open workspace, and the event stream with what it missed. */
export function startWindow(): () => void {
  void loadPreferences()
  void refreshWorkspace()
  return followEvents({
    onEvent: (event) => {
      if (event.type === 'job') noteJob(event.job)
      if (event.type === 'workspace') followRevision(event.revision)
    },
    onConnect: () => void (noteConnected() ? recover() : refreshJobs()),
    onDisconnect: noteDisconnected,
  })
}

/** After a break: what was missed is asked for, and where the service is another one, all that the old one knew. */
async function recover(): Promise<void> {
  dismissUnanswered()
  const before = useWorkspace.getState().workspace
  const [isAnother] = await Promise.all([refreshJobs(), refreshWorkspace()])
  if (before !== null && useWorkspace.getState().workspace === null) sayClosed(before.frame.title)
  if (isAnother) interruptImport()
  queryCache.askAgain()
}

/** The new service has nothing open, though this window had. */
function sayClosed(title: string): void {
  showNotice({
    tone: 'warning',
    message: 'The workbench was started again.',
    remedy: `Everything in “${title}” is saved; open it from the list of recent workspaces.`,
  })
}

/** Asks again only where this window has not shown the change itself: its own commands answer with it. */
function followRevision(revision: number): void {
  const { workspace, saving } = useWorkspace.getState()
  if (saving === 0 && workspace?.revision !== revision) void refreshWorkspace()
}
