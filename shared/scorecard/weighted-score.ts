/** Points from 0 to 100 by criterion; null where a figure is not known. */
export type Points<Id extends string> = Readonly<Partial<Record<Id, number | null>>>

/** One of the things that are ranked. */
export interface Candidate<Id extends string> {
  readonly id: string
  readonly points: Points<Id>
}

/** The criteria of which every candidate has points: only these can be held against each other. */
export function sharedCriteria<Id extends string>(
  criteria: readonly Id[],
  candidates: readonly Pick<Candidate<Id>, 'points'>[],
): readonly Id[] {
  return criteria.filter((id) => candidates.every(({ points }) => typeof points[id] === 'number'))
}

/** The weighted mean of a candidate's points over the given criteria, 0 to 100; null where nothing weighs anything. */
export function weightedScore<Id extends string>(
  points: Points<Id>,
  criteria: readonly Id[],
  weightOf: (id: Id) => number,
): number | null {
  const total = criteria.reduce((sum, id) => sum + weightOf(id), 0)
  if (total <= 0) return null
  return criteria.reduce((sum, id) => sum + weightOf(id) * (points[id] ?? 0), 0) / total
}

/** Scores that differ by less are equal: the last digits of a sum decide nothing. */
const EQUAL = 1e-9

/** Ranks from 1, the highest score first; equal scores share one, and those without a score have none. */
export function ranksOf(scores: readonly (number | null)[]): readonly (number | null)[] {
  return scores.map((score) =>
    score === null ? null : 1 + scores.filter((other) => other !== null && other > score + EQUAL).length,
  )
}
