import type { Feature, FeatureKind } from '../../../../shared/recipe/feature.ts'

const OF_ROWS = ['count', 'frequency', 'recency', 'tenure', 'meanGap', 'medianGap'] as const
const OF_COLUMN = ['sum', 'mean', 'min', 'max', 'first', 'last', 'distinct'] as const
const LEAST_TREND_DAYS = 180
const DAYS_PER_BLOCK = 30

const isIn = <Kind extends string>(kinds: readonly Kind[], kind: string): kind is Kind =>
  kinds.some((each) => each === kind)

/** Whether a kind computes with a column: always, where one is given, or never. */
export function columnUse(kind: FeatureKind): 'always' | 'optional' | 'never' {
  if (isIn(OF_COLUMN, kind)) return 'always'
  return kind === 'share' || kind === 'trend' ? 'optional' : 'never'
}

/** A feature as another kind; what both have stays. A column or rule that is missing then is '', which is not kept. */
export function asKind(feature: Feature, kind: FeatureKind): Feature {
  const { name, where, windowDays } = feature
  const column = 'column' in feature ? feature.column : null
  if (isIn(OF_ROWS, kind)) return { kind, name, where, windowDays }
  if (isIn(OF_COLUMN, kind)) return { kind, name, where, windowDays, column: column ?? '' }
  if (kind === 'share') return { kind, name, where, windowDays, column, of: feature.kind === 'share' ? feature.of : '' }
  return { kind: 'trend', name, where, column, windowDays: asTrendDays(windowDays) }
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
  if (feature.kind === 'share' || feature.kind === 'trend') return { ...feature, column: column === '' ? null : column }
  return 'column' in feature ? { ...feature, column } : feature
}
