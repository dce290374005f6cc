import type { ColumnType } from '../../../shared/entities/column.ts'
import { SPLIT_JOINT } from '../../../shared/recipe/key-decision.ts'
import type { KeyForm, KeyMapping } from '../../../shared/recipe/key-form.ts'
import { relationName } from '../../../shared/recipe/relation-name.ts'
import { type Compilation, viewSql } from './compilation.ts'
import { type KeyPart, keyPair, keyText } from './key-sql.ts'
import type { RecipeDialect } from './recipe-dialect.ts'
import type { PreparedSource, Relation } from './relation.ts'

/** Columns of the relation that says which unit a key belongs to. */
export const TURNED = { from: '#from', to: '#to' } as const
/** Columns of a source's rows where keys were decided about: the key as it stands, and the unit's. */
const KEYED = { own: '#own', unit: '#unit' } as const

/** Keys of the base that are not the unit's own: merged ones, split ones, children of a parent that is the unit. */
export interface UnitKeys {
  /** Relation with the columns TURNED: every key that goes to another one, once. */
  readonly relation: string
  readonly type: 'text' | 'integer'
  /** Split keys by the column that tells their units apart. */
  readonly splits: ReadonlyMap<string, readonly string[]>
}

/** A key (as text) with its split keys told apart; a split key of a relation without the column belongs to no unit. */
export function splitKey(
  key: string,
  relation: Relation,
  prefix: string,
  splits: UnitKeys['splits'],
  form: KeyForm,
  dialect: RecipeDialect,
): string {
  const cases = [...splits].flatMap(([by, keys]) => {
    const type = relation.columns.get(by)
    if (type === undefined) return []
    const value = keyText({ sql: `${prefix}${dialect.sql.identifier(by)}`, type }, form, dialect)
    const listed = keys.map((each) => evenedText(each, form, dialect)).join(', ')
    return [`WHEN ${key} IN (${listed}) THEN ${key} || ${dialect.sql.text(SPLIT_JOINT)} || coalesce(${value}, '')`]
  })
  return cases.length === 0 ? key : `CASE ${cases.join(' ')} ELSE ${key} END`
}

/** A source's rows with the unit that each belongs to. */
export interface KeyedSource {
  readonly source: PreparedSource
  readonly key: string
  readonly type: ColumnType
  /** The column with the key as it stands, where several of them may be one unit; else null. */
  readonly own: string | null
  /** What is still to be read as other keys. */
  readonly map: readonly KeyMapping[]
  readonly statements: readonly string[]
}

/** A source whose key is looked at as the units' own: as it is where nothing was decided about keys. */
export function keyedSource(
  source: PreparedSource,
  { key, type }: { readonly key: string; readonly type: ColumnType },
  { form, map }: { readonly form: KeyForm; readonly map: readonly KeyMapping[] },
  { keys }: { readonly keys: UnitKeys | null },
  stepId: string,
  compilation: Compilation,
): KeyedSource {
  if (keys === null) return { source, key, type, own: null, map, statements: [] }
  const { dialect } = compilation
  const { identifier } = dialect.sql
  const row: KeyPart = { sql: `s.${identifier(key)}`, type }
  const turnedFrom: KeyPart = { sql: `k.${identifier(TURNED.from)}`, type: keys.type }
  const pair = keyPair([row], [turnedFrom], form, map, dialect, stepId)
  const own = pair.isText ? splitKey(pair.left, source, 's.', keys.splits, form, dialect) : pair.left
  const to = `k.${identifier(TURNED.to)}`
  const turned = pair.isText && keys.type === 'integer' ? dialect.wholeText(to) : to
  const keyType: ColumnType = pair.isText ? 'text' : 'integer'
  const name = relationName('unit', stepId)
  const select =
    `SELECT s.*, ${own} AS ${identifier(KEYED.own)}, coalesce(${turned}, ${own}) AS ${identifier(KEYED.unit)} ` +
    `FROM ${identifier(source.name)} s LEFT JOIN ${identifier(keys.relation)} k ON ${own} = ${pair.right}`
  const columns = new Map([...source.columns, [KEYED.own, keyType] as const, [KEYED.unit, keyType] as const])
  return {
    source: { ...source, name, columns },
    key: KEYED.unit,
    type: keyType,
    own: KEYED.own,
    map: [],
    statements: [viewSql(name, select, compilation)],
  }
}

/** A key that a person wrote, evened out as keys of rows are. */
export function evenedText(key: string, form: KeyForm, dialect: RecipeDialect): string {
  return keyText({ sql: dialect.sql.text(key), type: 'text' }, form, dialect)
}
