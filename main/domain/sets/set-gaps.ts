/** A set that so many units have. */
export interface CountedSet {
  readonly members: readonly string[]
  readonly units: number
}

export interface UsualMember {
  readonly member: string
  /** Peers that have it, and that lack it. */
  readonly have: number
  readonly lack: number
}

/** How many peers have each member, whatever it is. */
export function peersWithMember(sets: readonly CountedSet[]): ReadonlyMap<string, number> {
  const have = new Map<string, number>()
  for (const { members, units } of sets)
    for (const member of new Set(members)) have.set(member, (have.get(member) ?? 0) + units)
  return have
}

/**
 * The members that at least a share of the peers have, most frequent first. Peers are units with a value: of one without
 * it is not known what it lacks.
 */
export function usualMembers(sets: readonly CountedSet[], usualFrom: number): readonly UsualMember[] {
  const peers = sets.reduce((sum, { units }) => sum + units, 0)
  return [...peersWithMember(sets)]
    .filter(([, have]) => have >= usualFrom * peers)
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([member, have]) => ({ member, have, lack: peers - have }))
}

/** What of the usual a set lacks, in the order of the usual. */
export function lackedBy(members: readonly string[], usual: readonly UsualMember[]): readonly string[] {
  const own = new Set(members)
  return usual.flatMap(({ member }) => (own.has(member) ? [] : [member]))
}
