import type { KeyDecision } from '../../../shared/recipe/key-decision.ts'
import type { KeyForm } from '../../../shared/recipe/key-form.ts'
import type { Recipe } from '../../../shared/recipe/recipe.ts'
import type { Compilation } from './compilation.ts'
import { type KeyPart, keyText } from './key-sql.ts'
import type { RecipeDialect } from './recipe-dialect.ts'
import { TURNED } from './unit-keys.ts'

const WHOLE = /^-?\d{1,15}$/

/** The table of merged keys: of whole-number keys only those that are one can occur. */
export function decidedKeysSql(
  pairs: readonly (readonly [from: string, to: string])[],
  type: 'text' | 'integer',
  form: KeyForm,
  dialect: RecipeDialect,
): string {
  const { identifier } = dialect.sql
  const [from, to] = [identifier(TURNED.from), identifier(TURNED.to)]
  const able = type === 'text' ? pairs : pairs.filter((pair) => pair.every((key) => WHOLE.test(key)))
  const value = (name: string): string => (type === 'text' ? keyText({ sql: name, type }, form, dialect) : name)
  return `SELECT ${value('f')} AS ${from}, min(${value('t')}) AS ${to} FROM ${dialect.mergedKeys(able, type)} AS v(f, t) GROUP BY 1`
}

/** Keys that people decided about and that occur neither in the base nor in a source that joins by it: one column `key`. */
export function unusedKeysSql(recipe: Recipe, compilation: Compilation): string | null {
  const keys = [...new Set(recipe.keyDecisions.flatMap(keysOf))]
  if (keys.length === 0) return null
  const { dialect } = compilation
  const { form } = recipe.table.base
  const known = keyColumns(recipe).flatMap(({ source, key }) => {
    const prepared = compilation.prepared.get(source)
    const type = prepared?.columns.get(key)
    if (prepared === undefined || type === undefined) return []
    const part: KeyPart = { sql: dialect.sql.identifier(key), type }
    return [`SELECT ${keyText(part, form, dialect)} AS k FROM ${dialect.sql.identifier(prepared.name)}`]
  })
  const rows = keys.map((key) => `(${dialect.sql.text(key)})`).join(', ')
  const decided = `SELECT f, ${keyText({ sql: 'f', type: 'text' }, form, dialect)} AS k FROM (VALUES ${rows}) AS v(f)`
  return (
    `SELECT d.f AS key FROM (${decided}) d LEFT JOIN (SELECT DISTINCT k FROM (${known.join(' UNION ALL ')})) o ` +
    'ON d.k = o.k WHERE o.k IS NULL ORDER BY 1'
  )
}

function keysOf(decision: KeyDecision): readonly string[] {
  if (decision.kind === 'split') return [decision.key]
  return [decision.key, decision.kind === 'merge' ? decision.into : decision.other]
}

/** Where keys of units stand: in the base, and in every source that joins by the unit's key. */
function keyColumns({ table: { base, steps } }: Recipe): readonly { source: string; key: string }[] {
  const joined = steps.flatMap((step) =>
    step.kind === 'attach' || step.kind === 'features' ? [{ source: step.source, key: step.key }] : [],
  )
  return [...(base.kind === 'source' ? [{ source: base.source, key: base.key }] : base.of), ...joined]
}
