/* Places as coarse in a warehouse as in the workbench: shared/quality/coarse-location.ts in SQL. */

import { assertNever } from '../../../../shared/contract/assert-never.ts'
import type { SpineColumn } from '../../../../shared/entities/column.ts'
import type { PlanColumn } from '../../../../shared/recipe/build-plan.ts'
import type { ScriptProduct } from './script-product.ts'

/** What became of a column's values because they placed somebody too precisely. */
export type Coarsening = NonNullable<SpineColumn['coarsened']>

/** Digits of a postcode that are kept at most, and least that are left out. */
const [MOST_DIGITS, LEAST_CUT] = [3, 2]

/** A column of the finished table as an item of a SELECT, coarsened where the workbench coarsens it. */
export function coarseColumn(column: PlanColumn, coarsening: Coarsening | undefined, product: ScriptProduct): string {
  const { identifier, columnType } = product.dialect.sql
  const name = identifier(column.name)
  if (coarsening === undefined) return name
  const value = coarseSql(name, column, coarsening, product)
  return `CAST(${value} AS ${columnType(column.type)}) AS ${name}`
}

function coarseSql(name: string, { type }: PlanColumn, coarsening: Coarsening, product: ScriptProduct): string {
  switch (coarsening) {
    case 'left-out':
      return 'NULL'
    case 'tenth-of-a-degree':
      // A whole degree is coarse enough.
      return type === 'integer' ? name : tenths(name)
    case 'postcode-area':
      return type === 'text' ? areaOfText(name, product) : areaOfNumber(name, product)
    default:
      return assertNever(coarsening)
  }
}

/** To the nearest tenth, halves up; the part behind the point is exact, which adding a half is not. */
function tenths(degrees: string): string {
  const whole = `floor(${degrees} * 10)`
  return `(${whole} + CASE WHEN ${degrees} * 10 - ${whole} >= 0.5e0 THEN 1 ELSE 0 END) / 10.0e0 + 0`
}

function areaOfText(postcode: string, { group, dialect }: ScriptProduct): string {
  const plain = `upper(trim(${dialect.sql.prepared(postcode, 'text')}))`
  const letters = group(plain, '^([A-Z]{1,2})[0-9]')
  const digits = group(plain, '^(?:[A-Z]{1,3}[- ])?([0-9]+)')
  const kept = `least(${MOST_DIGITS}, length(${digits}) - ${LEAST_CUT})`
  return `coalesce(${letters}, CASE WHEN length(${digits}) > ${LEAST_CUT} THEN substr(${digits}, 1, ${kept}) END)`
}

/** The digits that go are zero; by remainders, which are exact. */
function areaOfNumber(postcode: string, { dialect }: ScriptProduct): string {
  const digits = `length(${dialect.wholeText(`abs(${postcode})`)})`
  const shorter = `10 ^ greatest(${LEAST_CUT}, ${digits} - ${MOST_DIGITS})`
  return `${postcode} - ${postcode} % ${dialect.whole(shorter)}`
}
