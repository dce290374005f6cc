import type { WorkspaceView } from '../../shared/contract/workspaces.ts'
import { useWorkspace } from './workspace-store.ts'

/**
 * Runs `then` once, when a part of the open workspace is another than now: what was said of it is over.
 *
 * @param part something that is equal by identity while the part stays; a workspace that is left changes it, too
 */
export function onceChanged(part: (workspace: WorkspaceView) => string | number | null, then: () => void): void {
  const now = (): string | number | null | undefined => {
    const { workspace } = useWorkspace.getState()
    return workspace === null ? undefined : part(workspace)
  }
  const before = now()
  const stop = useWorkspace.subscribe(() => {
    if (now() === before) return
    stop()
    then()
  })
}
