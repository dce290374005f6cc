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
      const distance = editDistance(wanted, candidate, least - 1)
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
 * transpositions of neighbours, none edited twice. Counted in UTF-16 units. What is above `most` comes as `most + 1`,
 * and is found out early.
 */
export function editDistance(a: string, b: string, most = Math.max(a.length, b.length)): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  const rowOf = (): number[] => new Array<number>(b.length + 1).fill(FAR)
  let [beforePrevious, previous, current] = [rowOf(), rowOf(), rowOf()]
  for (let j = 0; j <= Math.min(b.length, most); j++) previous[j] = j
  for (let i = 1; i <= a.length; i++) {
    // Further from the diagonal than `most`, every distance is above it.
    const [from, to] = [Math.max(1, i - most), Math.min(b.length, i + most)]
    current[from - 1] = from === 1 ? i : FAR
    let nearest = at(current, from - 1)
    for (let j = from; j <= to; j++) {
      const substitution = at(previous, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
      let least = Math.min(substitution, at(previous, j) + 1, at(current, j - 1) + 1)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, at(beforePrevious, j - 2) + 1)
      }
      current[j] = least
      nearest = Math.min(nearest, least)
    }
    if (nearest > most) return most + 1
    if (to < b.length) current[to + 1] = FAR
    ;[beforePrevious, previous, current] = [previous, current, beforePrevious]
  }
  return Math.min(at(previous, b.length), most + 1)
}

/** More than any distance, and still a whole number with one more. */
const FAR = 2 ** 30

function at(row: readonly number[], index: number): number {
  return row[index] ?? FAR
}
