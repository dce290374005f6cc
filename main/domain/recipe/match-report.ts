import type { MatchQueries } from '../../../shared/recipe/build-plan.ts'
import type { MatchReport } from '../../../shared/recipe/recipe-report.ts'
import { suggestKeys } from './suggest-keys.ts'

type Answer = Readonly<Record<string, string | number | boolean | null>>

const SHOWN_KEYS = 50

/** A match report from the answers to its questions. */
export function matchReportOf(
  { totals }: MatchQueries,
  summary: Answer,
  unmatched: readonly Answer[],
  known: readonly string[],
): MatchReport {
  // A total beyond the greatest double has no figure, and must not keep the report from being read again.
  const number = (name: string): number => {
    const value = Number(summary[name] ?? 0)
    return Number.isFinite(value) ? value : 0
  }
  const unmatchedKeys = unmatched.map(({ key, rows }) => ({ key: String(key), rows: Number(rows) }))
  return {
    rows: { matched: number('matched'), unmatched: number('unmatched'), withoutKey: number('without_key') },
    keys: {
      matched: number('keys_matched'),
      unmatched: number('keys_unmatched'),
      repeated: number('keys_repeated'),
    },
    totals: totals.map((column, index) => ({
      column,
      before: number(`before_${index}`),
      after: number(`after_${index}`),
      unmatched: number(`unmatched_${index}`),
      withoutKey: number(`without_${index}`),
    })),
    unmatchedKeys: unmatchedKeys.slice(0, SHOWN_KEYS),
    suggestions: [...suggestKeys(unmatchedKeys, known)],
  }
}
