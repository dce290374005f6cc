import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleTable } from '../../../main/domain/sample/sample-table.ts'
import type { ServedStructure } from '../../../shared/contract/serving.ts'
import type { StatementStepId } from '../../../shared/economics/profit-and-loss.ts'
import { dayFromIso } from '../../../shared/rules/day.ts'
import { finish, type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'

/*
 * The sample's lines worked out a second time by a plain loop over the made-up accounts, with the first option's rules
 * and economics.md's formulas written by hand.
 */
const YEAR = 365 / 365.25
const [START, AS_OF] = [dayFromIso('2024-10-01'), dayFromIso('2025-09-30')]

type Account = Readonly<Record<string, string | number | boolean | null>>

function accounts(): readonly Account[] {
  const columns = sampleTable()
  return Array.from({ length: columns[0]?.values.length ?? 0 }, (_, row) =>
    Object.fromEntries(columns.map(({ name, values }) => [name, values[row] ?? null])),
  )
}

const num = (account: Account, name: string): number => Number(account[name] ?? 0)

function lineOf(account: Account): string {
  const margin = num(account, 'gross_margin')
  const support = num(account, 'support_cost')
  if (num(account, 'payment_days') > 75 && num(account, 'revenue') < 2000) return 'Slow payers'
  if (margin >= 15_000) return 'Strategic'
  if (margin >= 5000 && account.growth !== null && num(account, 'growth') >= 0.1) return 'Invest'
  if (margin >= 5000) return 'Core'
  if (margin >= 1500 && support >= 900) return 'Repair'
  if (margin >= 1500) return 'Efficient'
  return support >= 150 ? 'Costly tail' : 'Standard path'
}

/** Per line, the sum over its accounts. */
function summed(all: readonly Account[], of: (account: Account) => number): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const account of all) sums.set(lineOf(account), (sums.get(lineOf(account)) ?? 0) + of(account))
  return sums
}

const net = (account: Account): number => num(account, 'revenue') - num(account, 'discounts')
const costs = (account: Account): number =>
  num(account, 'delivery_cost') + num(account, 'support_cost') + num(account, 'implementation_cost')
const contribution = (account: Account): number => num(account, 'gross_margin') - costs(account)
const charge = (account: Account): number =>
  (num(account, 'receivables') - num(account, 'customer_advances')) * 0.08 * YEAR

const STEPS: Readonly<Partial<Record<StatementStepId, (account: Account) => number>>> = {
  revenue: (account) => num(account, 'revenue'),
  discounts: (account) => num(account, 'discounts'),
  netRevenue: net,
  notCosted: () => 0,
  cogs: (account) => net(account) - num(account, 'gross_margin'),
  grossMargin: (account) => num(account, 'gross_margin'),
  deliveryCost: (account) => num(account, 'delivery_cost'),
  supportCost: (account) => num(account, 'support_cost'),
  implementationCost: (account) => num(account, 'implementation_cost'),
  contribution,
  notAssessed: () => 0,
  capitalCharge: charge,
  riskAdjustedContribution: (account) => contribution(account) - charge(account),
}

/** Years from the first day to the last, both included. */
const tenure = (account: Account): number =>
  (Math.min(num(account, 'end_date') || AS_OF, AS_OF) - num(account, 'customer_since') + 1) / 365.25
const activeYears = (account: Account): number =>
  Math.max(
    Math.min(num(account, 'end_date') || AS_OF, AS_OF) - Math.max(num(account, 'customer_since'), START) + 1,
    1,
  ) / 365.25

