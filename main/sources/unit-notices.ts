import { PERCENT, type UnitFacts } from './amount-units.ts'
import type { StagedColumn } from './column-builder.ts'
import { percent } from './sniff-missing.ts'
import { countsInWords } from './sniff-units.ts'

/** What the whole file says of the units of its amounts, a sentence a column. */
export function unitNotices(columns: readonly StagedColumn[], rowCount: number): readonly string[] {
  return columns.flatMap(({ name, type, missing, units }) => {
    if (units === undefined) return []
    const present = rowCount - missing
    const notice = type === 'text' ? textNotice(units) : numberNotice(units, present)
    return notice === null ? [] : [`“${name}” ${notice}`]
  })
}

function textNotice({ taken }: UnitFacts): string | null {
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
