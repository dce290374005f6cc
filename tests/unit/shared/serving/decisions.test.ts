import { describe, expect, it } from 'vitest'
import { OPEN_MODEL, type WaysOut } from '../../../../shared/entities/operating-model.ts'
import { servicePlan } from '../../../../shared/entities/service-plan.ts'
import { allocationOf, suggestedShares } from '../../../../shared/serving/allocation.ts'
import { drainsOf } from '../../../../shared/serving/drain.ts'
import { sameLevels, serviceCosts } from '../../../../shared/serving/service-cost.ts'
import { waysOutOf } from '../../../../shared/serving/ways-out.ts'
import { lineOf } from './lines.ts'

const NOTHING = servicePlan.parse({ structureId: 's' })

describe('capacity used against profit earned', () => {
  it('is the share of the one by the share of the other, over what is served', () => {
    const lines = [
      lineOf('a', { hours: 60, revenue: 100 }),
      lineOf('b', { hours: 40, revenue: 300 }),
      lineOf('no', { hours: 900, revenue: 900, kind: 'excluded' }),
    ]
    expect(drainsOf(lines, 'salesHours')).toEqual([
      { entryId: 'a', capacityShare: 0.6, contributionShare: 0.25, ratio: 2.4, drains: true },
      { entryId: 'b', capacityShare: 0.4, contributionShare: 0.75, ratio: 0.4 / 0.75, drains: false },
    ])
  })

  it('drains where a line uses and earns nothing, and has no ratio then', () => {
    const lines = [lineOf('a', { hours: 1, revenue: -50 }), lineOf('b', { hours: 1, revenue: 300 })]
    expect(drainsOf(lines, 'salesHours')[0]).toMatchObject({ ratio: null, drains: true, contributionShare: -0.2 })
  })

  it('says nothing where nothing is used, earned or known', () => {
    const unused = [lineOf('a', { hours: 0 })]
    expect(drainsOf(unused, 'salesHours')[0]).toMatchObject({ capacityShare: null, ratio: null, drains: false })
    const poor = [lineOf('a', { hours: 5, revenue: -1 })]
    expect(drainsOf(poor, 'salesHours')[0]).toMatchObject({ contributionShare: null, drains: false })
    const blind = [lineOf('a', { hours: 5, money: null })]
    expect(drainsOf(blind, 'salesHours')[0]).toMatchObject({ contributionShare: null, drains: false })
    expect(drainsOf([], 'salesHours')).toEqual([])
  })
})

describe('ways out', () => {
  const assumed: WaysOut = {
    serveCheaper: 0.2,
    priceRise: 0.1,
    priceLoss: 0.05,
    avoidable: { cogs: 1, deliveryCost: 0.5, supportCost: 0.25, implementationCost: 0, otherCostToServe: 0 },
    runOffMonths: 6,
  }
  // Contribution 1,000 − 600 − 300 − 200 = −100.
  const line = lineOf('a', { revenue: 1000, costs: { cogs: 600, deliveryCost: 300, supportCost: 200 }, hours: 40 })
  const [cheaper, dearer, exit] = waysOutOf(line, assumed) ?? []

  it('serve cheaper: a fifth of cost to serve, and nothing else', () => {
    expect(cheaper?.costs).toEqual({ cogs: 0, deliveryCost: -60, supportCost: -40 })
    expect(cheaper).toMatchObject({ revenue: 0, contribution: 100, after: 0, stranded: 0 })
  })

  it('charge more: a tenth more of nineteen twentieths; only avoidable cost of what is lost ends', () => {
    // Revenue 1,000 × 1.1 × 0.95 = 1,045; costs fall by 600 × 5 %, 300 × 5 % × ½, 200 × 5 % × ¼.
    expect(dearer?.revenue).toBeCloseTo(45, 9)
    expect(dearer?.contribution).toBeCloseTo(45 + 30 + 7.5 + 2.5, 9)
    expect(dearer?.after).toBeCloseTo(-15, 9)
    expect(dearer?.stranded).toBeCloseTo(7.5 + 7.5, 9)
  })

  it('give up: revenue goes whole, costs by what is avoidable; the rest is stranded', () => {
    // Saved 600 + 150 + 50 = 800 of 1,100; 300 stay and are what is left of contribution.
    expect(exit).toMatchObject({ revenue: -1000, contribution: -200, after: -300, stranded: 300 })
    expect(exit?.freed).toEqual({ salesHours: 40 })
    // Evenly over six months: three quarters of a year's change fall into the first.
    expect(exit?.firstYear).toBeCloseTo(-150, 9)
  })

  it.each([
    [0, -200],
    [12, -100],
    [24, -50],
  ])('over %d months of run-off change the first year by %d', (runOffMonths, change) => {
    expect(waysOutOf(line, { ...assumed, runOffMonths })?.[2]?.firstYear).toBeCloseTo(change, 9)
  })

  it('each reconcile to the base and their stated change', () => {
    for (const way of waysOutOf(line, assumed) ?? []) {
      const costs = Object.values(way.costs).reduce((sum, cost) => sum + cost, 0)
      expect(way.contribution).toBeCloseTo(way.revenue - costs, 9)
      expect(way.after).toBeCloseTo(-100 + way.contribution, 9)
    }
  })

  it('are not told where money is not known or too large', () => {
    expect(waysOutOf(lineOf('a', { money: null }), assumed)).toBeNull()
    expect(waysOutOf(lineOf('a', { revenue: 1.7e308 }), assumed)).not.toBeNull()
    expect(waysOutOf(lineOf('a', { revenue: 1.79e308, costs: { cogs: -1.7e308 } }), assumed)).toBeNull()
  })
})

