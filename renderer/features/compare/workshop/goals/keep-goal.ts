import type { WorkspaceView } from '../../../../../shared/contract/workspaces.ts'
import type { Structure } from '../../../../../shared/entities/structure.ts'
import { withLineAt } from '../../../../../shared/rules/condition-line.ts'
import { printRule } from '../../../../../shared/rules/print-rule.ts'
import { runCommand } from '../../../../state/workspace-store.ts'
import type { GoalLine } from './goal-lines.ts'

/** Keeps a line where a goal asks for it: the shared threshold's value, or the rule with it. */
export function keepLineAt({ line }: GoalLine, value: number, structure: Structure, workspace: WorkspaceView): void {
  if (line.kind === 'threshold') {
    const unit = workspace.thresholds.find(({ name }) => name === line.name)?.unit ?? ''
    void runCommand('thresholds.set', { name: line.name, value, unit })
    return
  }
  const { entryId, path } = line
  const entry = [...structure.exclusions, ...structure.segments].find(({ id }) => id === entryId)
  if (entry === undefined || entry.draft.rule === null) return
  const text = printRule(withLineAt(entry.draft.rule, path, value, workspace.frame.asOf))
  void runCommand('segments.setRule', { structureId: structure.id, entryId, text })
}
