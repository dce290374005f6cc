import { z } from 'zod'

const key = z.string().min(1)
/** How sure the search was that both are one, 0 to 1; null where a person decided without it. */
const score = z.number().min(0).max(1).nullable().default(null)

/**
 * What a person decided about keys that are the same, or may be: a table that travels with the recipe. Keys are written
 * as they stand after the base has evened them out.
 */
export const keyDecision = z.discriminatedUnion('kind', [
  /** Both are one unit, under the key `into`. Of the same key twice: its rows are one unit. */
  z.object({ kind: z.literal('merge'), key, into: key, score }),
  /** They look alike and are two units. */
  z.object({ kind: z.literal('keep'), key, other: key, score }),
  /** One key that stands for several units, told apart by another column: they become "key / value". */
  z.object({ kind: z.literal('split'), key, by: z.string().min(1) }),
])
export type KeyDecision = z.infer<typeof keyDecision>

/** Between a split key and the value that tells its units apart. */
export const SPLIT_JOINT = ' / '

export interface ResolvedKeys {
  /** Where each merged key goes in the end; keys that stay what they are do not stand here. */
  readonly into: ReadonlyMap<string, string>
  /** Keys whose own rows are one unit. */
  readonly selfMerged: ReadonlySet<string>
  /** Split keys by the column that tells their units apart. */
  readonly splits: ReadonlyMap<string, readonly string[]>
  /** A key whose merges lead back to itself, if there is one. */
  readonly circle: string | null
}

/** Follows merges to their end: of a into b and b into c, a goes into c. */
export function resolveKeys(decisions: readonly KeyDecision[]): ResolvedKeys {
  const step = new Map<string, string>()
  const selfMerged = new Set<string>()
  const splits = new Map<string, string[]>()
  for (const decision of decisions) {
    if (decision.kind === 'merge' && decision.key === decision.into) selfMerged.add(decision.key)
    else if (decision.kind === 'merge') step.set(decision.key, decision.into)
    else if (decision.kind === 'split') splits.set(decision.by, [...(splits.get(decision.by) ?? []), decision.key])
  }
  const into = new Map<string, string>()
  let circle: string | null = null
  for (const from of step.keys()) {
    const passed = new Set([from])
    let to = from
    for (let next = step.get(to); next !== undefined; next = step.get(to)) {
      if (passed.has(next)) {
        circle ??= from
        break
      }
      passed.add(next)
      to = next
    }
    into.set(from, to)
  }
  return { into, selfMerged, splits, circle }
}

/** The decisions with others added; what was decided about the same keys before gives way. */
export function withDecisions(before: readonly KeyDecision[], added: readonly KeyDecision[]): KeyDecision[] {
  const anew = new Set(added.map(subjectOf))
  return [...before.filter((decision) => !anew.has(subjectOf(decision))), ...added]
}

/** What a decision is about: a pair of keys in either order, or one key. */
export function subjectOf(decision: KeyDecision): string {
  if (decision.kind === 'split') return JSON.stringify([decision.key])
  const other = decision.kind === 'merge' ? decision.into : decision.other
  return JSON.stringify(decision.key === other ? [other] : [decision.key, other].toSorted())
}
