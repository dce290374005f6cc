import type { KeyGuard } from '../../../shared/recipe/build-plan.ts'
import type { KeyForm, KeyMapping } from '../../../shared/recipe/key-form.ts'
import type { Compilation } from './compilation.ts'
import { keyPair } from './key-sql.ts'
import type { UnitRelation } from './relation.ts'

/**
 * Asks whether units are still told apart where a step evens out more of their keys than the base did, or reads some as
 * others: two that became one would both get what belongs to either. Null where it does neither.
 */
export function evenedUnits(
  units: UnitRelation,
  form: KeyForm,
  map: readonly KeyMapping[],
  stepId: string,
  { dialect }: Compilation,
): KeyGuard | null {
  const { keyColumn, base, noun } = units
  const type = units.columns.get(keyColumn) ?? 'text'
  const isSame =
    form.spaces === units.form.spaces &&
    form.ignoreCase === units.form.ignoreCase &&
    form.leadingZeros === units.form.leadingZeros
  if (map.length === 0 && (isSame || type !== 'text')) return null
  const part = { sql: dialect.sql.identifier(keyColumn), type }
  const { left: key } = keyPair([part], [part], form, map, dialect, stepId)
  const from = `FROM ${dialect.sql.identifier(base)}`
  return {
    of: 'step',
    summary: `SELECT count(DISTINCT ${key}) AS keys, count(${key}) AS rows, count(*) - count(${key}) AS without_key ${from}`,
    examples: `SELECT ${key} AS key ${from} WHERE ${key} IS NOT NULL GROUP BY 1 HAVING count(*) > 1 ORDER BY count(*) DESC, 1 LIMIT 3`,
    sourceName: noun,
    key: keyColumn,
  }
}
