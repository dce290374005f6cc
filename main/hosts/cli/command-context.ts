import type { JobView } from '../../../shared/contract/jobs.ts'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import type { CliOptions } from './options.ts'
import type { WorkbenchClient } from './workbench-client.ts'

/** What a command works with. */
export interface CommandContext {
  readonly options: CliOptions
  readonly client: WorkbenchClient
  readonly workbench: { grantPath(path: string): string }
  /** Opens the workspace that --workspace names; `create` makes it where there is none. */
  readonly openWorkspace: (missing: 'create' | 'refuse') => Promise<WorkspaceView>
  /** Tells a job's progress on standard error. */
  readonly progress: (job: JobView) => void
}
