import { AppError } from '../../shared/contract/app-error.ts'
import type { WorkspaceView } from '../../shared/contract/workspaces.ts'
import type { Threshold } from '../../shared/entities/threshold.ts'
import { thresholdNamesOf } from '../../shared/rules/walk-rule.ts'
import { setDraft } from '../domain/structures/edit-structure.ts'
import { withThresholdRenamed } from '../domain/structures/rename-threshold.ts'
import type { EntityChange } from '../domain/workspace/entity-change.ts'
import {
  structureChange,
  thresholdChange,
  thresholdRemoval,
  type WorkspaceDocument,
} from '../domain/workspace/workspace-document.ts'
import type { Clock } from '../ports/clock.ts'
import { draftOf, structureOf } from './structure-service.ts'
import { withThresholdAt } from './with-threshold-at.ts'
import type { OpenWorkspace } from './workspace-session.ts'

/** A rule's text to keep in its entry. */
export interface KeptRule {
  readonly structureId: string
  readonly entryId: string
  readonly text: string
}

/** Named thresholds, shared by rules and structures. */
export interface ThresholdService {
  /** Makes or changes a threshold; with a rule that names it, both are one step. */
  set(name: string, value: number, unit: string, rule?: KeptRule): Promise<WorkspaceView>
  /** Renames it in all rules too. Rejects with AppError 'conflict' where the name is taken, 'not-found' without it. */
  rename(name: string, to: string): Promise<WorkspaceView>
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

/** What of the open workspace an edit looks at. */
type LookedAt = Pick<OpenWorkspace, 'document' | 'scope'>

/** The session, as far as commands need it. */
interface Commits {
  commit(label: string, edit: (workspace: LookedAt) => readonly EntityChange[]): Promise<WorkspaceView>
}

function thresholdOf({ thresholds }: WorkspaceDocument, name: string): Threshold {
  const known = thresholds.find((threshold) => threshold.name === name)
  if (!known) throw new AppError('not-found', `There is no threshold @${name}.`)
  return known
}

/** The rule kept, read with the threshold that it is kept together with. */
function ruleChange(workspace: LookedAt, { structureId, entryId, text }: KeptRule, name: string, value: number) {
  const { scope } = withThresholdAt(workspace, { name, value })
  return structureChange(setDraft(structureOf(workspace, structureId), entryId, draftOf(text, scope)))
}

export function createThresholdService(session: Commits, clock: Clock): ThresholdService {
  return {
    set: (name, value, unit, rule) =>
      session.commit(rule ? `name @${name}` : `set @${name}`, (workspace) => {
        const known = workspace.document.thresholds.find((threshold) => threshold.name === name)
        const isSame = known?.value === value && known.unit === unit
        return [
          ...(isSame ? [] : [thresholdChange({ id: known?.id ?? clock.id(), name, value, unit })]),
          ...(rule ? [ruleChange(workspace, rule, name, value)] : []),
        ]
      }),
    rename: (name, to) =>
      session.commit(`rename @${name}`, ({ document }) => {
        const known = thresholdOf(document, name)
        if (name === to) return []
        if (document.thresholds.some((threshold) => threshold.name === to))
          throw new AppError('conflict', `There is a threshold @${to} already.`, { remedy: 'Choose another name.' })
        const structures = document.structures.flatMap((structure) => {
          const renamed = withThresholdRenamed(structure, name, to)
          return renamed === structure ? [] : [structureChange(renamed)]
        })
        return [thresholdChange({ ...known, name: to }), ...structures]
      }),
    remove: (name) =>
      session.commit(`delete @${name}`, ({ document }) => {
        const known = thresholdOf(document, name)
        const users = usersOf(document, name)
        if (users.length > 0)
          throw new AppError('conflict', `@${name} is used by ${users.slice(0, 3).join(', ')}.`, {
            remedy: 'Write a number in its place first.',
          })
        return [thresholdRemoval(known.id)]
      }),
  }
}
