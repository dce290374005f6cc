import { describe, expect, it } from 'vitest'
import { allTimeSums } from '../../../../renderer/features/workspace/all-time-sums.ts'
import { type Mapping, mapping, type RoleId } from '../../../../shared/economics/role.ts'
import { feature } from '../../../../shared/recipe/feature.ts'
import { builtView } from './built-view.ts'

const YEAR = { periodStart: '2018-07-01', asOf: '2019-06-30' }
const revenueSum = (changes: object = {}) =>
  feature.parse({ name: 'revenue', kind: 'sum', column: 'amount', ...changes })
const meaning = (role: RoleId): Mapping =>
  mapping.parse({ roles: { [role]: { column: 'revenue', blankMeans: 'zero', confirmed: true } } })

describe('a sum over all time that stands for the period', () => {
  it('is told with the days of its rows, up to the as-of date', () => {
    const told = { column: 'revenue', first: '2017-01-01', last: '2019-06-30' }
    const view = builtView([revenueSum()])
    expect(allTimeSums(view, meaning('revenue'), YEAR)).toEqual([told])
    const earlier = { periodStart: '2018-04-01', asOf: '2019-03-31' }
    expect(allTimeSums(view, meaning('revenue'), earlier)).toEqual([{ ...told, last: '2019-03-31' }])
    expect(allTimeSums(builtView([revenueSum({ where: 'amount > 0' })]), meaning('revenue'), YEAR)).toEqual([told])
  })

  it('is not told where the period holds all rows, or nothing is known of them', () => {
    const view = builtView([revenueSum()])
    expect(allTimeSums(view, meaning('revenue'), { ...YEAR, periodStart: '2017-01-01' })).toEqual([])
    expect(allTimeSums({ ...view, report: null }, meaning('revenue'), YEAR)).toEqual([])
  })

  it('is not told of a window, of a rule about days, or of a column that is no money of the period', () => {
    const inYear = { where: 'ordered >= 2018-07-01' }
    for (const changes of [{ windowDays: 365 }, inYear, { kind: 'mean' }])
      expect(allTimeSums(builtView([revenueSum(changes)]), meaning('revenue'), YEAR)).toEqual([])
    const keep = { id: 'k', kind: 'keep', rule: inYear.where } as const
    expect(allTimeSums(builtView([revenueSum()], [keep]), meaning('revenue'), YEAR)).toEqual([])
    for (const role of ['receivables', 'priorRevenue'] as const)
      expect(allTimeSums(builtView([revenueSum()]), meaning(role), YEAR)).toEqual([])
  })
})
