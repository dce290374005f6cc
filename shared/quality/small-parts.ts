/** A line and the part of it that something is told of, such as its units that are not costed. */
export interface PartOfLine {
  readonly part: number
  readonly whole: number
  /** The line is withheld itself, and its part with it. */
  readonly isHidden: boolean
}

/** Whether a part of a known whole, or the rest of it, is a small group. */
export function isFewOf(part: number, whole: number, least: number): boolean {
  const isSmall = (count: number): boolean => count > 0 && count < least
  return isSmall(part) || isSmall(whole - part)
}

/**
 * Which lines' parts are withheld where all lines' part is shown beside them: a part that is few, or leaves few, and
 * further ones until what is withheld is no small group together either. Where the part of all lines is few itself, it
 * must be withheld as well, and nothing more need be.
 * @param least parts of 1 to `least` − 1 are few
 */
export function withheldParts(lines: readonly PartOfLine[], least: number): readonly boolean[] {
  const tells = (some: readonly PartOfLine[]): boolean => {
    const sum = (of: 'part' | 'whole'): number => some.reduce((all, line) => all + line[of], 0)
    return isFewOf(sum('part'), sum('whole'), least)
  }
  const withheld = lines.map((line) => line.isHidden || tells([line]))
  if (tells(lines)) return withheld
  const bySize = [...lines.entries()].filter(([at]) => !withheld[at]).toSorted(([, a], [, b]) => a.part - b.part)
  const open = [...bySize.filter(([, { part }]) => part > 0), ...bySize.filter(([, { part }]) => part === 0)]
  while (tells(lines.filter((_, at) => withheld[at]))) {
    const next = open.shift()
    if (next === undefined) break
    withheld[next[0]] = true
  }
  return withheld
}
