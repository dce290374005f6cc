import type { Structure } from './structure.ts'

/** Why one option cannot be a second label on another, and what would help. */
export interface SecondLabelRefusal {
  readonly message: string
  readonly remedy: string
}

type Labelled = Pick<Structure, 'id' | 'name' | 'secondLabelOf'>

/** The primary option that a second label lies on; null for a primary, also where the one named is gone. */
export function primaryOf<One extends Labelled>(structure: Labelled, structures: readonly One[]): One | null {
  return structures.find(({ id }) => id === structure.secondLabelOf) ?? null
}

/**
 * Why `structure` cannot be a second label on `primary`; null where it can. A primary carries its labels itself, so
 * that no two options ever refer to each other, however long the way round.
 */
export function secondLabelRefusal(
  structure: Labelled,
  primary: Labelled,
  structures: readonly Labelled[],
): SecondLabelRefusal | null {
  if (structure.id === primary.id)
    return { message: `“${structure.name}” cannot be a second label on itself.`, remedy: 'Choose another option.' }
  const above = primaryOf(primary, structures)
  if (above?.id === structure.id)
    return {
      message: `“${primary.name}” is a second label on “${structure.name}”: the two would refer to each other.`,
      remedy: `Make “${primary.name}” an option of its own first.`,
    }
  if (above !== null)
    return {
      message: `“${primary.name}” is itself a second label, on “${above.name}”.`,
      remedy: `Lay “${structure.name}” over “${above.name}”, or make “${primary.name}” an option of its own first.`,
    }
  const carried = structures.filter((one) => one.secondLabelOf === structure.id).map(({ name }) => `“${name}”`)
  if (carried.length > 0)
    return {
      message: `“${structure.name}” carries ${carried.join(', ')} as a second label, so it cannot be one itself.`,
      remedy: `Make ${carried.join(', ')} an option of its own first.`,
    }
  return null
}
