import { type KeyDecision, resolveKeys } from '../../../shared/recipe/key-decision.ts'
import { duckdbDialect } from '../exports/duckdb-dialect.ts'

/** What was decided already, as DuckDB reads it: such pairs are not found again. */
export interface DecidedPairs {
  /** Rows (f, t): a merged key and the key it goes into. */
  readonly merged: string
  /** Rows (k): keys whose own rows were decided about. */
  readonly own: string
  /** Rows (a, b), in both orders: keys that stay two. */
  readonly kept: string
}

export function decidedPairs(decisions: readonly KeyDecision[]): DecidedPairs {
  const { into, selfMerged, splits } = resolveKeys(decisions)
  const kept = decisions.flatMap((decision) =>
    decision.kind === 'keep'
      ? [
          [decision.key, decision.other],
          [decision.other, decision.key],
        ]
      : [],
  )
  return {
    merged: listed([...into], ['f', 't']),
    own: listed(
      [...selfMerged, ...[...splits.values()].flat()].map((key) => [key]),
      ['k'],
    ),
    kept: listed(kept, ['a', 'b']),
  }
}

/** Texts as rows of a query; a list of values cannot be empty, so none is a row that is left out. */
function listed(rows: readonly (readonly string[])[], names: readonly string[]): string {
  const none = [names.map(() => '')]
  const values = (rows.length === 0 ? none : rows).map((row) => `(${row.map(duckdbDialect.text).join(', ')})`)
  return `(SELECT * FROM (VALUES ${values.join(', ')}) AS v(${names.join(', ')})${rows.length === 0 ? ' WHERE false' : ''})`
}
