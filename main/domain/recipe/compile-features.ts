import type { ColumnType } from '../../../shared/entities/column.ts'
import type { Feature } from '../../../shared/recipe/feature.ts'
import type { FeaturesStep } from '../../../shared/recipe/recipe-step.ts'
import { relationName } from '../../../shared/recipe/relation-name.ts'
import { askedSql } from './asked-rows.ts'
import {
  addStep,
  type Compilation,
  conditionSql,
  freeName,
  type Place,
  refuse,
  tableSql,
  typeOf,
  viewSql,
  watchedColumns,
} from './compilation.ts'
import { evenedUnits } from './evened-units.ts'
import { type FeatureInput, featureSql, featureType, isZeroWithoutRows, needsDay } from './feature-sql.ts'
import { keyPair } from './key-sql.ts'
import { ASKED, FOUND, matchQueries } from './match-queries.ts'
import type { PreparedSource, UnitRelation } from './relation.ts'
import { keyedSource } from './unit-keys.ts'

interface NamedFeature extends FeatureInput {
  readonly name: string
  readonly type: ColumnType
}

/** Adds a source's features to the units. Null where something was refused. */
export function compileFeatures(
  step: FeaturesStep,
  units: UnitRelation,
  rows: PreparedSource,
  complete: boolean,
  compilation: Compilation,
): UnitRelation | null {
  const { dialect } = compilation
  const { identifier } = dialect.sql
  const place: Place = { sourceId: null, stepId: step.id }
  const ownType = typeOf(step.key, rows, place, compilation)
  const features = namedFeatures(step.features, units, rows, complete, place, compilation)
  if (ownType === null || features === null) return null
  const keyed = keyedSource(rows, { key: step.key, type: ownType }, step, units, step.id, compilation)
  const { source, key } = keyed
  const unitType = units.columns.get(units.keyColumn) ?? 'text'
  const pairWith = (prefix: string) =>
    keyPair(
      [{ sql: identifier(key), type: keyed.type }],
      [{ sql: `${prefix}${identifier(units.keyColumn)}`, type: unitType }],
      step.form,
      keyed.map,
      dialect,
      step.id,
    )
  const pair = pairWith('')
  const name = relationName('step', step.id)
  const [asked, found] = [relationName('asked', step.id), relationName('keys', step.id)]
  const totals = watchedColumns(source, [step.key, key], compilation)
  const aggregates = features
    .filter(({ feature }) => feature.kind !== 'medianGap')
    .map((feature) => `${featureSql(feature, dialect)} AS ${identifier(`f ${feature.name}`)}`)
  const statements = [
    ...keyed.statements,
    tableSql(asked, askedSql(source, pair.left, totals, aggregates, dialect), compilation),
    ...gapFeatures(features).map((feature, index) =>
      tableSql(relationName('gaps', step.id, index), gapSql(pair.left, feature, source, compilation), compilation),
    ),
    viewSql(
      found,
      `SELECT ${pair.right} AS ${identifier(FOUND.key)}, 1 AS ${identifier(FOUND.count)} FROM ${identifier(units.base)}`,
      compilation,
    ),
    viewSql(name, joinedSql(pairWith('u.').right, features, step.id, units, compilation), compilation),
  ]
  const match = matchQueries({ asked, found, totals, isText: pair.isText, keepsUnmatched: false, guard: null }, dialect)
  const added = features.map((feature) => [feature.name, feature.type] as const)
  const relation = { ...units, name, columns: new Map([...units.columns, ...added]) }
  const keyGuard = evenedUnits(units, step.form, [], step.id, compilation)
  addStep(compilation, place, { kind: step.kind, relation, statements, match, keyGuard })
  return relation
}

function namedFeatures(
  features: readonly Feature[],
  units: UnitRelation,
  source: PreparedSource,
  complete: boolean,
  place: Place,
  compilation: Compilation,
): readonly NamedFeature[] | null {
  const named: NamedFeature[] = []
  const taken = new Map(units.columns)
  let whole = true
  for (const feature of features) {
    const name = freeName(feature.name, { ...units, columns: taken }, place, compilation)
    const input = featureInput(feature, source, complete, place, compilation)
    whole &&= name !== null && input !== null
    if (name === null || input === null) continue
    const type = featureType(input)
    taken.set(name, type)
    named.push({ ...input, name, type })
  }
  return whole ? named : null
}

