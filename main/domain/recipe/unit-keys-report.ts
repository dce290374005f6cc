import { AppError } from '../../../shared/contract/app-error.ts'
import type { UnitMerge } from '../../../shared/recipe/build-plan.ts'
import type { UnitKeysReport } from '../../../shared/recipe/recipe-report.ts'

const SHOWN_KEYS = 50

/** What decisions about keys did, from the answers to their questions. */
export function unitKeysReportOf(
  { watched, decisions }: UnitMerge,
  summary: Readonly<Record<string, string | number | boolean | null>>,
  unused: readonly string[],
): UnitKeysReport {
  const number = (name: string): number => Number(summary[name] ?? 0)
  return {
    moved: number('moved'),
    decisions: { ...decisions },
    totals: watched.map((column, index) => ({
      column,
      before: number(`before_${index}`),
      after: number(`after_${index}`),
    })),
    unused: { count: unused.length, keys: unused.slice(0, SHOWN_KEYS) },
  }
}

/** Throws AppError('key-invalid') where units are, over others, their own parents. */
export function judgeParents(examples: readonly string[]): void {
  if (examples.length === 0) return
  throw new AppError('key-invalid', `Parents lead round in a circle: ${examples.join(', ')}.`, {
    remedy: 'Mend the parents in the file, or keep only the rows that count.',
  })
}
