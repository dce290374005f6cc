import { describe, expect, it } from 'vitest'
import { servingText } from '../../../../../main/hosts/cli/print-serving.ts'
import { servingReport } from '../../../../../main/hosts/cli/serving-report.ts'
import type { ServedStructure } from '../../../../../shared/contract/serving.ts'
import { operatingModel } from '../../../../../shared/entities/operating-model.ts'
import { emptyWorkspaceView } from '../../../../fixtures/empty-workspace-view.ts'
import { comparisonRow } from '../../../renderer/charts/comparison-rows.ts'
import { lineOf } from '../../../shared/serving/lines.ts'

const lines = [
  lineOf('Large', { hours: 40, revenue: 900, costs: { cogs: 100 } }),
  lineOf('Small', { hours: 50, revenue: 100, units: 30 }),
  lineOf('Few', { hours: 5, revenue: 100, units: 3 }),
  lineOf('Standard path', { hours: 5, revenue: 100, kind: 'default', units: 12 }),
]
const served: ServedStructure = {
  structureId: 's',
  name: 'Tiers',
  lines,
  moneyReason: null,
  statement: {
    steps: [{ id: 'netRevenue', kind: 'result', amounts: [900, 100, 100, 100], total: 1200 }],
    endsBecause: 'Map receivables.',
  },
  tenure: null,
}
const view = {
  ...emptyWorkspaceView,
  operatingModel: operatingModel.parse({
    capacities: { salesHours: 60, deliveryHours: 9 },
    serviceLevels: [{ id: 'gold', name: 'Gold', yearlyCost: 5 }],
    ledger: { netRevenue: 1500 },
  }),
  servicePlans: [{ structureId: 's', lines: { Large: { serviceLevelId: 'gold', plans: [], shares: {} } } }],
}

const whole = { rows: [] }

describe('what options take, on the command line', () => {
  it('is said in plain lines', () => {
    expect(servingText([servingReport(served, view, 0, whole)]).split('\n')).toEqual([
      'Tiers: what it takes',
      '  Delivery: not available: map delivery hours',
      '  Sales coverage: 100 of 60, 167%: too little, binds',
      '! Small cannot be served today: sales coverage',
      '! Small drains: takes 50% of what binds and earns 9% of contribution',
    ])
  })

  it('says nothing without a capacity', () => {
    const open = { ...view, operatingModel: operatingModel.parse({}) }
    expect(servingText([servingReport(served, open, 0, whole)])).toBe('')
  })

  it('has every line with its ways out, its service level, and what the books hold more', () => {
    const { lines: reported, statement } = servingReport(served, view, 0, whole)
    expect(reported[0]).toMatchObject({
      name: 'Large',
      serviceLevel: { name: 'Gold', cost: 40 },
      drain: { drains: false },
    })
    expect(reported[1]).toMatchObject({
      shortages: [{ resource: 'salesHours', state: 'cannot' }],
      waysOut: [{}, {}, {}],
    })
    expect(statement.steps[0]).toMatchObject({ total: 1200, onNoRow: 300 })
    expect(JSON.stringify(reported)).not.toContain('entryId')
  })

  it('withholds lines of few, and one by which they could be worked out', () => {
    const { lines: reported, statement } = servingReport(served, view, 10, whole)
    expect(reported.filter((line) => 'withheld' in line)).toEqual([
      { name: 'Large', withheld: true },
      { name: 'Few', withheld: true },
    ])
    expect(statement.steps[0]?.amounts).toEqual([null, 100, null, 100])
  })

  it('withholds what is told of few units within a line, and what would tell it', () => {
    const large = (name: string, known: number) =>
      lineOf(name, { units: 100, demand: { salesHours: { amount: 5, units: known } } })
    const steps = (['netRevenue', 'notCosted', 'costedRevenue'] as const).map((id) => ({
      ...{ id, kind: 'result' as const, amounts: [30, 20, 10], total: 60 },
    }))
    const option = {
      ...served,
      lines: [large('One', 97), large('Two', 80), large('Three', 100)],
      statement: { steps, endsBecause: null },
    }
    const rows = option.lines.map(({ entryId }) =>
      comparisonRow('segment', entryId, {}, { notCosted: entryId === 'Three' ? { units: 0, revenue: 0 } : null }),
    )
    const { lines: reported, statement } = servingReport(option, view, 10, { rows })
    expect(reported.map((line) => ('withheld' in line ? null : line.demand.salesHours))).toEqual([
      { amount: 5, units: null },
      { amount: 5, units: null },
      { amount: 5, units: 100 },
    ])
    expect(statement.steps.map(({ amounts, total }) => [...amounts, total])).toEqual([
      [30, 20, 10, 60],
      [null, null, 10, 60],
      [null, null, 10, 60],
    ])
  })
})
