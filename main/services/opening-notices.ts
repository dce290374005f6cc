import { basename } from 'node:path'
import type { WorkspaceStore } from '../ports/workspace-store.ts'

/** What happened on opening a workspace that its user should know, as sentences. */
export function noticesOf({ report }: WorkspaceStore): string[] {
  const notices: string[] = []
  if (report.readOnly) notices.push('The file is read-only: everything can be looked at and exported, nothing changed.')
  if (report.migratedFrom !== null)
    notices.push(`The file came from an older version; a backup was kept as ${basename(report.backupPath ?? '')}.`)
  if (report.orphansRemoved > 0)
    notices.push('An import that was interrupted has been cleaned up; load the file again.')
  return notices
}
