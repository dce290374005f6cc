import type { Rule } from './rule.ts'

/** How deep parentheses and `not` may nest in a rule's text; keeps every walk of a tree far from the stack's end. */
export const DEEPEST_NESTING = 100

/**
 * How deep the text of a rule nests: parentheses and `not`, as printRule writes them.
 * Does not recurse, so that it is safe for any tree; a group of one counts, so that nothing deep is free.
 */
export function nestingOf(rule: Rule): number {
  let deepest = 0
  const waiting: { rule: Rule; inside: Rule['kind'] | null; depth: number }[] = [{ rule, inside: null, depth: 0 }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { rule: part, inside } = next
    const depth = next.depth + (addsDepth(part, inside) ? 1 : 0)
    deepest = Math.max(deepest, depth)
    if (part.kind === 'not') waiting.push({ rule: part.of, inside: 'not', depth })
    if (part.kind !== 'all' && part.kind !== 'any') continue
    for (const member of part.of) waiting.push({ rule: member, inside: part.kind, depth })
  }
  return deepest
}

function addsDepth(rule: Rule, inside: Rule['kind'] | null): boolean {
  if (rule.kind === 'not') return true
  if (rule.kind !== 'all' && rule.kind !== 'any') return false
  return rule.of.length < 2 || (inside !== null && !(rule.kind === 'all' && inside === 'any'))
}

/** Whether a value that may be a rule's JSON holds `of` within `of` deeper than any text could nest. */
export function isDeeperThanText(value: unknown): boolean {
  // A parenthesis adds two levels at most: an `and` within an `or`.
  const limit = 2 * DEEPEST_NESTING + 2
  const waiting: { value: unknown; depth: number }[] = [{ value, depth: 0 }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.depth > limit) return true
    const { value: part } = next
    if (typeof part !== 'object' || part === null || !('of' in part)) continue
    const members: readonly unknown[] = Array.isArray(part.of) ? part.of : [part.of]
    for (const member of members) waiting.push({ value: member, depth: next.depth + 1 })
  }
  return false
}