/** What a feature computes with, over the rows of a source. Null where something was refused. */
export function featureInput(
  feature: Feature,
  source: PreparedSource,
  complete: boolean,
  place: Place,
  compilation: Compilation,
): FeatureInput | null {
  const { dialect, asOf } = compilation
  const { identifier } = dialect.sql
  const column = 'column' in feature ? feature.column : null
  const valueType = column === null ? null : typeOf(column, source, place, compilation)
  const where = feature.where === null ? null : conditionSql(feature.where, source, place, compilation)
  const part = feature.kind === 'share' ? conditionSql(feature.of, source, place, compilation) : null
  const refusedPart =
    (column !== null && valueType === null) ||
    (feature.where !== null && where === null) ||
    (feature.kind === 'share' && part === null)
  if (refusedPart) return null
  if (needsDay(feature) && source.dayColumn === null) {
    const remedy = 'Say which column of the source holds the day.'
    return refuse(compilation, place, `“${feature.name}” needs the day of each row.`, remedy)
  }
  const computes =
    feature.kind === 'sum' || feature.kind === 'mean' || feature.kind === 'share' || feature.kind === 'trend'
  if (computes && valueType !== null && valueType !== 'number' && valueType !== 'integer') {
    const remedy = 'Choose a column of numbers, or set its type where the source is read.'
    return refuse(compilation, place, `“${feature.name}” computes with “${column}”, which holds no numbers.`, remedy)
  }
  const day = source.dayColumn === null ? null : identifier(source.dayColumn)
  const recent =
    feature.windowDays === null || day === null ? null : `${dialect.sql.daysBetween(day, asOf)} < ${feature.windowDays}`
  const conditions = [where === null ? null : `(${where})`, recent].filter((each) => each !== null)
  const filter = conditions.length === 0 ? null : conditions.join(' AND ')
  return { feature, value: column === null ? null : identifier(column), valueType, day, asOf, filter, part, complete }
}

const gapFeatures = (features: readonly NamedFeature[]): readonly NamedFeature[] =>
  features.filter(({ feature }) => feature.kind === 'medianGap')

function gapSql(key: string, { filter, day }: NamedFeature, source: PreparedSource, { dialect }: Compilation): string {
  const { identifier } = dialect.sql
  const where = filter === null ? '' : ` AND ${filter}`
  const days = `SELECT DISTINCT ${key} AS k, ${day ?? 'NULL'} AS d FROM ${identifier(source.name)} WHERE ${key} IS NOT NULL${where}`
  const gaps = `SELECT k, ${dialect.gapBefore('d', 'k')} AS gap FROM (${days}) AS o`
  return `SELECT k AS ${identifier(ASKED.key)}, ${dialect.median('gap', null)} AS ${identifier('gap')} FROM (${gaps}) AS o GROUP BY 1`
}

function joinedSql(
  key: string,
  features: readonly NamedFeature[],
  stepId: string,
  units: UnitRelation,
  { dialect }: Compilation,
): string {
  const { identifier } = dialect.sql
  const gaps = gapFeatures(features)
  const columns = features.map((feature) => {
    const at = gaps.indexOf(feature)
    const value = at >= 0 ? `g${at}.${identifier('gap')}` : `f.${identifier(`f ${feature.name}`)}`
    const sql = isZeroWithoutRows(feature)
      ? `CASE WHEN f.${identifier(ASKED.rows)} IS NULL THEN 0 ELSE ${value} END`
      : value
    return `${sql} AS ${identifier(feature.name)}`
  })
  const join = (table: string, alias: string): string =>
    `LEFT JOIN ${identifier(table)} ${alias} ON ${key} = ${alias}.${identifier(ASKED.key)}`
  const joins = [
    join(relationName('asked', stepId), 'f'),
    ...gaps.map((_, index) => join(relationName('gaps', stepId, index), `g${index}`)),
  ]
  return `SELECT u.*, ${columns.join(', ')} FROM ${identifier(units.name)} u ${joins.join(' ')}`
}
