import { followEvents } from '../api/events.ts'
import { noteConnected, noteDisconnected } from './connection-store.ts'
import { noteJob, refreshJobs } from './jobs-store.ts'
import { loadPreferences } from './preferences-store.ts'
import { recover } from './recover.ts'
import { followWorkspace, refreshWorkspace } from './workspace-store.ts'

/** Connects this window to the workbench: settings, the open workspace, and the event stream with what it missed. */
export function startWindow(): () => void {
  void loadPreferences()
  void refreshWorkspace()
  return followEvents({
    onEvent: (event) => {
      if (event.type === 'job') noteJob(event.job)
      if (event.type === 'workspace') followWorkspace(event)
    },
    onConnect: () => void (noteConnected() ? recover() : refreshJobs()),
    onDisconnect: noteDisconnected,
  })
}