describe('what the sample takes to serve', () => {
  let workbench: OpenWorkbench
  let served: readonly ServedStructure[]
  const all = accounts()
  const call: OpenWorkbench['client']['call'] = (name, input) => workbench.client.call(name, input)
  const ids = async () => (await call('workspaces.current', {}))?.structures.map(({ id }) => id) ?? []

  beforeAll(async () => {
    workbench = await openWorkbench()
    await finish(workbench, await call('workspaces.openSample', {}))
    served = (await call('serving.run', { structureIds: await ids() })).structures
  })
  afterAll(() => workbench.close())

  it('is a statement from revenue to risk-adjusted contribution, each step as a plain loop has it', () => {
    const { lines = [], statement } = served[0] ?? {}
    expect(statement?.endsBecause).toBeNull()
    expect(statement?.steps.map(({ id }) => id).filter((id) => STEPS[id] === undefined)).toEqual(['costedRevenue'])
    for (const { id, amounts } of statement?.steps ?? []) {
      const sums = summed(all, STEPS[id] ?? net)
      for (const [index, { name }] of lines.entries())
        expect(amounts[index], `${id} of ${name}`).toBeCloseTo(sums.get(name) ?? Number.NaN, 4)
    }
  })

  it('adds up over the lines to the company, in every step of every option', () => {
    for (const { name, statement } of served) {
      for (const { id, amounts, total } of statement.steps) {
        const sum = amounts.reduce((all, amount) => all + amount, 0)
        expect(Math.abs(sum - total), `${name} ${id}`).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(total)))
      }
    }
  })

  it('follows from step to step', () => {
    for (const { statement } of served) {
      let standing = 0
      for (const { kind, total } of statement.steps) {
        if (kind === 'start') standing = total
        else if (kind === 'less') standing -= total
        else expect(Math.abs(standing - total)).toBeLessThanOrEqual(1e-9 * Math.abs(total))
      }
    }
  })

  it('needs the hours that the accounts needed', () => {
    for (const [resource, column] of [
      ['deliveryHours', 'delivery_hours'],
      ['salesHours', 'sales_hours'],
      ['implementationDays', 'implementation_days'],
      ['regulatedUnits', 'regulated'],
    ] as const) {
      const sums = summed(all, (account) => num(account, column))
      for (const { name, demand, units } of served[0]?.lines ?? []) {
        expect(demand[resource]?.amount, `${resource} of ${name}`).toBeCloseTo(sums.get(name) ?? 0, 6)
        expect(demand[resource]?.units).toBe(units)
      }
    }
  })

  it('is compared within bands of tenure', () => {
    const { bands = [], lines = [] } = served[0]?.tenure ?? {}
    expect(bands.map(({ from, to }) => [from, to])).toEqual([
      [0, 0.5],
      [0.5, 1],
      [1, 3],
      [3, null],
    ])
    for (const [index, { from, to }] of bands.entries()) {
      const inside = all.filter(
        (account) => tenure(account) >= from && tenure(account) < (to ?? Number.POSITIVE_INFINITY),
      )
      const [units, money, years] = [() => 1, contribution, activeYears].map((of) => summed(inside, of))
      for (const [at, { name }] of (served[0]?.lines ?? []).entries()) {
        const found = lines[at]?.bands[index]
        expect(found?.units, `${name} from ${from}`).toBe(units?.get(name) ?? 0)
        const perYear = (money?.get(name) ?? 0) / (years?.get(name) ?? 0)
        if (Number.isFinite(perYear)) expect(found?.perUnitYear, `${name} from ${from}`).toBeCloseTo(perYear, 6)
        else expect(found?.perUnitYear).toBeNull()
      }
    }
  })

  it('is compared among those alike in a column, as a plain loop has it', async () => {
    const [structureId = ''] = await ids()
    const lines = served[0]?.lines ?? []
    for (const [column, bandOf] of [
      ['industry', (account: Account) => String(account.industry)],
      ['won_in_period', (account: Account) => (account.won_in_period === true ? 'yes' : 'no')],
    ] as const) {
      const { bands, lines: found } = await call('serving.alike', { structureId, column })
      expect(new Set(bands)).toEqual(new Set(all.map(bandOf)))
      for (const [index, name] of bands.entries()) {
        const inside = all.filter((account) => bandOf(account) === name)
        const [units, money, years] = [() => 1, contribution, activeYears].map((of) => summed(inside, of))
        for (const line of lines) {
          const own = found.find(({ entryId }) => entryId === line.entryId)?.bands[index]
          expect(own?.units, `${line.name}, ${name}`).toBe(units?.get(line.name) ?? 0)
          const perYear = (money?.get(line.name) ?? 0) / (years?.get(line.name) ?? 0)
          if (Number.isFinite(perYear)) expect(own?.perUnitYear, `${line.name}, ${name}`).toBeCloseTo(perYear, 6)
          else expect(own?.perUnitYear).toBeNull()
        }
      }
    }
    const { bands, lines: found } = await call('serving.alike', { structureId, column: 'employees' })
    expect(bands).toHaveLength(3)
    for (const [index, { units }] of lines.entries()) {
      const own = found.find(({ entryId }) => entryId === lines[index]?.entryId)
      expect((own?.bands ?? []).reduce((sum, band) => sum + band.units, own?.unknown ?? 0)).toBe(units)
    }
  })

  it('refuses a column that parts customers into too many groups, and one that is not there', async () => {
    const [structureId = ''] = await ids()
    for (const [column, code] of [
      ['account_id', 'not-available'],
      ['customer_since', 'not-available'],
      ['gone', 'not-found'],
    ] as const)
      await expect(call('serving.alike', { structureId, column }), column).rejects.toMatchObject({ code })
  })

  it('follows a scenario', async () => {
    const keep = { id: null, name: 'Dearer support', costChanges: { supportCost: 0.5 } }
    const view = await call('scenarios.keep', { scenario: keep })
    const [base] = served
    const { structures } = await call('serving.run', {
      structureIds: [base?.structureId ?? ''],
      scenarioId: view.scenarios[0]?.id ?? '',
    })
    const total = (of: ServedStructure | undefined, id: StatementStepId) =>
      of?.statement.steps.find((step) => step.id === id)?.total ?? Number.NaN
    const more = total(base, 'supportCost') * 0.5
    expect(total(structures[0], 'supportCost')).toBeCloseTo(total(base, 'supportCost') + more, 4)
    expect(total(structures[0], 'contribution')).toBeCloseTo(total(base, 'contribution') - more, 4)
    await call('history.undo', {})
  })

  it('ends where meanings end, and says why', async () => {
    const at = async () => (await call('serving.run', { structureIds: (await ids()).slice(0, 1) })).structures[0]
    await call('mapping.bind', { role: 'receivables', binding: null })
    const withoutRisk = await at()
    expect(withoutRisk?.statement.endsBecause).toContain('receivables')
    expect(withoutRisk?.statement.steps.at(-1)?.id).toBe('contribution')
    await call('mapping.bind', { role: 'grossMargin', binding: null })
    const withoutMargin = await at()
    expect(withoutMargin?.statement.steps.at(-1)?.id).toBe('netRevenue')
    expect(withoutMargin?.moneyReason).toBe('Map gross margin or cost of goods sold.')
    expect(withoutMargin?.lines.every(({ money }) => money === null)).toBe(true)
    expect(withoutMargin?.tenure?.lines.every(({ difference }) => difference === null)).toBe(true)
    await call('mapping.bind', { role: 'revenue', binding: null })
    await call('mapping.bind', { role: 'customerSince', binding: null })
    const bare = await at()
    expect(bare?.statement).toEqual({ steps: [], endsBecause: 'Map revenue.' })
    expect(bare?.tenure).toBeNull()
    for (let step = 0; step < 4; step++) await call('history.undo', {})
    expect((await at())?.statement).toEqual(served[0]?.statement)
  })

  it('keeps what there is and what was decided, with undo and after a restart', async () => {
    const [structureId = ''] = await ids()
    const before = await call('workspaces.current', {})
    expect(before?.operatingModel.capacities.implementationDays).toBe(11_000)
    const { capacities } = (await call('operatingModel.update', { changes: { capacities: { salesHours: 5 } } }))
      .operatingModel
    expect(capacities).toEqual({ salesHours: 5 })
    const plan = { structureId, lines: { default: { serviceLevelId: 'team', plans: [], shares: { salesHours: 0.5 } } } }
    expect((await call('servicePlan.update', { plan })).servicePlans).toEqual([plan])
    await expect(call('servicePlan.update', { plan: { ...plan, structureId: 'gone' } })).rejects.toMatchObject({
      code: 'not-found',
    })
    const level = { id: 'x', name: 'Gold', gives: '', yearlyCost: 1 }
    const serviceLevels = [level, { ...level, id: 'y', name: 'gold' }]
    await expect(call('operatingModel.update', { changes: { serviceLevels } })).rejects.toMatchObject({
      code: 'conflict',
    })
    const [recent] = await call('workspaces.recent', {})
    await call('workspaces.close', {})
    const view = await call('workspaces.open', { grant: recent?.grant ?? '' })
    expect(view.servicePlans).toEqual([plan])
    expect(view.operatingModel).toEqual({ ...before?.operatingModel, capacities })
    await call('history.undo', {})
    expect((await call('history.undo', {})).operatingModel).toEqual(before?.operatingModel)
  })
})
