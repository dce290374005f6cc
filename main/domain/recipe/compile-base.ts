import type { ColumnType } from '../../../shared/entities/column.ts'
import type { KeyGuard } from '../../../shared/recipe/build-plan.ts'
import { type ResolvedKeys, resolveKeys } from '../../../shared/recipe/key-decision.ts'
import { type Recipe, type RecipeBase, type RollUpRule, UNIT_KEYS_STEP } from '../../../shared/recipe/recipe.ts'
import { relationName } from '../../../shared/recipe/relation-name.ts'
import { addStep, type Compilation, countSql, type Place, refuse, tableSql, typeOf } from './compilation.ts'
import { compileUnitKeys, needsUnitKeys } from './compile-unit-keys.ts'
import { type KeyPart, unitKey } from './key-sql.ts'
import type { PreparedSource, Relation, UnitRelation } from './relation.ts'
import { canRollUp, rollUp } from './roll-up.ts'
import { evenedText, splitKey } from './unit-keys.ts'

const UNITS = 'units'
const PLACE: Place = { sourceId: null, stepId: null }

/** Which units there are. Null where it was refused. */
export function compileBase(recipe: Recipe, compilation: Compilation): UnitRelation | null {
  const { base } = recipe.table
  const decided = resolveKeys(recipe.keyDecisions, base.form)
  for (const [key, other] of decided.contradictions)
    refuse(
      compilation,
      { sourceId: null, stepId: UNIT_KEYS_STEP },
      `“${key}” and “${other}” are to stay two, but merges with other keys make them one.`,
      'Take one of these decisions back.',
    )
  const rows =
    base.kind === 'source'
      ? fromSource(base, recipe, decided, compilation)
      : fromKeys(base, recipe, decided, compilation)
  if (rows === null || !needsUnitKeys(recipe)) return rows
  return compileUnitKeys(rows, recipe, decided, compilation)
}

type SourceBase = Extract<RecipeBase, { kind: 'source' }>
type KeysBase = Extract<RecipeBase, { kind: 'keys' }>

function keyOf(
  sourceId: string,
  column: string,
  form: RecipeBase['form'],
  compilation: Compilation,
): { source: PreparedSource; key: KeyPart } | null {
  const { dialect } = compilation
  const source = compilation.prepared.get(sourceId)
  if (source === undefined) return refuse(compilation, PLACE, `There is no source “${sourceId}”.`)
  const type = typeOf(column, source, PLACE, compilation)
  if (type === null) return null
  const key = unitKey({ sql: dialect.sql.identifier(column), type }, form, dialect)
  if (key !== null) return { source, key }
  return refuse(compilation, PLACE, `“${column}” cannot be the key: only text and whole numbers can.`)
}

/** A key with its split keys told apart: a text then, whatever it was. */
function toldApart(
  key: KeyPart,
  source: Relation,
  form: RecipeBase['form'],
  { splits }: ResolvedKeys,
  { dialect }: Compilation,
): KeyPart {
  if (splits.size === 0) return key
  const text = key.type === 'integer' ? dialect.wholeText(key.sql) : key.sql
  return { sql: splitKey(text, source, '', splits, form, dialect), type: 'text' }
}

function fromSource(
  base: SourceBase,
  recipe: Recipe,
  decided: ResolvedKeys,
  compilation: Compilation,
): UnitRelation | null {
  const { identifier } = compilation.dialect.sql
  const found = keyOf(base.source, base.key, base.form, compilation)
  if (found === null) return null
  const { source } = found
  const key = toldApart(found.key, source, base.form, decided, compilation)
  const parent = parentOf(base, found, compilation)
  if (parent === null && base.parent !== null) return null
  const others = [...source.columns.keys()].filter((name) => name !== base.key)
  const keyColumn = `${key.sql} AS ${identifier(base.key)}`
  const isParent = (name: string): boolean => parent !== null && name === base.parent?.column
  const expressionOf = (name: string): string => (isParent(name) ? (parent?.sql ?? '') : identifier(name))
  const typeFor = (name: string): ColumnType =>
    isParent(name) ? (parent?.type ?? 'text') : (source.columns.get(name) ?? 'text')
  const from = `FROM ${identifier(source.name)} WHERE ${key.sql} IS NOT NULL`
  // Where keys were decided about, rows become one once all of that is known.
  const rolled = base.rollUp === null || needsUnitKeys(recipe) ? null : base.rollUp
  for (const { column, rule } of [...(base.rollUp ?? []), ...base.mergeRules])
    checkRule(column, rule, source, compilation)
  const made = others.map((name) => {
    const [value, type] = [expressionOf(name), typeFor(name)]
    if (rolled === null) return { name, sql: value, type }
    const rule = rolled.find(({ column }) => column === name)?.rule ?? 'agree'
    return { name, ...rollUp(value, type, canRollUp(rule, type) ? rule : 'agree', compilation.dialect) }
  })
  const columns = new Map<string, ColumnType>([
    [base.key, key.type],
    ...made.map(({ name, type }) => [name, type] as const),
  ])
  const select =
    `SELECT ${[keyColumn, ...made.map(({ name, sql }) => `${sql} AS ${identifier(name)}`)].join(', ')} ${from}` +
    (rolled === null ? '' : ' GROUP BY 1')
  const guard = base.rollUp === null ? keyGuard(base, key, decided, source, compilation) : null
  return addBase(baseOf(recipe, base.key, columns), [base.source], select, guard, compilation)
}

