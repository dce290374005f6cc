const LONGEST_COMPARED = 200
const SHORTEST_PART = 3

/**
 * The name that a mistyped one most likely means, or null where none is near: the least Damerau-Levenshtein distance
 * without regard to case, at most a third of the length; else the only name that the typed one is a part of.
 */
export function nearestName(typed: string, names: Iterable<string>): string | null {
  const wanted = typed.toLowerCase()
  const limit = Math.max(1, Math.floor(wanted.length / 3))
  let nearest: string | null = null
  let least = limit + 1
  const containing: string[] = []
  for (const name of names) {
    const candidate = name.toLowerCase()
    if (Math.abs(candidate.length - wanted.length) < least && candidate.length <= LONGEST_COMPARED) {
      const distance = editDistance(wanted, candidate)
      if (distance < least) [nearest, least] = [name, distance]
    }
    if (wanted.length >= SHORTEST_PART && candidate.includes(wanted)) containing.push(name)
  }
  if (nearest !== null) return nearest
  const [only, ...others] = containing
  return only !== undefined && others.length === 0 ? only : null
}

/**
 * Damerau-Levenshtein distance in its "optimal string alignment" form: insertions, deletions, substitutions and
 * transpositions of neighbours, none edited twice. Counted in UTF-16 units.
 */
export function editDistance(a: string, b: string): number {
  let beforePrevious: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    for (let j = 1; j <= b.length; j++) {
      const substitution = at(previous, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
      let least = Math.min(substitution, at(previous, j) + 1, at(current, j - 1) + 1)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, at(beforePrevious, j - 2) + 1)
      }
      current.push(least)
    }
    beforePrevious = previous
    previous = current
  }
  return at(previous, b.length)
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY
}
