import { describe, expect, it } from 'vitest'
import { servicePlan } from '../../../../shared/entities/service-plan.ts'
import { bindingOf, loadsOf, shortagesOf } from '../../../../shared/serving/capacity.ts'
import { lineOf } from './lines.ts'

const NOTHING = servicePlan.parse({ structureId: 's' })
const AS_OF = '2025-09-30'

describe('load of capacities', () => {
  const lines = [
    lineOf('a', { hours: 60 }),
    lineOf('b', { hours: 30 }),
    lineOf('default', { hours: 30, kind: 'default' }),
    lineOf('no', { hours: 500, kind: 'excluded' }),
  ]

  it('counts the standard path and leaves out what is not served', () => {
    expect(loadsOf(lines, { capacities: { salesHours: 100 } })).toEqual([
      { resource: 'salesHours', capacity: 100, demand: 120, unknownUnits: 0, load: 1.2, state: 'over' },
    ])
  })

  it.each([
    [142, 'fits'],
    [141, 'tight'],
    [120, 'tight'],
    [119.99, 'over'],
  ] as const)('says of %d hours for 120: %s', (salesHours, state) => {
    expect(loadsOf(lines, { capacities: { salesHours } })[0]?.state).toBe(state)
  })

  it('holds demand without any capacity to be over, and neither of both to fit', () => {
    expect(loadsOf(lines, { capacities: { salesHours: 0 } })[0]).toMatchObject({ load: null, state: 'over' })
    expect(loadsOf([lineOf('a', { hours: 0 })], { capacities: { salesHours: 0 } })[0]).toMatchObject({
      load: 0,
      state: 'fits',
    })
  })

  it('does not know what no column says, what is too large to add, and names units that say nothing', () => {
    expect(loadsOf(lines, { capacities: { deliveryHours: 5 } })[0]).toMatchObject({ demand: null, state: 'unknown' })
    expect(loadsOf([], { capacities: { salesHours: 5 } })[0]).toMatchObject({ state: 'unknown' })
    const huge = [lineOf('a', { hours: 1.7e308 }), lineOf('b', { hours: 1.7e308 })]
    expect(loadsOf(huge, { capacities: { salesHours: 5 } })[0]).toMatchObject({ load: null, state: 'unknown' })
    const partly = [lineOf('a', { demand: { salesHours: { amount: 5, units: 7 } } })]
    expect(loadsOf(partly, { capacities: { salesHours: 50 } })[0]).toMatchObject({ unknownUnits: 3 })
  })

  it('names the fullest as the one that binds', () => {
    const both = lines.map((line) => ({
      ...line,
      demand: { ...line.demand, deliveryHours: { amount: 40, units: 10 } },
    }))
    const binding = (capacities: Record<string, number>) => bindingOf(loadsOf(both, { capacities }))?.resource
    expect(binding({ salesHours: 200, deliveryHours: 125 })).toBe('deliveryHours')
    expect(binding({ salesHours: 100, deliveryHours: 125 })).toBe('salesHours')
    expect(binding({ salesHours: 100, deliveryHours: 0 })).toBe('deliveryHours')
    expect(binding({ creditExposure: 1 })).toBeUndefined()
    expect(binding({})).toBeUndefined()
  })
})

describe('lines that cannot be served today', () => {
  // Per hour a contributes 2, b 10, c 1; nobody can refuse the standard path.
  const lines = [
    lineOf('a', { hours: 50, revenue: 100 }),
    lineOf('b', { hours: 30, revenue: 300 }),
    lineOf('c', { hours: 20, revenue: 20 }),
    lineOf('default', { hours: 25, revenue: 0, kind: 'default' }),
    lineOf('none', { hours: 0, revenue: -5 }),
  ]
  const short = (salesHours: number, plan = NOTHING, of = lines) =>
    shortagesOf(of, loadsOf(of, { capacities: { salesHours } }), plan, AS_OF)

  it('are those that contribute least per hour, each whole', () => {
    expect(short(125)).toEqual([])
    expect(short(124).map(({ entryId }) => entryId)).toEqual(['c'])
    // 25 + 30 leave 45: not enough for a's 50, enough for c's 20.
    expect(short(100).map(({ entryId }) => entryId)).toEqual(['a'])
    // Neither 25 nor 30 nor 50 fit into 20; c does.
    expect(short(20).map(({ entryId }) => entryId)).toEqual(['default', 'b', 'a'])
  })

  it('do not give way to one that contributes nothing', () => {
    const poor = [...lines, lineOf('poor', { hours: 10, revenue: -1 })]
    expect(short(135, NOTHING, poor)).toEqual([])
    // c finds no room in the 15 that are left: nor does poor, which would.
    expect(short(120, NOTHING, poor).map(({ entryId }) => entryId)).toEqual(['c', 'poor'])
  })

  it('keep their own order where contribution is not known', () => {
    const blind = lines.map((line) => ({ ...line, money: null }))
    // 25 + 50 leave 25: not enough for b's 30, enough for c's 20.
    expect(short(100, NOTHING, blind).map(({ entryId }) => entryId)).toEqual(['b'])
  })

  it('are cleared by a plan whose day lies ahead, and by no other', () => {
    const planned = (by: string, resource = 'salesHours') =>
      short(124, servicePlan.parse({ structureId: 's', lines: { c: { plans: [{ resource, by, how: 'Two more' }] } } }))
    expect(planned('2026-03-31')).toEqual([
      { entryId: 'c', resource: 'salesHours', state: 'planned', by: '2026-03-31', how: 'Two more' },
    ])
    expect(planned(AS_OF)[0]?.state).toBe('overdue')
    expect(planned('2026-03-31', 'deliveryHours')[0]).toMatchObject({ state: 'cannot', by: null })
  })
})
