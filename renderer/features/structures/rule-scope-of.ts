import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import type { RuleScope } from '../../../shared/rules/rule-scope.ts'

/** What rules of the workspace may name. */
export function ruleScopeOf(workspace: Pick<WorkspaceView, 'spine' | 'thresholds'>): RuleScope {
  return {
    columns: new Map((workspace.spine?.columns ?? []).map(({ name, type }) => [name, type])),
    thresholds: new Map(workspace.thresholds.map(({ name, value }) => [name, value])),
  }
}
