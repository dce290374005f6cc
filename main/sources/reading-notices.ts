import { PERCENT, type UnitFacts } from './amount-units.ts'
import type { StagedColumn } from './column-builder.ts'
import { percent } from './sniff-missing.ts'
import { countsInWords } from './sniff-units.ts'

/** What the whole file says of how its columns were read, a sentence a column that begins with its name. */
export function readingNotices(columns: readonly StagedColumn[], rowCount: number): readonly string[] {
  return columns.flatMap((column) => {
    const notice = column.type === 'date' ? orderNotice(column, rowCount) : unitNotice(column, rowCount)
    return notice === null ? [] : [`“${column.name}” ${notice}`]
  })
}

/** How many days prove the order that they were read in; those with the year first need no proof. */
function orderNotice({ reading, missing, decidedDays = 0 }: StagedColumn, rowCount: number): string | null {
  if (reading === undefined || reading.dateOrder === 'iso' || missing === rowCount) return null
  const read = `is read ${reading.dateOrder === 'day-first' ? 'day first' : 'month first'}`
  if (decidedDays === 0) return `${read}, but no value of the file decides it. Check it.`
  const present = rowCount - missing
  const share = decidedDays === present ? 'all its values' : `${percent(decidedDays, present)} of its values`
  return `${read}: ${share} only make sense so.`
}

function unitNotice({ type, missing, units }: StagedColumn, rowCount: number): string | null {
  if (units === undefined) return null
  return type === 'text' ? mixedNotice(units) : numberNotice(units, rowCount - missing)
}

function mixedNotice({ taken }: UnitFacts): string | null {
  return taken.size < 2 ? null : `stays text: its amounts are in ${countsInWords(taken)}, which do not add up.`
}

function numberNotice({ unit, taken, refused }: UnitFacts, present: number): string | null {
  if (unit === null && taken.size > 1) return `is read as numbers though its amounts are in ${countsInWords(taken)}.`
  const marked = unit === null ? 0 : (taken.get(unit) ?? 0)
  if (unit === null || marked === 0) return null
  const read = unit === PERCENT ? 'is in percent, 12 % is 12' : `is in ${unit}`
  const share = marked >= present ? 'all values' : `${percent(marked, present)} of the values, the others count alike`
  const others = refused.size === 0 ? '' : ` Amounts in ${countsInWords(refused)} are missing.`
  return `${read}: the sign stands with ${share}.${others}`
}
