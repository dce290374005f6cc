import type { ColumnType } from '../../../shared/entities/column.ts'
import type { KeyGuard } from '../../../shared/recipe/build-plan.ts'
import type { Recipe, RecipeBase, RollUpRule } from '../../../shared/recipe/recipe.ts'
import { addStep, type Compilation, countSql, type Place, refuse, tableSql, typeOf } from './compilation.ts'
import { type KeyPart, unitKey } from './key-sql.ts'
import type { PreparedSource, Relation, UnitRelation } from './relation.ts'

const UNITS = 'units'
const PLACE: Place = { sourceId: null, stepId: null }

/** Which units there are. Null where it was refused. */
export function compileBase(recipe: Recipe, compilation: Compilation): UnitRelation | null {
  const { base } = recipe.table
  return base.kind === 'source' ? fromSource(base, compilation) : fromKeys(base, compilation)
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

function fromSource(base: SourceBase, compilation: Compilation): UnitRelation | null {
  const { identifier } = compilation.dialect.sql
  const found = keyOf(base.source, base.key, base.form, compilation)
  if (found === null) return null
  const { source, key } = found
  const others = [...source.columns.keys()].filter((name) => name !== base.key)
  const from = `FROM ${identifier(source.name)} WHERE ${key.sql} IS NOT NULL`
  const keyColumn = `${key.sql} AS ${identifier(base.key)}`
  const rolled = base.rollUp === null ? null : rollUps(base.rollUp, others, source, compilation)
  const columns = new Map<string, ColumnType>([[base.key, key.type], ...(rolled?.columns ?? typesOf(others, source))])
  const select =
    rolled === null
      ? `SELECT ${[keyColumn, ...others.map(identifier)].join(', ')} ${from}`
      : `SELECT ${[keyColumn, ...rolled.sql].join(', ')} ${from} GROUP BY 1`
  const guard = base.rollUp === null ? keyGuard(base, key, source, compilation) : null
  const units: UnitRelation = { name: UNITS, base: UNITS, keyColumn: base.key, columns }
  return addBase(units, [base.source], select, guard, compilation)
}

function fromKeys(base: KeysBase, compilation: Compilation): UnitRelation | null {
  const { dialect } = compilation
  const keys = base.of.map(({ source, key }) => keyOf(source, key, base.form, compilation))
  const whole = keys.filter((key) => key !== null)
  const [first] = whole
  if (first === undefined || whole.length < keys.length) return null
  const type = whole.every(({ key }) => key.type === 'integer') ? 'integer' : 'text'
  const selects = whole.map(({ source, key }) => {
    const sql = type === 'text' && key.type === 'integer' ? dialect.wholeText(key.sql) : key.sql
    return `SELECT ${sql} AS k FROM ${dialect.sql.identifier(source.name)} WHERE ${key.sql} IS NOT NULL`
  })
  const select = `SELECT DISTINCT k AS ${dialect.sql.identifier(base.name)} FROM (${selects.join(' UNION ALL ')})`
  const columns = new Map([[base.name, type] as const])
  const units: UnitRelation = { name: UNITS, base: UNITS, keyColumn: base.name, columns }
  const reads = base.of.map(({ source }) => source)
  return addBase(units, reads, select, null, compilation)
}

function addBase(
  units: UnitRelation,
  reads: readonly string[],
  select: string,
  keyGuard: KeyGuard | null,
  compilation: Compilation,
): UnitRelation {
  const statements = [tableSql(UNITS, select, compilation)]
  const rowsOut = countSql(UNITS, compilation)
  addStep(compilation, PLACE, { kind: 'base', relation: units, reads, statements, rowsOut, keyGuard })
  return units
}

const typesOf = (names: readonly string[], { columns }: Relation): [string, ColumnType][] =>
  names.map((name) => [name, columns.get(name) ?? 'text'])

function keyGuard(base: SourceBase, key: KeyPart, source: PreparedSource, compilation: Compilation): KeyGuard {
  const from = `FROM ${compilation.dialect.sql.identifier(source.name)}`
  return {
    summary: `SELECT count(DISTINCT ${key.sql}) AS keys, count(${key.sql}) AS rows, count(*) - count(${key.sql}) AS without_key ${from}`,
    examples: `SELECT ${key.sql} AS key ${from} WHERE ${key.sql} IS NOT NULL GROUP BY 1 HAVING count(*) > 1 ORDER BY count(*) DESC, 1 LIMIT 3`,
    sourceName: compilation.nameOf(source.sourceId),
    key: base.key,
  }
}

function rollUps(
  rules: readonly { readonly column: string; readonly rule: RollUpRule }[],
  names: readonly string[],
  source: PreparedSource,
  compilation: Compilation,
): { sql: string[]; columns: [string, ColumnType][] } {
  for (const { column } of rules) typeOf(column, source, PLACE, compilation)
  const made = typesOf(names, source).map(([name, type]) => {
    const rule = rules.find(({ column }) => column === name)?.rule ?? 'agree'
    if ((rule === 'sum' || rule === 'mean') && type !== 'number' && type !== 'integer')
      refuse(compilation, PLACE, `“${name}” holds no numbers: it has no ${rule}.`, 'Choose another rule for it.')
    return { name, ...rollUp(name, type, rule, compilation) }
  })
  const { identifier } = compilation.dialect.sql
  return {
    sql: made.map(({ name, sql }) => `${sql} AS ${identifier(name)}`),
    columns: made.map(({ name, type }) => [name, type]),
  }
}

function rollUp(
  name: string,
  type: ColumnType,
  rule: RollUpRule,
  { dialect }: Compilation,
): { sql: string; type: ColumnType } {
  const value = dialect.sql.identifier(name)
  switch (rule) {
    case 'agree':
      return { sql: `CASE WHEN min(${value}) = max(${value}) THEN min(${value}) END`, type }
    case 'sum':
      return { sql: dialect.sum(value, null), type: 'number' }
    case 'mean':
      return { sql: dialect.mean(value, null), type: 'number' }
    case 'min':
      return { sql: dialect.least(value, null), type }
    case 'max':
      return { sql: dialect.greatest(value, null), type }
  }
}
