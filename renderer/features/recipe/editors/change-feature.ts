import { assertNever } from '../../../../shared/contract/assert-never.ts'
import type { Feature, FeatureKind } from '../../../../shared/recipe/feature.ts'

const LEAST_TREND_DAYS = 180
const DAYS_PER_BLOCK = 30

const OF_COLUMN: ReadonlySet<FeatureKind> = new Set([
  ...(['sum', 'mean', 'min', 'max', 'first', 'last', 'distinct'] as const),
  ...(['breadth', 'elasticity'] as const),
])
const OF_COLUMN_OR_ROWS: ReadonlySet<FeatureKind> = new Set(['share', 'trend', 'perDay'])

/** Whether a kind computes with a column: always, where one is given, or never. */
export function columnUse(kind: FeatureKind): 'always' | 'optional' | 'never' {
  if (OF_COLUMN.has(kind)) return 'always'
  return OF_COLUMN_OR_ROWS.has(kind) ? 'optional' : 'never'
}

/** A feature as another kind; what both have stays. A column or rule that is missing then is '', which is not kept. */
export function asKind(feature: Feature, kind: FeatureKind): Feature {
  const { name, where, windowDays } = feature
  const common = { name, where, windowDays }
  const column = 'column' in feature ? feature.column : null
  const item = 'item' in feature ? feature.item : null
  switch (kind) {
    case 'count':
    case 'frequency':
    case 'recency':
    case 'tenure':
    case 'meanGap':
    case 'medianGap':
      return { kind, ...common }
    case 'sum':
    case 'mean':
    case 'min':
    case 'max':
    case 'first':
    case 'last':
    case 'distinct':
    case 'breadth':
      return { kind, ...common, column: column ?? '' }
    case 'perDay':
      return { kind, ...common, column }
    case 'share':
      return { kind, ...common, column, of: feature.kind === 'share' ? feature.of : '' }
    case 'trend':
      return { kind, name, where, column, windowDays: asTrendDays(windowDays) }
    case 'renewed':
    case 'renewalGap': {
      const isTerm = feature.kind === 'renewed' || feature.kind === 'renewalGap'
      const { ends, termDays, graceDays } = isTerm ? feature : { ends: null, termDays: 365, graceDays: 30 }
      return { kind, ...common, ends, termDays, graceDays, item }
    }
    case 'elasticity':
      return { kind, ...common, column: column ?? '', price: feature.kind === 'elasticity' ? feature.price : '', item }
    case 'path':
      return feature.kind === 'path' ? feature : { kind, ...common, steps: ['', ''], visit: null, order: null }
    case 'answered':
      return feature.kind === 'answered' ? feature : { kind, ...common, contact: '', answer: '', withinDays: 7, item }
    default:
      return assertNever(kind)
  }
}

/** A trend goes over whole blocks of 30 days, two of them at least. */
function asTrendDays(days: number | null): number {
  if (days === null) return LEAST_TREND_DAYS
  return Math.max(2, Math.round(days / DAYS_PER_BLOCK)) * DAYS_PER_BLOCK
}

/** A feature over the rows of the last n days; null is all before the as-of date, which a trend cannot have. */
export function withWindow(feature: Feature, windowDays: number | null): Feature {
  return feature.kind === 'trend' ? { ...feature, windowDays: asTrendDays(windowDays) } : { ...feature, windowDays }
}

/** A feature of a column; '' is none chosen yet, or for those that can do without, none. */
export function withColumn(feature: Feature, column: string): Feature {
  if (feature.kind === 'share' || feature.kind === 'trend' || feature.kind === 'perDay')
    return { ...feature, column: column === '' ? null : column }
  return 'column' in feature ? { ...feature, column } : feature
}
