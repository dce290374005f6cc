import { type ColumnType, columnType } from '../../../shared/entities/column.ts'
import type { Feature } from '../../../shared/recipe/feature.ts'
import { type ColumnNeed, columnsOfFeature, rulesOfFeature } from '../../../shared/recipe/feature-parts.ts'
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
import { looksFromRowToRow, rowOrderSql } from './row-order-sql.ts'
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
    .filter(({ feature }) => !looksFromRowToRow(feature))
    .map((feature) => `${featureSql(feature, dialect)} AS ${identifier(`f ${feature.name}`)}`)
  const statements = [
    ...keyed.statements,
    tableSql(asked, askedSql(source, pair.left, totals, aggregates, dialect), compilation),
    ...rowOrderFeatures(features).map((input, index) =>
      tableSql(
        relationName('ordered', step.id, index),
        rowOrderSql({ input, dialect, key: pair.left, relation: source.name }),
        compilation,
      ),
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

const FITTING: Readonly<Record<ColumnNeed, readonly ColumnType[]>> = {
  number: ['number', 'integer'],
  day: ['date'],
  any: columnType.options,
}

const UNFIT = {
  number: (feature: string, column: string) => ({
    message: `“${feature}” computes with “${column}”, which holds no numbers.`,
    remedy: 'Choose a column of numbers, or set its type where the source is read.',
  }),
  day: (feature: string, column: string) => ({
    message: `“${feature}” counts days from “${column}”, which holds no days.`,
    remedy: 'Choose a column of days, or set its type where the source is read.',
  }),
} as const

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
  const columns = columnsOfFeature(feature).map(({ name, needs }) => ({
    needs,
    name,
    type: typeOf(name, source, place, compilation),
  }))
  const where = feature.where === null ? null : conditionSql(feature.where, source, place, compilation)
  const rules = rulesOfFeature(feature).map((text) => [text, conditionSql(text, source, place, compilation)] as const)
  const known = new Map(rules.flatMap(([text, sql]) => (sql === null ? [] : [[text, sql] as const])))
  const isRefused = columns.some(({ type }) => type === null) || (feature.where !== null && where === null)
  if (isRefused || rules.some(([text]) => !known.has(text))) return null
  if (needsDay(feature) && source.dayColumn === null) {
    const remedy = 'Say which column of the source holds the day.'
    return refuse(compilation, place, `“${feature.name}” needs the day of each row.`, remedy)
  }
  const unfit = columns.find(({ needs, type }) => type !== null && !FITTING[needs].includes(type))
  if (unfit !== undefined) {
    const { message, remedy } = UNFIT[unfit.needs === 'day' ? 'day' : 'number'](feature.name, unfit.name)
    return refuse(compilation, place, message, remedy)
  }
  const column = 'column' in feature ? feature.column : null
  const valueType = column === null ? null : (source.columns.get(column) ?? null)
  const day = source.dayColumn === null ? null : identifier(source.dayColumn)
  const recent =
    feature.windowDays === null || day === null ? null : `${dialect.sql.daysBetween(day, asOf)} < ${feature.windowDays}`
  const conditions = [where === null ? null : `(${where})`, recent].filter((each) => each !== null)
  const filter = conditions.length === 0 ? null : conditions.join(' AND ')
  const value = column === null ? null : identifier(column)
  return { feature, value, valueType, day, asOf, filter, rules: known, relation: source.name, complete }
}

const rowOrderFeatures = (features: readonly NamedFeature[]): readonly NamedFeature[] =>
  features.filter(({ feature }) => looksFromRowToRow(feature))

function joinedSql(
  key: string,
  features: readonly NamedFeature[],
  stepId: string,
  units: UnitRelation,
  { dialect }: Compilation,
): string {
  const { identifier } = dialect.sql
  const ordered = rowOrderFeatures(features)
  const columns = features.map((feature) => {
    const at = ordered.indexOf(feature)
    const value = at >= 0 ? `o${at}.v` : `f.${identifier(`f ${feature.name}`)}`
    const sql = isZeroWithoutRows(feature)
      ? `CASE WHEN f.${identifier(ASKED.rows)} IS NULL THEN 0 ELSE ${value} END`
      : value
    return `${sql} AS ${identifier(feature.name)}`
  })
  const join = (table: string, alias: string, own: string): string =>
    `LEFT JOIN ${identifier(table)} ${alias} ON ${key} = ${alias}.${own}`
  const joins = [
    join(relationName('asked', stepId), 'f', identifier(ASKED.key)),
    ...ordered.map((_, index) => join(relationName('ordered', stepId, index), `o${index}`, 'k')),
  ]
  return `SELECT u.*, ${columns.join(', ')} FROM ${identifier(units.name)} u ${joins.join(' ')}`
}
