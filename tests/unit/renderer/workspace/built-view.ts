import type { RecipeView } from '../../../../shared/contract/recipe.ts'
import type { Feature } from '../../../../shared/recipe/feature.ts'
import { type RecipeInput, recipe } from '../../../../shared/recipe/recipe.ts'
import { runReport } from '../../../../shared/recipe/recipe-report.ts'

type SourceSteps = RecipeInput['sources'][number]['steps']

/** Customers with a day of birth and their orders from 2017 to June 2019, built with these features of the orders. */
export function builtView(features: readonly Feature[], steps: SourceSteps = []): RecipeView {
  const source = (sourceId: string, first: string, last: string) => ({
    ...{ sourceId, files: [], rows: 9, columns: [], readingMs: 1, stagingMs: 1, notices: [] },
    days: { first, last, afterAsOf: 0, without: 0, outsidePeriod: 0 },
  })
  return {
    recipe: recipe.parse({
      unit: { noun: { singular: 'customer', plural: 'customers' }, kind: 'account' },
      asOf: '2019-06-30',
      sources: [
        { id: 'c', name: 'Customers', role: 'attributes', files: [{ path: 'c.csv' }], dateColumn: 'birth_date' },
        { id: 'o', name: 'Orders', role: 'flow', files: [{ path: 'o.csv' }], dateColumn: 'ordered', steps },
      ],
      table: {
        base: { kind: 'source', source: 'c', key: 'id' },
        steps: features.length === 0 ? [] : [{ id: 't1', kind: 'features', source: 'o', key: 'id', features }],
      },
    }),
    ...{ sources: [], table: [], problems: [], isStale: false },
    report: runReport.parse({
      ...{ startedAt: '2019-07-01T00:00:00Z', elapsedMs: 9, asOf: '2019-06-30', units: 9, steps: [], differences: [] },
      sources: [source('c', '1910-08-13', '1980-12-26'), source('o', '2017-01-01', '2019-06-30')],
      hashes: { sources: '', features: '' },
    }),
  }
}
