import type { Structure } from '../../../shared/entities/structure.ts'
import { runCommand } from '../../state/workspace-store.ts'
import { type ListDrag, useListDrag } from '../../ui/use-list-drag.ts'
import type { Entry } from './entry.ts'

export type Reorder = ListDrag<Entry>

/** The order in which the rules of an option are tested, changed by hand or by keys; one command each. */
export function useReorder(structure: Structure, entries: readonly Entry[]): Reorder {
  return useListDrag(
    entries,
    (entry, toIndex) => void runCommand('segments.move', { structureId: structure.id, entryId: entry.id, toIndex }),
  )
}
