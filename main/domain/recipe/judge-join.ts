import { AppError } from '../../../shared/contract/app-error.ts'
import type { KeyGuard, MatchQueries } from '../../../shared/recipe/build-plan.ts'
import type { MatchReport } from '../../../shared/recipe/recipe-report.ts'

/** A join may change a total by this share and no more. */
export const MOST_INFLATION = 0.001

const count = (value: number): string => value.toLocaleString('en')
const figure = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 2 })

/**
 * Throws AppError('join-refused') where a plain join would inflate a total by more than 0.1 %, because keys stand more
 * than once on the side that should have each once; without a total to watch, the number of rows is watched.
 */
export function judgeMatch(
  stepId: string | null,
  { guard }: MatchQueries,
  { rows, keys, totals }: MatchReport,
  rowsAfter: number,
  examples: readonly string[],
): void {
  if (guard === null || keys.repeated === 0) return
  const rowsBefore = rows.matched + rows.unmatched + rows.withoutKey
  const watched = totals.length > 0 ? totals : [{ column: 'the number of rows', before: rowsBefore, after: rowsAfter }]
  const inflated = watched.find(({ before, after }) => Math.abs(after - before) > MOST_INFLATION * Math.abs(before))
  if (inflated === undefined) return
  const { column, before, after } = inflated
  const change = before === 0 ? 0 : (after / before - 1) * 100
  const percent = Math.abs(change).toLocaleString('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const share = before === 0 ? '' : ` (${percent} % ${change < 0 ? 'less' : 'more'})`
  throw new AppError(
    'join-refused',
    `“${guard.key}” does not say which row of ${guard.keysOf} is meant: ${repeatedWords(keys.repeated)} there more than ` +
      `once (${examples.slice(0, 3).join(', ')}). Joining ${guard.rowsOf} to it would take ${column} from ` +
      `${figure(before)} to ${figure(after)}${share}.`,
    {
      remedy: `Choose a key that names each row of ${guard.keysOf} once, summarise its rows, or keep only those that count.`,
      place: { column: guard.key, ...(stepId === null ? {} : { step: stepId }) },
    },
  )
}

const repeatedWords = (repeated: number): string =>
  repeated === 1 ? 'one value stands' : `${count(repeated)} values stand`

const KEY_REMEDIES: Readonly<Record<KeyGuard['of'], string>> = {
  base: 'Choose a key that stands once, decide about each under “Find … that stand twice”, summarise its rows, or say under “Where a key repeats” how they become one.',
  step: 'Even out the key of the table in the same way, so that they are one, or compare keys in this step as they stand.',
}

/** Throws AppError('key-invalid') where units have a key more than once. */
export function judgeKeys(
  { of, sourceName, key }: KeyGuard,
  summary: Readonly<Record<string, string | number | boolean | null>>,
  examples: readonly string[],
): void {
  const [keys, rows] = [Number(summary.keys ?? 0), Number(summary.rows ?? 0)]
  if (keys === rows) return
  throw new AppError(
    'key-invalid',
    `“${key}” does not name each row of ${sourceName} once${of === 'step' ? ' as this step compares keys' : ''}: ${count(rows)} rows have ${count(keys)} different values ` +
      `(${examples.join(', ')}).`,
    { remedy: KEY_REMEDIES[of], place: { column: key } },
  )
}
