import { AppError } from '../../shared/contract/app-error.ts'
import type { WorkspaceView } from '../../shared/contract/workspaces.ts'
import { secondLabelRefusal } from '../../shared/entities/second-label.ts'
import type { Lens, RuleDraft, Structure } from '../../shared/entities/structure.ts'
import { readRule } from '../../shared/rules/read-rule.ts'
import type { RuleScope } from '../../shared/rules/rule-scope.ts'
import {
  addEntry,
  duplicateEntry,
  duplicateStructure,
  entryOf,
  freeName,
  moved,
  moveEntry,
  removeEntry,
  renameEntry,
  setDraft,
} from '../domain/structures/edit-structure.ts'
import { structureChange, structureRemoval } from '../domain/workspace/workspace-document.ts'
import type { Clock } from '../ports/clock.ts'
import type { OpenWorkspace, WorkspaceSession } from './workspace-session.ts'

export const MOST_STRUCTURES = 24

/** Edits of the candidate structures; each is one undoable command. */
export interface StructureService {
  add(name: string, lens: Lens): Promise<WorkspaceView>
  duplicate(structureId: string): Promise<WorkspaceView>
  rename(structureId: string, name: string): Promise<WorkspaceView>
  setLens(structureId: string, lens: Lens): Promise<WorkspaceView>
  /** Makes an option a second label on a primary, or (null) one of its own; rejects with AppError 'conflict'. */
  layOver(structureId: string, primaryId: string | null): Promise<WorkspaceView>
  move(structureId: string, toIndex: number): Promise<WorkspaceView>
  remove(structureId: string): Promise<WorkspaceView>
  renameDefaultPath(structureId: string, name: string): Promise<WorkspaceView>
  addEntry(structureId: string, kind: 'segment' | 'exclusion', name: string, text: string): Promise<WorkspaceView>
  duplicateEntry(structureId: string, entryId: string): Promise<WorkspaceView>
  renameEntry(structureId: string, entryId: string, name: string): Promise<WorkspaceView>
  setRule(structureId: string, entryId: string, text: string): Promise<WorkspaceView>
  moveEntry(structureId: string, entryId: string, toIndex: number): Promise<WorkspaceView>
  removeEntry(structureId: string, entryId: string): Promise<WorkspaceView>
}

/** What a person typed, with its rule where it can be read. */
export function draftOf(text: string, scope: RuleScope): RuleDraft {
  return { text, rule: text.trim() === '' ? null : readRule(text, scope).rule }
}

/** Finds a structure; rejects with AppError 'not-found'. */
export function structureOf({ document }: Pick<OpenWorkspace, 'document'>, structureId: string): Structure {
  const structure = document.structures.find(({ id }) => id === structureId)
  if (!structure) throw new AppError('not-found', 'That segmentation option is no longer in the workspace.')
  return structure
}

const namesOf = ({ document }: OpenWorkspace): string[] => document.structures.map(({ name }) => name)

/** A name that no other option has. */
export function freeStructureName(name: string, workspace: OpenWorkspace): string {
  return freeName(name, namesOf(workspace))
}

/** After the last option; rejects with AppError 'conflict' where there are too many. */
export function nextPosition({ document }: OpenWorkspace): number {
  if (document.structures.length >= MOST_STRUCTURES)
    throw new AppError('conflict', `A workspace holds at most ${MOST_STRUCTURES} segmentation options.`, {
      remedy: 'Delete one first.',
    })
  return Math.max(0, ...document.structures.map(({ position }) => position)) + 1
}

export function createStructureService(session: WorkspaceSession, clock: Clock): StructureService {
  const edit = (
    label: string,
    structureId: string,
    change: (structure: Structure, workspace: OpenWorkspace) => Structure,
  ) =>
    session.commit(label, (workspace) => {
      const structure = structureOf(workspace, structureId)
      const changed = change(structure, workspace)
      return JSON.stringify(changed) === JSON.stringify(structure) ? [] : [structureChange(changed)]
    })

  return {
    add: (name, lens) =>
      session.commit('add option', (workspace) => [
        structureChange({
          id: clock.id(),
          name: freeStructureName(name, workspace),
          lens,
          position: nextPosition(workspace),
          exclusions: [],
          segments: [],
          defaultPath: { name: 'Standard path' },
        }),
      ]),
    duplicate: (structureId) =>
      session.commit('duplicate option', (workspace) => {
        const structure = structureOf(workspace, structureId)
        const name = freeStructureName(structure.name, workspace)
        return [structureChange(duplicateStructure(structure, () => clock.id(), name, nextPosition(workspace)))]
      }),
    rename: (structureId, name) =>
      edit('rename option', structureId, (structure, workspace) => ({
        ...structure,
        name: freeName(
          name,
          namesOf(workspace).filter((taken) => taken !== structure.name),
        ),
      })),
    setLens: (structureId, lens) => edit('change basis', structureId, (structure) => ({ ...structure, lens })),
    layOver: (structureId, primaryId) =>
      edit('lay over another option', structureId, ({ secondLabelOf: _former, ...structure }, workspace) => {
        if (primaryId === null) return structure
        const refusal = secondLabelRefusal(structure, structureOf(workspace, primaryId), workspace.document.structures)
        if (refusal !== null) throw new AppError('conflict', refusal.message, { remedy: refusal.remedy })
        return { ...structure, secondLabelOf: primaryId }
      }),
    move: (structureId, toIndex) =>
      session.commit('reorder options', (workspace) => {
        structureOf(workspace, structureId)
        return moved(workspace.document.structures, structureId, toIndex)
          .map((structure, index) => ({ ...structure, position: index + 1 }))
          .map(structureChange)
      }),
    remove: (structureId) =>
      session.commit('delete option', (workspace) => {
        structureOf(workspace, structureId)
        const labels = workspace.document.structures.filter(({ secondLabelOf }) => secondLabelOf === structureId)
        const freed = labels.map(({ secondLabelOf: _gone, ...structure }) => structureChange(structure))
        return [...freed, structureRemoval(structureId)]
      }),
    renameDefaultPath: (structureId, name) =>
      edit('rename standard path', structureId, (structure) => ({ ...structure, defaultPath: { name: name.trim() } })),
    addEntry: (structureId, kind, name, text) =>
      edit(kind === 'segment' ? 'add segment' : 'add not-served rule', structureId, (structure, { scope }) =>
        addEntry(structure, { id: clock.id(), kind, name, draft: draftOf(text, scope) }),
      ),
    duplicateEntry: (structureId, entryId) =>
      edit('duplicate segment', structureId, (structure) => duplicateEntry(structure, entryId, clock.id())),
    renameEntry: (structureId, entryId, name) =>
      edit('rename segment', structureId, (structure) => renameEntry(structure, entryId, name)),
    setRule: (structureId, entryId, text) =>
      edit('edit rule', structureId, (structure, { scope }) =>
        entryOf(structure, entryId).draft.text === text
          ? structure
          : setDraft(structure, entryId, draftOf(text, scope)),
      ),
    moveEntry: (structureId, entryId, toIndex) =>
      edit('reorder segments', structureId, (structure) => moveEntry(structure, entryId, toIndex)),
    removeEntry: (structureId, entryId) =>
      edit('delete segment', structureId, (structure) => removeEntry(structure, entryId)),
  }
}