describe('service levels', () => {
  const levels = [
    { id: 'gold', name: 'Gold', gives: 'A named person', yearlyCost: 10 },
    { id: 'basic', name: 'Basic', gives: '', yearlyCost: 0 },
  ]

  it('cost their price per unit-year, against gross margin', () => {
    const plan = servicePlan.parse({
      structureId: 's',
      lines: { a: { serviceLevelId: 'gold' }, b: { serviceLevelId: 'basic' }, gone: { serviceLevelId: 'gold' } },
    })
    const lines = [
      lineOf('a', { revenue: 100, costs: { cogs: 60, supportCost: 30 } }),
      lineOf('b', { revenue: 0 }),
      lineOf('c'),
      lineOf('no', { kind: 'excluded' }),
    ]
    const [a, b, c, ...others] = serviceCosts(lines, levels, plan)
    expect(a).toMatchObject({ cost: 80, earned: 40, share: 2, exceeds: true })
    expect(b).toMatchObject({ cost: 0, earned: 0, share: null, exceeds: false })
    expect(c).toMatchObject({ level: null, cost: null, share: null, exceeds: false })
    expect(others).toEqual([])
  })

  it('that promise and cost the same are named', () => {
    expect(sameLevels(levels)).toEqual([])
    const twin = { ...levels[0]!, id: 'twin', name: 'Twin', gives: 'a named PERSON ' }
    expect(sameLevels([...levels, twin]).map((pair) => pair.map(({ id }) => id))).toEqual([['gold', 'twin']])
  })
})

describe('allocation', () => {
  const lines = [
    lineOf('a', { hours: 50, revenue: 500, units: 5 }),
    lineOf('b', { hours: 50, revenue: 100, units: 15 }),
    lineOf('no', { hours: 900, kind: 'excluded' }),
  ]
  const model = { ...OPEN_MODEL, capacities: { salesHours: 60 } }
  const split = (a: number, b: number) =>
    servicePlan.parse({
      structureId: 's',
      lines: { a: { shares: { salesHours: a } }, b: { shares: { salesHours: b } } },
    })

  it('is told against an even spread, by line', () => {
    // Evenly a has 15 of its 50 hours and b 45; as said 48 and 12.
    const found = allocationOf(lines, 'salesHours', model, split(0.8, 0.2))
    expect(found?.lines.map(({ contribution }) => contribution)).toEqual([480, 24])
    expect(found?.lines.map(({ evenContribution }) => evenContribution)).toEqual([150, 90])
    expect(found?.lines.map(({ difference }) => difference)).toEqual([330, -66])
    expect(found).toMatchObject({ total: 1, exceeds: false, difference: 264 })
  })

  it('gives nothing for more than is needed', () => {
    const wide = { ...model, capacities: { salesHours: 1000 } }
    expect(allocationOf(lines, 'salesHours', wide, split(0.9, 0.1))).toMatchObject({ difference: 0 })
  })

  it('refuses more than there is', () => {
    expect(allocationOf(lines, 'salesHours', model, split(0.8, 0.3))).toMatchObject({ exceeds: true, difference: null })
    expect(allocationOf(lines, 'salesHours', model, split(0.7, 0.1 + 0.2))).toMatchObject({ exceeds: false })
  })

  it('needs a capacity and a demand, and works without units', () => {
    expect(allocationOf(lines, 'deliveryHours', model, NOTHING)).toBeNull()
    const other = { ...model, capacities: { deliveryHours: 1 } }
    expect(allocationOf(lines, 'deliveryHours', other, NOTHING)).toBeNull()
    const empty = [lineOf('a', { hours: 0, revenue: 0, units: 0 })]
    const said = servicePlan.parse({ structureId: 's', lines: { a: { shares: { salesHours: 0 } } } })
    expect(allocationOf(empty, 'salesHours', model, said)).toMatchObject({ total: 0, difference: 0 })
    // Nothing was said: there is nothing to hold against an even spread.
    expect(allocationOf(lines, 'salesHours', model, NOTHING)).toMatchObject({ total: 0, difference: null })
  })

  it('begins with what is needed, or with the best use', () => {
    // 100 hours are needed and 60 there: each gets 60 % of what it needs, or a (10 an hour) all, b (2 an hour) the rest.
    expect(suggestedShares(lines, 'salesHours', 60, 'needed')).toEqual({ a: 0.5, b: 0.5 })
    const best = suggestedShares(lines, 'salesHours', 60, 'best')
    expect(best.a).toBeCloseTo(50 / 60, 12)
    expect(best.b).toBeCloseTo(10 / 60, 12)
    expect(suggestedShares(lines, 'salesHours', 200, 'needed')).toEqual({ a: 0.25, b: 0.25 })
    expect(suggestedShares([], 'salesHours', 0, 'best')).toEqual({})
  })
})
