import { assertNever } from '../../../shared/contract/assert-never.ts'
import type { ColumnType } from '../../../shared/entities/column.ts'
import { DAYS_PER_BLOCK, type Feature } from '../../../shared/recipe/feature.ts'
import type { RecipeDialect } from './recipe-dialect.ts'
import { looksFromRowToRow } from './row-order-sql.ts'

/** What a feature is computed over, as SQL expressions. */
export interface FeatureInput {
  readonly feature: Feature
  /** The feature's column; null where it has none. */
  readonly value: string | null
  readonly valueType: ColumnType | null
  /** The day of a row; null where the source has none. */
  readonly day: string | null
  readonly asOf: string
  /** Which rows count; null: all. */
  readonly filter: string | null
  /** The feature's other rules, each by its text. */
  readonly rules: ReadonlyMap<string, string>
  /** The relation of all rows. */
  readonly relation: string
  /** A unit without such rows has nothing, rather than nobody knows. */
  readonly complete: boolean
}

/** Kinds for which no rows mean 0 where the source is complete. */
const ZERO_KINDS: ReadonlySet<Feature['kind']> = new Set(['count', 'frequency', 'sum', 'distinct', 'trend', 'breadth'])

/** Kinds that compute with values: what overflows must be missing before a later step compares it. */
const MAY_OVERFLOW: ReadonlySet<Feature['kind']> = new Set(['sum', 'mean', 'share', 'trend', 'perDay'])

export function isZeroWithoutRows({ feature, complete }: FeatureInput): boolean {
  return complete && ZERO_KINDS.has(feature.kind)
}

const OF_DAYS: ReadonlySet<Feature['kind']> = new Set([
  'frequency',
  'recency',
  'tenure',
  'meanGap',
  'first',
  'last',
  'perDay',
])

/** Whether a feature needs the day of each row. */
export function needsDay(feature: Feature): boolean {
  return feature.windowDays !== null || OF_DAYS.has(feature.kind) || looksFromRowToRow(feature)
}

export function featureType({ feature, valueType }: FeatureInput): ColumnType {
  switch (feature.kind) {
    case 'count':
    case 'frequency':
    case 'recency':
    case 'tenure':
    case 'distinct':
      return 'integer'
    case 'min':
    case 'max':
    case 'first':
    case 'last':
      return valueType ?? 'text'
    default:
      return 'number'
  }
}

/** The aggregate over a unit's rows (see Feature), missing where it is beyond every number. */
export function featureSql(input: FeatureInput, dialect: RecipeDialect): string {
  const { filter } = input
  const plain = plainSql(input, dialect)
  const aggregate = MAY_OVERFLOW.has(input.feature.kind)
    ? `CASE WHEN ${dialect.formula.isFinite(plain)} THEN ${plain} END`
    : plain
  if (!ZERO_KINDS.has(input.feature.kind)) return aggregate
  // Rows without any value are not the same as no rows.
  const none = input.complete ? '0' : 'NULL'
  return `CASE WHEN ${dialect.count(filter)} = 0 THEN ${none} ELSE ${aggregate} END`
}

function plainSql(input: FeatureInput, dialect: RecipeDialect): string {
  const { feature, value, day, asOf, filter } = input
  const [v, d] = [value ?? 'NULL', day ?? 'NULL']
  const days = (from: string, to: string): string => dialect.sql.daysBetween(from, to)
  switch (feature.kind) {
    case 'count':
      return dialect.count(filter)
    case 'frequency':
      return dialect.countDistinct(d, filter)
    case 'recency':
      return days(dialect.greatest(d, filter), asOf)
    case 'tenure':
      return days(dialect.least(d, filter), asOf)
    case 'meanGap': {
      const span = dialect.double(days(dialect.least(d, filter), dialect.greatest(d, filter)))
      return `${span} / nullif(${dialect.countDistinct(d, filter)} - 1, 0)`
    }
    case 'sum':
      return dialect.sum(v, filter)
    case 'mean':
      return dialect.mean(v, filter)
    case 'min':
      return dialect.least(v, filter)
    case 'max':
      return dialect.greatest(v, filter)
    case 'first':
      return dialect.firstBy(v, d, filter)
    case 'last':
      return dialect.lastBy(v, d, filter)
    case 'distinct':
      return dialect.countDistinct(v, filter)
    case 'share':
      return shareSql(input, input.rules.get(feature.of) ?? 'FALSE', dialect)
    case 'trend':
      return trendSql(input, feature.windowDays, dialect)
    case 'perDay': {
      const amount = value === null ? dialect.double(dialect.count(filter)) : dialect.sum(value, filter)
      return `${amount} / nullif(${dialect.countDistinct(d, filter)}, 0)`
    }
    case 'breadth': {
      const all = `SELECT ${dialect.countDistinct(v, filter)} FROM ${dialect.sql.identifier(input.relation)}`
      return `${dialect.double(dialect.countDistinct(v, filter))} / nullif((${all}), 0)`
    }
    case 'medianGap':
    case 'renewed':
    case 'renewalGap':
    case 'elasticity':
    case 'path':
    case 'answered':
      throw new Error(`“${feature.kind}” looks from row to row`)
    default:
      return assertNever(feature)
  }
}

function shareSql({ value, filter }: FeatureInput, part: string, dialect: RecipeDialect): string {
  const both = filter === null ? part : `(${filter}) AND (${part})`
  if (value === null) return `${dialect.double(dialect.count(both))} / nullif(${dialect.count(filter)}, 0)`
  return `coalesce(${dialect.sum(value, both)}, 0) / nullif(${dialect.sum(value, filter)}, 0)`
}

/**
 * Least squares over n blocks with positions t = 0 (oldest) … n−1: slope = Σ (t − t̄) y ÷ Σ (t − t̄)², where
 * t̄ = (n−1)/2 and Σ (t − t̄)² = n(n²−1)/12. Empty blocks add nothing to the numerator: that is their zero.
 */
function trendSql({ value, day, asOf, filter }: FeatureInput, windowDays: number, dialect: RecipeDialect): string {
  const blocks = windowDays / DAYS_PER_BLOCK
  const back = dialect.wholeQuotient(dialect.sql.daysBetween(day ?? 'NULL', asOf), DAYS_PER_BLOCK)
  const centred = `(${dialect.sql.number((blocks - 1) / 2)} - ${back})`
  const weighted = value === null ? centred : `${centred} * ${value}`
  return `${dialect.sum(weighted, filter)} / ${dialect.sql.number((blocks * (blocks * blocks - 1)) / 12)}`
}
