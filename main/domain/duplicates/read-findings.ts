import type { DuplicateFinding } from '../../../shared/contract/duplicates.ts'
import { type KeyDecision, subjectOf } from '../../../shared/recipe/key-decision.ts'
import type { MadeComparison } from './duplicate-search.ts'

type Answer = Readonly<Record<string, string | number | boolean | null>>

/** Two keys (or one twice) with how sure it is that they are one. */
export interface FoundPair {
  readonly key: string
  readonly other: string
  readonly score: number
}

const AGREEMENTS = ['same', 'near', 'some', 'differs'] as const

/** Pairs as the search lists them; of a key that stands several times the pair that is least alike stands for all. */
export function pairsOf(rows: readonly Answer[]): readonly FoundPair[] {
  const pairs = rows.map((row) => ({ key: String(row.a), other: String(row.b), score: Number(row.score) }))
  return onePerSubject(pairs)
}

/** Findings with what they rest on. */
export function findingsOf(
  rows: readonly Answer[],
  comparisons: readonly MadeComparison[],
): readonly DuplicateFinding[] {
  const text = (value: Answer[string] | undefined): string | null => (value == null ? null : String(value))
  const found = rows.map((row) => ({
    key: String(row.a),
    other: String(row.b),
    score: Number(row.score),
    evidence: comparisons.flatMap(({ columns, isKey }, index) => {
      const level = row[`level_${index}`]
      const agreement = level == null ? null : (AGREEMENTS[Number(level)] ?? null)
      const values: [string | null, string | null] = [text(row[`a_${index}`]), text(row[`b_${index}`])]
      return isKey ? [] : [{ columns: [...columns], values, agreement }]
    }),
  }))
  return onePerSubject(found)
}

function onePerSubject<Pair extends FoundPair>(pairs: readonly Pair[]): readonly Pair[] {
  const least = new Map<string, Pair>()
  for (const pair of pairs) {
    const subject = subjectOf(mergeOf(pair))
    const known = least.get(subject)
    // Two rows of different keys may be paired more than once too, by rows of the same key.
    if (known === undefined || (pair.key === pair.other && pair.score < known.score)) least.set(subject, pair)
  }
  return [...least.values()]
}

/** The decision that both are one, under the first key. */
export function mergeOf({ key, other, score }: FoundPair): KeyDecision {
  return { kind: 'merge', key: other, into: key, score: Math.min(1, Math.max(0, score)) }
}
