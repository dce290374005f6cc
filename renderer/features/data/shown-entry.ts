import type { GridView } from '../../../shared/contract/grid.ts'
import { type Structure, TOO_NEW_ID, TOO_NEW_NAME } from '../../../shared/entities/structure.ts'
import type { SwatchKind } from '../../ui/swatch.tsx'

/** The entry whose units the table is narrowed to, as its chip shows it. */
export interface ShownEntry {
  readonly name: string
  readonly option: string
  readonly paint: SwatchKind
  readonly units: 'taken' | 'unknown'
}

type Within = NonNullable<GridView['within']>

/** The entry that a view is narrowed to, and the second one of its `also`; none where either was deleted meanwhile. */
export function shownEntries(structures: readonly Structure[], { also, ...within }: Within): readonly ShownEntry[] {
  const found = [within, ...(also === undefined ? [] : [{ ...also, units: 'taken' as const }])].map((one) =>
    shownEntry(structures, one),
  )
  return found.every((one) => one !== null) ? found : []
}

/** Finds an entry by the view's ids; null where it was deleted meanwhile. */
export function shownEntry(
  structures: readonly Structure[],
  { structureId, entryId, units }: Within,
): ShownEntry | null {
  const option = structures.find(({ id }) => id === structureId)
  if (option === undefined) return null
  const found = (name: string, paint: SwatchKind): ShownEntry => ({ name, option: option.name, paint, units })
  if (entryId === 'default') return found(option.defaultPath.name, 'default')
  if (entryId === TOO_NEW_ID) return found(TOO_NEW_NAME, 'default')
  const segment = option.segments.find(({ id }) => id === entryId)
  if (segment !== undefined) return found(segment.name, segment.slot)
  const exclusion = option.exclusions.find(({ id }) => id === entryId)
  return exclusion === undefined ? null : found(exclusion.name, 'excluded')
}
