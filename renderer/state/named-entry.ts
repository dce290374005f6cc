import { type Structure, TOO_NEW_ID, TOO_NEW_NAME } from '../../shared/entities/structure.ts'
import type { SwatchKind } from '../ui/swatch.tsx'

/** An entry of a structure as it is named and painted everywhere. */
export interface NamedEntry {
  readonly name: string
  readonly paint: SwatchKind
}

/** The entry of an id; the standard path for 'default', and for one that is gone. */
export function namedEntry(structure: Structure, entryId: string): NamedEntry {
  if (entryId === TOO_NEW_ID) return { name: TOO_NEW_NAME, paint: 'default' }
  const segment = structure.segments.find(({ id }) => id === entryId)
  if (segment !== undefined) return { name: segment.name, paint: segment.slot }
  const exclusion = structure.exclusions.find(({ id }) => id === entryId)
  if (exclusion !== undefined) return { name: exclusion.name, paint: 'excluded' }
  return { name: structure.defaultPath.name, paint: 'default' }
}
