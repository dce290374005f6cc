import type { KeyGuard } from '../../../shared/recipe/build-plan.ts'
import type { KeyForm } from '../../../shared/recipe/key-form.ts'
import type { Compilation } from './compilation.ts'
import { keyText } from './key-sql.ts'
import type { UnitRelation } from './relation.ts'

/**
 * Asks whether units are still told apart where a step evens out more of their keys than the base did: two that became
 * one would both get what belongs to either. Null where it evens out no more.
 */
export function evenedUnits(units: UnitRelation, form: KeyForm, { dialect }: Compilation): KeyGuard | null {
  const { keyColumn, base, noun } = units
  const isSame =
    form.spaces === units.form.spaces &&
    form.ignoreCase === units.form.ignoreCase &&
    form.leadingZeros === units.form.leadingZeros
  if (isSame || units.columns.get(keyColumn) !== 'text') return null
  const key = keyText({ sql: dialect.sql.identifier(keyColumn), type: 'text' }, form, dialect)
  const from = `FROM ${dialect.sql.identifier(base)}`
  return {
    of: 'step',
    summary: `SELECT count(DISTINCT ${key}) AS keys, count(${key}) AS rows, count(*) - count(${key}) AS without_key ${from}`,
    examples: `SELECT ${key} AS key ${from} GROUP BY 1 HAVING count(*) > 1 ORDER BY count(*) DESC, 1 LIMIT 3`,
    sourceName: noun,
    key: keyColumn,
  }
}
