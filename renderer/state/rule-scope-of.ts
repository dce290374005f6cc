import type { WorkspaceView } from '../../shared/contract/workspaces.ts'
import { judgeColumns, refusalsOf } from '../../shared/quality/judge-columns.ts'
import type { RuleScope } from '../../shared/rules/rule-scope.ts'

/** What rules of the workspace may name; columns that may not enter a rule are refused with the reason. */
export function ruleScopeOf(
  workspace: Pick<WorkspaceView, 'spine' | 'thresholds' | 'mapping' | 'frame' | 'dictionary'>,
): RuleScope {
  return { ...namesOf(workspace), refused: refusalsOf(judgeColumns(workspace)) }
}

/** The names alone, to say a rule that stands. */
export function namesOf(workspace: Pick<WorkspaceView, 'spine' | 'thresholds'>): RuleScope {
  return {
    columns: new Map((workspace.spine?.columns ?? []).map(({ name, type }) => [name, type])),
    thresholds: new Map(workspace.thresholds.map(({ name, value }) => [name, value])),
  }
}
