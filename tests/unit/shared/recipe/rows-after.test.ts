import { describe, expect, it } from 'vitest'
import { type Recipe, recipe } from '../../../../shared/recipe/recipe.ts'
import { type RunReport, runReport } from '../../../../shared/recipe/recipe-report.ts'
import { rowsAfterAsOf } from '../../../../shared/recipe/rows-after.ts'

const dated = (id: string, dateColumn: string | null) => ({
  ...{ id, name: id, role: 'flow', files: [{ path: `${id}.csv` }], dateColumn },
})
const RECIPE: Recipe = recipe.parse({
  unit: { noun: { singular: 'customer', plural: 'customers' }, kind: 'account' },
  asOf: '2019-06-30',
  sources: [dated('sales', 'Day'), dated('returns', 'Day'), dated('visits', null)],
  table: { base: { kind: 'source', source: 'sales', key: 'id' }, steps: [] },
})

/** @param days rows after the as-of date and the last day, by source */
function built(days: Readonly<Record<string, readonly [afterAsOf: number, last: string | null]>>): RunReport {
  const sources = Object.entries(days).map(([sourceId, [afterAsOf, last]]) => ({
    ...{ sourceId, files: [], rows: 57_546, columns: [], readingMs: 0, stagingMs: 0, repeated: null, notices: [] },
    days: { first: null, last, afterAsOf, without: 0, outsidePeriod: 0 },
  }))
  return runReport.parse({
    ...{ startedAt: '2019-07-10T00:00:00Z', elapsedMs: 1, asOf: RECIPE.asOf, units: 1, sources, steps: [] },
    ...{ differences: [], hashes: { sources: '', features: '' } },
  })
}

describe('rowsAfterAsOf', () => {
  it('adds up the rows of all sources that have some, until the latest of their days', () => {
    const report = built({ returns: [3, '2019-07-12'], sales: [1500, '2019-07-09'] })
    expect(rowsAfterAsOf(RECIPE, report)).toEqual({ rows: 1503, sourceIds: ['sales', 'returns'], last: '2019-07-12' })
  })

  it('leaves out sources whose rows end in time, that have no day any longer, or that are gone', () => {
    const rest = { returns: [0, '2019-06-30'], visits: [9, '2019-08-01'], gone: [9, '2019-08-01'] } as const
    expect(rowsAfterAsOf(RECIPE, built(rest))).toBeNull()
    expect(rowsAfterAsOf(RECIPE, built({ ...rest, sales: [1, '2019-07-01'] }))).toEqual({
      ...{ rows: 1, sourceIds: ['sales'], last: '2019-07-01' },
    })
  })

  it('knows nothing before a build, or of a build of another date', () => {
    expect(rowsAfterAsOf(RECIPE, null)).toBeNull()
    const moved = { ...RECIPE, asOf: '2019-07-09' }
    expect(rowsAfterAsOf(moved, built({ sales: [1500, '2019-07-09'] }))).toBeNull()
  })
})
