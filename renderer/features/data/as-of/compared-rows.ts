import type { ComparedColumn, ComparedTables } from '../../../../shared/contract/as-of.ts'
import { isoFromDay } from '../../../../shared/rules/day.ts'
import { compareDays as say } from '../../../strings/as-of.ts'

const written = (value: number | null | undefined): string =>
  value === null || value === undefined ? '' : String(value)

const meanOf = (type: ComparedColumn['type'], mean: number | null | undefined): string =>
  type === 'date' && typeof mean === 'number' ? isoFromDay(Math.round(mean)) : written(mean)

/** The comparison of two days in full figures, heads first: means and shares as they are, not as they are shown. */
export function comparedRows({ columns }: ComparedTables): readonly (readonly string[])[] {
  const { column, what, before, now, missing, missingNow } = say.heads
  return [
    [column, what, before, now, missing, missingNow],
    ...columns.map((each) => {
      const { name, type, from, to, moved } = each
      const figures =
        moved === null ? [meanOf(type, from?.mean), meanOf(type, to?.mean)] : [String(moved.from), String(moved.to)]
      return [name, say.what(each), ...figures, written(from?.missingShare), written(to?.missingShare)]
    }),
  ]
}
