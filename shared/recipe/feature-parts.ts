import type { Feature } from './feature.ts'

/** What a column must hold for a feature to use it. */
export type ColumnNeed = 'number' | 'day' | 'any'

export interface FeatureColumn {
  readonly name: string
  readonly needs: ColumnNeed
}

const ADDING: ReadonlySet<Feature['kind']> = new Set(['sum', 'mean', 'share', 'trend', 'perDay', 'elasticity'])

/** The columns of its source that a feature uses, but for those in its rules. */
export function columnsOfFeature(feature: Feature): readonly FeatureColumn[] {
  const one = (name: string | null, needs: ColumnNeed): readonly FeatureColumn[] =>
    name === null ? [] : [{ name, needs }]
  const own = 'column' in feature ? one(feature.column, ADDING.has(feature.kind) ? 'number' : 'any') : []
  switch (feature.kind) {
    case 'renewed':
    case 'renewalGap':
      return [...one(feature.ends, 'day'), ...one(feature.item, 'any')]
    case 'elasticity':
      return [...own, ...one(feature.price, 'number'), ...one(feature.item, 'any')]
    case 'path':
      return [...one(feature.visit, 'any'), ...one(feature.order, 'any')]
    case 'answered':
      return one(feature.item, 'any')
    default:
      return own
  }
}

/** The texts of the rules over rows of its source that a feature consists of, but for `where`. */
export function rulesOfFeature(feature: Feature): readonly string[] {
  switch (feature.kind) {
    case 'share':
      return [feature.of]
    case 'path':
      return feature.steps
    case 'answered':
      return [feature.contact, feature.answer]
    default:
      return []
  }
}

/** The column whose values a feature adds up, so that no join before it may count one twice; null where none. */
export function addedColumn(feature: Feature): string | null {
  if (!('column' in feature) || feature.kind === 'mean') return null
  return ADDING.has(feature.kind) ? feature.column : null
}
