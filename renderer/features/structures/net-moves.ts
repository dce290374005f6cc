import type { StructureReach } from '../../../shared/contract/structures.ts'

export interface NetMoves {
  /** Change of the edited entry's units. */
  readonly own: number
  /** Net changes of the others, in order, those without change left out; the standard path is 'default'. */
  readonly others: readonly { readonly entryId: string; readonly change: number }[]
}

/** How an edit of one entry moves units between it and the others: all changes add up to zero. */
export function movedUnits(
  was: StructureReach | undefined,
  now: StructureReach | undefined,
  entryId: string,
): NetMoves {
  if (was === undefined || now === undefined || was.structureId !== now.structureId) return { own: 0, others: [] }
  const before = new Map(was.entries.map((entry) => [entry.entryId, entry.units]))
  const changes = now.entries.map(({ entryId: id, units }) => ({ entryId: id, change: units - (before.get(id) ?? 0) }))
  return {
    own: changes.find((entry) => entry.entryId === entryId)?.change ?? 0,
    others: changes.filter((entry) => entry.entryId !== entryId && entry.change !== 0),
  }
}
