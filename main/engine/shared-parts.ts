import { assertNever } from '../../shared/contract/assert-never.ts'
import type { MeasureNode } from './measure-program.ts'

/** A part's values in the strip at hand; not to be written by those who read them. */
export interface SharedPart {
  /** Where in the working space they go. */
  readonly offset: number
  /** Where they stand; null until they are worked out. */
  address: number | null
}

/** Parts that measures have in common, worked out once a strip of rows: contribution is in six sums. */
export interface SharedParts {
  /** Another strip begins: nothing is worked out for it yet. */
  begin(): void
  /** Null for what only one place asks for. */
  of(node: MeasureNode): SharedPart | null
}

/** Finds the nodes that come more than once in some measures; `takeVector` gives a place for the values of one. */
export function sharedParts(measures: readonly MeasureNode[], takeVector: () => number): SharedParts {
  const parts = new Map<MeasureNode, SharedPart>()
  for (const [node, uses] of usesOf(measures)) {
    if (uses > 1) parts.set(node, { offset: takeVector(), address: null })
  }
  return {
    begin() {
      for (const part of parts.values()) part.address = null
    },
    of: (node) => parts.get(node) ?? null,
  }
}

function usesOf(measures: readonly MeasureNode[]): ReadonlyMap<MeasureNode, number> {
  const uses = new Map<MeasureNode, number>()
  const visit = (node: MeasureNode): void => {
    const known = uses.get(node) ?? 0
    uses.set(node, known + 1)
    // What is inside a shared part is asked for once only.
    if (known === 0) for (const inner of innerOf(node)) visit(inner)
  }
  for (const node of measures) visit(node)
  return uses
}

function innerOf(node: MeasureNode): readonly MeasureNode[] {
  switch (node.kind) {
    case 'column':
    case 'flag':
    case 'constant':
    case 'years':
      return []
    case 'sum':
      return node.terms.map(({ of }) => of)
    case 'product':
    case 'present':
      return node.of
    case 'positive':
      return [node.of]
    case 'when':
      return [node.test, node.of]
    default:
      return assertNever(node)
  }
}
