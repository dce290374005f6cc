import type { RuleDraft, Structure } from '../../../shared/entities/structure.ts'
import type { SwatchKind } from '../../ui/swatch.tsx'

/** A tested line of an option: a not-served rule or a segment. */
export interface Entry {
  readonly id: string
  readonly kind: 'exclusion' | 'segment'
  readonly name: string
  readonly paint: SwatchKind
  readonly draft: RuleDraft
  /** Place among its own kind. */
  readonly index: number
  /** A ninth segment has the colour of the first. */
  readonly isRepeat: boolean
}

/** The tested lines in their order: not-served rules first. */
export function entriesOf(structure: Structure): readonly Entry[] {
  const seen = new Set<number>()
  return [
    ...structure.exclusions.map(
      ({ id, name, draft }, index): Entry => ({
        id,
        kind: 'exclusion',
        name,
        paint: 'excluded',
        draft,
        index,
        isRepeat: false,
      }),
    ),
    ...structure.segments.map(({ id, name, slot, draft }, index): Entry => {
      const isRepeat = seen.has(slot)
      seen.add(slot)
      return { id, kind: 'segment', name, paint: slot, draft, index, isRepeat }
    }),
  ]
}

/** The entry with the id, else the first segment, else the first not-served rule. */
export function chosenEntry(entries: readonly Entry[], id: string | null): Entry | null {
  return (
    entries.find((entry) => entry.id === id) ?? entries.find(({ kind }) => kind === 'segment') ?? entries[0] ?? null
  )
}
