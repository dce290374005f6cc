/* Pure edits of a structure; every one answers a new structure or says why it cannot. */
import { AppError } from '../../../shared/contract/app-error.ts'
import type { Exclusion, RuleDraft, Segment, Structure } from '../../../shared/entities/structure.ts'

export const MOST_ENTRIES = 60

type Entry = Segment | Exclusion

const gone = (): AppError => new AppError('not-found', 'That segment is no longer in the option.')

/** A name no other has: "Core", "Core 2", "Core 3". */
export function freeName(wanted: string, taken: readonly string[]): string {
  const name = wanted.trim()
  if (!taken.includes(name)) return name
  let number = 2
  while (taken.includes(`${name} ${number}`)) number++
  return `${name} ${number}`
}

const entryNames = (structure: Structure): string[] => [
  ...structure.exclusions.map(({ name }) => name),
  ...structure.segments.map(({ name }) => name),
  structure.defaultPath.name,
]

/** The lowest colour no segment has; the ninth segment begins again at 1. */
export function freeSlot(segments: readonly Segment[]): number {
  const used = segments.map(({ slot }) => slot)
  for (let slot = 1; slot <= 8; slot++) if (!used.includes(slot)) return slot
  return (segments.length % 8) + 1
}

/** Finds a segment or exclusion; refuses an id that is not there. */
export function entryOf(structure: Structure, entryId: string): Entry {
  const entry = [...structure.exclusions, ...structure.segments].find(({ id }) => id === entryId)
  if (!entry) throw gone()
  return entry
}

function mapEntry(structure: Structure, entryId: string, change: <T extends Entry>(entry: T) => T): Structure {
  entryOf(structure, entryId)
  const apply = <T extends Entry>(entry: T): T => (entry.id === entryId ? change(entry) : entry)
  return { ...structure, exclusions: structure.exclusions.map(apply), segments: structure.segments.map(apply) }
}

export interface NewEntry {
  readonly id: string
  readonly kind: 'segment' | 'exclusion'
  readonly name: string
  readonly draft: RuleDraft
}

/** Adds a segment after the last one, with a free colour, or an exclusion after the last one. */
export function addEntry(structure: Structure, entry: NewEntry): Structure {
  if (structure.segments.length + structure.exclusions.length >= MOST_ENTRIES)
    throw new AppError('conflict', `An option holds at most ${MOST_ENTRIES} segments.`, { remedy: 'Merge some first.' })
  const added = { id: entry.id, name: freeName(entry.name, entryNames(structure)), draft: entry.draft }
  return entry.kind === 'exclusion'
    ? { ...structure, exclusions: [...structure.exclusions, added] }
    : { ...structure, segments: [...structure.segments, { ...added, slot: freeSlot(structure.segments) }] }
}

/** Puts a copy right after the entry, under a free name; a segment's copy gets a colour of its own. */
export function duplicateEntry(structure: Structure, entryId: string, newId: string): Structure {
  const entry = entryOf(structure, entryId)
  const grown = addEntry(structure, {
    id: newId,
    kind: 'slot' in entry ? 'segment' : 'exclusion',
    name: entry.name,
    draft: entry.draft,
  })
  const list: readonly Entry[] = 'slot' in entry ? structure.segments : structure.exclusions
  return moveEntry(grown, newId, list.findIndex(({ id }) => id === entryId) + 1)
}

export function renameEntry(structure: Structure, entryId: string, name: string): Structure {
  const current = entryOf(structure, entryId).name
  const others = entryNames(structure).filter((taken) => taken !== current)
  return mapEntry(structure, entryId, (entry) => ({ ...entry, name: freeName(name, others) }))
}

export function setDraft(structure: Structure, entryId: string, draft: RuleDraft): Structure {
  return mapEntry(structure, entryId, (entry) => ({ ...entry, draft }))
}

export function removeEntry(structure: Structure, entryId: string): Structure {
  entryOf(structure, entryId)
  const keep = ({ id }: Entry): boolean => id !== entryId
  return { ...structure, exclusions: structure.exclusions.filter(keep), segments: structure.segments.filter(keep) }
}

/** The list with the item of that id at the index, clamped to the list. */
export function moved<T extends { readonly id: string }>(list: readonly T[], id: string, toIndex: number): T[] {
  const item = list.find((candidate) => candidate.id === id)
  if (!item) return [...list]
  const rest = list.filter((candidate) => candidate.id !== id)
  rest.splice(Math.min(toIndex, rest.length), 0, item)
  return rest
}

/** Changes the order in which segments (or exclusions) are tested. */
export function moveEntry(structure: Structure, entryId: string, toIndex: number): Structure {
  entryOf(structure, entryId)
  return {
    ...structure,
    exclusions: moved(structure.exclusions, entryId, toIndex),
    segments: moved(structure.segments, entryId, toIndex),
  }
}

/** A copy with fresh ids; segments keep their colours. */
export function duplicateStructure(
  structure: Structure,
  newId: () => string,
  name: string,
  position: number,
): Structure {
  const fresh = <T extends Entry>(entry: T): T => ({ ...entry, id: newId() })
  return {
    ...structure,
    id: newId(),
    name,
    position,
    exclusions: structure.exclusions.map(fresh),
    segments: structure.segments.map(fresh),
  }
}
