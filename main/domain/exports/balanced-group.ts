/** SQL of one expression and how deep a parser nests it, counted generously. */
export interface NestedSql {
  readonly sql: string
  readonly depth: number
}

/**
 * SQLite refuses expressions nested deeper than 1,000, and to it "a OR b OR c" nests once for every member; DuckDB, with
 * the same limit, takes a chain for one expression. A group stands flat, as people write it, up to here.
 */
const FLAT_DEPTH = 100

/**
 * Members joined by AND or OR in their order: flat where that is shallow, else in parentheses so that the depth grows
 * with the logarithm of their number. Which member stands in which parentheses changes no truth: both are associative.
 */
export function balancedGroup(members: readonly NestedSql[], connective: 'AND' | 'OR'): NestedSql {
  const flat = chained(members, connective)
  if (members.length < 3 || flat.depth <= FLAT_DEPTH) return flat
  return chained(
    divided(members).flatMap((part) => (part.length === 1 ? part : [inParentheses(balancedGroup(part, connective))])),
    connective,
  )
}

export function inParentheses({ sql, depth }: NestedSql): NestedSql {
  return { sql: `(${sql})`, depth }
}

/** Halves; or, where one member is far deeper than all others together, what is before it, it, and what is after it. */
function divided(members: readonly NestedSql[]): readonly (readonly NestedSql[])[] {
  const depths = members.map(({ depth }) => depth)
  const deepest = depths.indexOf(Math.max(...depths))
  const others = Math.max(...depths.toSpliced(deepest, 1)) + Math.ceil(Math.log2(members.length))
  const at = (depths[deepest] ?? 0) > others ? [deepest, deepest + 1] : [Math.ceil(members.length / 2)]
  const cuts = [0, ...at, members.length]
  return cuts.slice(1).flatMap((end, index) => {
    const part = members.slice(cuts[index], end)
    return part.length === 0 ? [] : [part]
  })
}

/** "a OR b OR c" is read as (a OR b) OR c: the first two members are the deepest. */
function chained(members: readonly NestedSql[], connective: string): NestedSql {
  const last = members.length - 1
  const depth = Math.max(...members.map((member, index) => member.depth + Math.min(last, last - index + 1)))
  return { sql: members.map(({ sql }) => sql).join(` ${connective} `), depth }
}
