import type { ImportCheck } from '../../../shared/contract/imports.ts'
import { wordsOf } from '../../../shared/economics/suggest-roles.ts'

/** Names of columns that tell customers apart, over words: "customer id", "kundennummer". */
const UNIT_NAME =
  /\b(customer|client|account|member|user|buyer|subscriber)\b.*\b(id|no|nr|number|key|code)\b|^(kunden?|konto) ?(nummer|nr|id)$/

/** A column of customers of which each stands in several rows. */
export interface RepeatedUnit {
  readonly column: string
  readonly rows: number
  readonly units: number
}

/** The customers' column of a table whose rows are smaller things, such as order lines; null where there is none. */
export function repeatedUnit(check: Pick<ImportCheck, 'columns' | 'rowCount'>): RepeatedUnit | null {
  for (const { name, type, distinct, missing } of check.columns) {
    if ((type !== 'text' && type !== 'integer') || !UNIT_NAME.test(wordsOf(name))) continue
    // A few repeated keys are a fault of the file; a tenth of the rows and more is another kind of row.
    if (distinct > 1 && distinct <= 0.9 * (check.rowCount - missing))
      return { column: name, rows: check.rowCount, units: distinct }
  }
  return null
}