/** The key of the parent, evened out as the key itself. Null, and a problem, where it can be none. */
function parentOf(
  base: SourceBase,
  { source, key }: { readonly source: PreparedSource; readonly key: KeyPart },
  compilation: Compilation,
): KeyPart | null {
  if (base.parent === null) return null
  const { column } = base.parent
  if (column === base.key) return refuse(compilation, PLACE, `“${column}” is the key of the row, not of its parent.`)
  const type = typeOf(column, source, PLACE, compilation)
  if (type === null) return null
  const { dialect } = compilation
  const parent = unitKey({ sql: dialect.sql.identifier(column), type }, base.form, dialect)
  if (parent?.type === key.type) return parent
  const remedy = `Set the type of one of them, so that “${column}” and “${base.key}” are of the same kind.`
  return refuse(compilation, PLACE, `“${column}” cannot hold keys of parents: “${base.key}” is another kind.`, remedy)
}

function fromKeys(
  base: KeysBase,
  recipe: Recipe,
  decided: ResolvedKeys,
  compilation: Compilation,
): UnitRelation | null {
  const { dialect } = compilation
  const keys = base.of.map(({ source, key }) => keyOf(source, key, base.form, compilation))
  const whole = keys.filter((key) => key !== null)
  const [first] = whole
  if (first === undefined || whole.length < keys.length) return null
  const type = whole.every(({ key }) => key.type === 'integer') && decided.splits.size === 0 ? 'integer' : 'text'
  const selects = whole.map(({ source, key }) => {
    const text = toldApart(key, source, base.form, decided, compilation)
    const sql = type === 'text' && text.type === 'integer' ? dialect.wholeText(text.sql) : text.sql
    return `SELECT ${sql} AS k FROM ${dialect.sql.identifier(source.name)} WHERE ${key.sql} IS NOT NULL`
  })
  const select = `SELECT DISTINCT k AS ${dialect.sql.identifier(base.name)} FROM (${selects.join(' UNION ALL ')}) AS o`
  const columns = new Map([[base.name, type] as const])
  const reads = base.of.map(({ source }) => source)
  return addBase(baseOf(recipe, base.name, columns), reads, select, null, compilation)
}

function baseOf(recipe: Recipe, keyColumn: string, columns: ReadonlyMap<string, ColumnType>): UnitRelation {
  const name = needsUnitKeys(recipe) ? relationName('units', 'rows') : UNITS
  return {
    name,
    base: name,
    keyColumn,
    form: recipe.table.base.form,
    noun: recipe.unit.noun.plural,
    columns,
    keys: null,
  }
}

function addBase(
  units: UnitRelation,
  reads: readonly string[],
  select: string,
  keyGuard: KeyGuard | null,
  compilation: Compilation,
): UnitRelation {
  const statements = [tableSql(units.name, select, compilation)]
  const rowsOut = countSql(units.name, compilation)
  addStep(compilation, PLACE, { kind: 'base', relation: units, reads, statements, rowsOut, keyGuard })
  return units
}

function keyGuard(
  base: SourceBase,
  key: KeyPart,
  { selfMerged }: ResolvedKeys,
  source: PreparedSource,
  { dialect, nameOf }: Compilation,
): KeyGuard {
  const from = `FROM ${dialect.sql.identifier(source.name)}`
  const text = key.type === 'integer' ? dialect.wholeText(key.sql) : key.sql
  const merged = [...selfMerged].map((each) => evenedText(each, base.form, dialect)).join(', ')
  const rows = merged === '' ? from : `${from} WHERE coalesce(${text}, '') NOT IN (${merged})`
  const present = merged === '' ? `${from} WHERE ${key.sql} IS NOT NULL` : `${rows} AND ${key.sql} IS NOT NULL`
  return {
    summary: `SELECT count(DISTINCT ${key.sql}) AS keys, count(${key.sql}) AS rows, count(*) - count(${key.sql}) AS without_key ${rows}`,
    examples: `SELECT ${key.sql} AS key ${present} GROUP BY 1 HAVING count(*) > 1 ORDER BY count(*) DESC, 1 LIMIT 3`,
    of: 'base',
    sourceName: nameOf(source.sourceId),
    key: base.key,
  }
}

function checkRule(column: string, rule: RollUpRule, source: PreparedSource, compilation: Compilation): void {
  const type = typeOf(column, source, PLACE, compilation)
  if (type === null || canRollUp(rule, type)) return
  refuse(compilation, PLACE, `“${column}” holds no numbers: it has no ${rule}.`, 'Choose another rule for it.')
}
