import type { Formula } from './formula.ts'

/**
 * How deep a formula's tree may go, conditions aside; a sum of so many terms is as deep. The SQL of the deepest stays
 * within SQLite's limit of a thousand steps, and every walk of a tree far from the stack's end.
 */
export const DEEPEST_FORMULA = 80

/** Whether a tree, or a value that may be a formula's JSON, goes deeper than a formula may. Does not recurse. */
export function isDeeperThanFormula(value: unknown): boolean {
  const waiting: { readonly part: unknown; readonly depth: number }[] = [{ part: value, depth: 1 }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.depth > DEEPEST_FORMULA) return true
    for (const part of partsOf(next.part)) waiting.push({ part, depth: next.depth + 1 })
  }
  return false
}

type PartName = Formula extends infer F ? (F extends Formula ? keyof F : never) : never
const PARTS = ['of', 'left', 'right', 'arguments', 'whenTrue', 'otherwise'] as const satisfies readonly PartName[]

function partsOf(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return []
  const parts = new Map<string, unknown>(Object.entries(value))
  return PARTS.flatMap((name) => {
    const part = parts.get(name)
    return Array.isArray(part) ? part : part === undefined || part === null ? [] : [part]
  })
}
