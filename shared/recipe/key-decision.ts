import { z } from 'zod'
import { AS_WRITTEN, evenKey, type KeyForm } from './key-form.ts'

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
  /** Keys that are to stay two and that merges with others make one. */
  readonly contradictions: readonly (readonly [key: string, other: string])[]
}

/**
 * Puts decisions together: of a into b and b into c, both go into c, whatever their order, and however "b" was typed
 * each time: spellings that the base evens out are one key.
 */
export function resolveKeys(decisions: readonly KeyDecision[], form: KeyForm = AS_WRITTEN): ResolvedKeys {
  const parent = new Map<string, string>()
  /** Keys as they were typed first, by how they are evened out. */
  const typed = new Map<string, string>()
  const rootOf = (key: string): string => {
    let root = evenKey(key, form)
    if (!typed.has(root)) typed.set(root, key)
    const own = root
    for (let next = parent.get(root); next !== undefined; next = parent.get(root)) root = next
    // Later look-ups go straight to it.
    for (let at = own, next = parent.get(at); next !== undefined && next !== root; next = parent.get(at)) {
      parent.set(at, root)
      at = next
    }
    return root
  }
  const selfMerged = new Set<string>()
  const splits = new Map<string, string[]>()
  for (const decision of decisions) {
    if (decision.kind === 'split') splits.set(decision.by, [...(splits.get(decision.by) ?? []), decision.key])
    if (decision.kind !== 'merge') continue
    const [from, to] = [rootOf(decision.key), rootOf(decision.into)]
    if (evenKey(decision.key, form) === evenKey(decision.into, form)) selfMerged.add(decision.key)
    else if (from !== to) parent.set(from, to)
  }
  const contradictions = decisions.flatMap((decision): [string, string][] =>
    decision.kind === 'keep' && rootOf(decision.key) === rootOf(decision.other) ? [[decision.key, decision.other]] : [],
  )
  const as = (key: string): string => typed.get(key) ?? key
  return {
    into: new Map([...parent.keys()].map((key) => [as(key), as(rootOf(key))])),
    selfMerged,
    splits,
    contradictions,
  }
}

/** The decisions with others added; what was decided about the same keys before gives way. */
export function withDecisions(before: readonly KeyDecision[], added: readonly KeyDecision[]): KeyDecision[] {
  return [...withoutDecisions(before, added), ...added]
}

/** The decisions without those about the same keys as these. */
export function withoutDecisions(before: readonly KeyDecision[], taken: readonly KeyDecision[]): KeyDecision[] {
  const gone = new Set(taken.map(subjectOf))
  return before.filter((decision) => !gone.has(subjectOf(decision)))
}

/** What a decision is about: a pair of keys in either order, or one key. */
export function subjectOf(decision: KeyDecision): string {
  if (decision.kind === 'split') return JSON.stringify([decision.key])
  const other = decision.kind === 'merge' ? decision.into : decision.other
  return JSON.stringify(decision.key === other ? [other] : [decision.key, other].toSorted())
}
