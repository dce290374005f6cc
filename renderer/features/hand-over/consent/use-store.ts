import { create } from 'zustand'
import type { WorkspaceView } from '../../../../shared/contract/workspaces.ts'
import { type AssignmentUse, isSamePurpose } from '../../../../shared/quality/consent.ts'
import type { Description } from '../hand-over-state.ts'

interface UseState {
  /** What the assignments of an option are for, by opening and option; nothing where nobody said. */
  readonly uses: Readonly<Record<string, AssignmentUse>>
}

const useUses = create<UseState>(() => ({ uses: {} }))

const keyOf = (workspace: WorkspaceView, structureId: string): string => `${workspace.id} ${structureId}`

export function sayUse(workspace: WorkspaceView, structureId: string, use: AssignmentUse): void {
  useUses.setState(({ uses }) => ({ uses: { ...uses, [keyOf(workspace, structureId)]: use } }))
}

/** What an option's assignments are for, as it was said; null where nobody did, or that purpose is gone. */
export function useAssignmentUse(workspace: WorkspaceView, structureId: string): AssignmentUse {
  const said = useUses(({ uses }) => uses[keyOf(workspace, structureId)]) ?? null
  const { consents } = workspace.dictionary
  const isGone = said?.kind === 'purpose' && !consents.some(({ purpose }) => isSamePurpose(purpose, said.purpose))
  return isGone ? null : said
}

/** Whether the assignments of an option leave only once it was said what they are for. */
export function asksUse(
  { dictionary }: Pick<WorkspaceView, 'dictionary'>,
  { restingOnConsent }: Pick<Description, 'restingOnConsent'>,
): boolean {
  return dictionary.consents.length + restingOnConsent.length > 0
}

/** Whether what was said is enough. */
export function isUseSaid(use: AssignmentUse, { restingOnConsent }: Pick<Description, 'restingOnConsent'>): boolean {
  return use !== null && (use.kind === 'purpose' || restingOnConsent.length === 0)
}
