import { AppError } from '../../shared/contract/app-error.ts'
import type { WorkspaceView } from '../../shared/contract/workspaces.ts'
import { thresholdNamesOf } from '../../shared/rules/walk-rule.ts'
import { thresholdChange, thresholdRemoval, type WorkspaceDocument } from '../domain/workspace/workspace-document.ts'
import type { Clock } from '../ports/clock.ts'
import type { WorkspaceSession } from './workspace-session.ts'

/** Named thresholds, shared by rules and structures. */
export interface ThresholdService {
  set(name: string, value: number, unit: string): Promise<WorkspaceView>
  /** Rejects with AppError 'conflict' while a rule uses it. */
  remove(name: string): Promise<WorkspaceView>
}

/** "Segment in Option" for every rule that names the threshold. */
function usersOf({ structures }: WorkspaceDocument, threshold: string): string[] {
  return structures.flatMap((structure) =>
    [...structure.exclusions, ...structure.segments]
      .filter(({ draft }) => draft.rule !== null && thresholdNamesOf(draft.rule).has(threshold))
      .map(({ name }) => `${name} in ${structure.name}`),
  )
}

export function createThresholdService(session: WorkspaceSession, clock: Clock): ThresholdService {
  return {
    set: (name, value, unit) =>
      session.commit(`set @${name}`, ({ document }) => {
        const known = document.thresholds.find((threshold) => threshold.name === name)
        if (known?.value === value && known.unit === unit) return []
        return [thresholdChange({ id: known?.id ?? clock.id(), name, value, unit })]
      }),
    remove: (name) =>
      session.commit(`delete @${name}`, ({ document }) => {
        const known = document.thresholds.find((threshold) => threshold.name === name)
        if (!known) throw new AppError('not-found', `There is no threshold @${name}.`)
        const users = usersOf(document, name)
        if (users.length > 0)
          throw new AppError('conflict', `@${name} is used by ${users.slice(0, 3).join(', ')}.`, {
            remedy: 'Write a number in its place first.',
          })
        return [thresholdRemoval(known.id)]
      }),
  }
}
