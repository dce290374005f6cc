import type { MatchQueries } from '../../../shared/recipe/build-plan.ts'
import type { KeyForm, KeyMapping } from '../../../shared/recipe/key-form.ts'
import { relationName } from '../../../shared/recipe/relation-name.ts'
import { askedSql } from './asked-rows.ts'
import {
  type Compilation,
  freeName,
  type Place,
  refuse,
  tableSql,
  typeOf,
  viewSql,
  watchedColumns,
} from './compilation.ts'
import { foundSql } from './found-rows.ts'
import { type KeyPart, keyPair } from './key-sql.ts'
import { FOUND, matchQueries } from './match-queries.ts'
import type { PreparedSource, Relation } from './relation.ts'

/** Columns of a source that are looked up by keys: for rows of another source, or for units. */
export interface LookUp {
  readonly relation: Relation
  readonly rowsOf: string
  readonly other: PreparedSource
  readonly on: readonly { readonly column: string; readonly other: string }[]
  readonly form: KeyForm
  readonly map: readonly KeyMapping[]
  readonly columns: readonly { readonly column: string; readonly as: string | null }[]
  readonly stepId: string
  readonly place: Place
  /** The column with the key as it stands, where several keys of the other source may be one unit; else null. */
  readonly own: string | null
}

export interface CompiledLookUp {
  readonly relation: Relation
  readonly statements: readonly string[]
  readonly match: MatchQueries
}

/** Null where something was refused. Every row keeps its place and has at most one partner. */
export function compileLookUp(lookUp: LookUp, compilation: Compilation): CompiledLookUp | null {
  const { relation, other, stepId } = lookUp
  const name = relationName('step', stepId)
  const { dialect } = compilation
  const { identifier } = dialect.sql
  const pair = pairOf(lookUp, compilation)
  const taken = takenColumns(lookUp, compilation)
  if (pair === null || taken === null) return null
  const [found, asked] = [relationName('keys', stepId), relationName('asked', stepId)]
  const totals = watchedColumns(
    relation,
    lookUp.on.map(({ column }) => column),
    compilation,
  )
  const looked = taken.map(({ as }, index) => `f.${identifier(FOUND.value(index))} AS ${identifier(as)}`)
  const leftOf = pair.leftOf('r.')
  return {
    relation: { name, columns: new Map([...relation.columns, ...taken.map(({ as, type }) => [as, type] as const)]) },
    statements: [
      tableSql(
        found,
        foundSql(
          other,
          taken.map(({ column }) => column),
          pair.right,
          lookUp.own,
          dialect,
        ),
        compilation,
      ),
      tableSql(asked, askedSql(relation, pair.leftOf(''), totals, [], dialect), compilation),
      viewSql(
        name,
        `SELECT r.*, ${looked.join(', ')} FROM ${identifier(relation.name)} r ` +
          `LEFT JOIN ${identifier(found)} f ON ${leftOf} = f.${identifier(FOUND.key)}`,
        compilation,
      ),
    ],
    match: matchQueries(
      {
        asked,
        found,
        totals,
        isText: pair.isText,
        keepsUnmatched: true,
        guard: {
          rowsOf: lookUp.rowsOf,
          keysOf: compilation.nameOf(other.sourceId),
          key: lookUp.on.map((each) => each.other).join(', '),
        },
      },
      dialect,
    ),
  }
}

interface Pair {
  leftOf(prefix: string): string
  readonly right: string
  readonly isText: boolean
}

function pairOf(lookUp: LookUp, compilation: Compilation): Pair | null {
  const { relation, other, on, form, map, place } = lookUp
  const { dialect } = compilation
  const { identifier } = dialect.sql
  if (map.length > 0 && on.length > 1)
    return refuse(compilation, place, 'A key of several columns cannot be mapped value by value.')
  const parts: { left: KeyPart; right: KeyPart }[] = []
  for (const each of on) {
    const left = typeOf(each.column, relation, place, compilation)
    const right = typeOf(each.other, other, place, compilation)
    if (left === null || right === null) return null
    parts.push({
      left: { sql: identifier(each.column), type: left },
      right: { sql: identifier(each.other), type: right },
    })
  }
  const pair = (prefix: string) =>
    keyPair(
      parts.map(({ left }) => ({ ...left, sql: `${prefix}${left.sql}` })),
      parts.map(({ right }) => right),
      form,
      map,
      dialect,
      lookUp.stepId,
    )
  const { right, isText } = pair('')
  return { leftOf: (prefix) => pair(prefix).left, right, isText }
}

function takenColumns({ relation, other, columns, place }: LookUp, compilation: Compilation) {
  const named = new Map(relation.columns)
  const taken = columns.map(({ column, as }) => {
    const type = typeOf(column, other, place, compilation)
    const name = freeName(as ?? column, { ...relation, columns: named }, place, compilation)
    if (type !== null && name !== null) named.set(name, type)
    return type === null || name === null ? null : { column, as: name, type }
  })
  const whole = taken.filter((each) => each !== null)
  return whole.length === taken.length ? whole : null
}
