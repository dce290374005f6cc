import { create } from 'zustand'
import { leastShared } from '../../shared/quality/least-shared.ts'
import { useWorkspace } from './workspace-store.ts'

interface SmallGroupsState {
  /** Whether groups that are not shared are shown on this screen all the same. */
  readonly areShown: boolean
}

/** How groups of few units are looked at; kept while the window is open. */
export const useSmallGroups = create<SmallGroupsState>(() => ({ areShown: false }))

/** Units that a group must have to be shared; 0 where small groups are not withheld. */
export function useLeastShared(): number {
  return useWorkspace(({ workspace }) =>
    workspace === null ? 0 : leastShared(workspace.dictionary.limits, workspace.frame.unitNoun),
  )
}
