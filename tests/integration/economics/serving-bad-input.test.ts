import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ServedStructure } from '../../../shared/contract/serving.ts'
import { bindingOf, loadsOf, shortagesOf } from '../../../shared/serving/capacity.ts'
import { drainsOf } from '../../../shared/serving/drain.ts'
import { waysOutOf } from '../../../shared/serving/ways-out.ts'
import { loadCsv } from '../../fixtures/load-csv.ts'
import { type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'

const HEAD = 'account,revenue,gross_margin,support_cost,receivables,sales_hours,customer_since,score'

describe('what an option takes, of tables that are no help', () => {
  let workbench: OpenWorkbench
  const call: OpenWorkbench['client']['call'] = (name, input) => workbench.client.call(name, input)

  beforeAll(async () => {
    workbench = await openWorkbench()
  })
  afterAll(() => workbench.close())

  /** A workspace of these rows, whose one segment takes what the rule says. */
  const servedOf = async (rows: readonly string[], rule: string): Promise<ServedStructure | undefined> => {
    if ((await call('workspaces.current', {})) !== null) await call('workspaces.close', {})
    await call('workspaces.create', { title: `No help ${rows.length} ${rule}`.replaceAll(/[^a-z0-9 ]/gi, '') })
    await call('frame.update', { changes: { periodStart: '2025-01-01', asOf: '2025-12-31' } })
    await loadCsv(workbench, [HEAD, ...rows], 'account')
    await call('mapping.confirmAll', {})
    const structureId = (await call('structures.add', { name: 'One', lens: 'value' })).structures[0]?.id ?? ''
    await call('segments.add', { structureId, kind: 'segment', name: 'It', text: rule })
    return (await call('serving.run', { structureIds: [structureId] })).structures[0]
  }
  /** Everything that is worked out of it, as text: JSON itself would hide what is no number. */
  const everything = (served: ServedStructure | undefined): string => {
    const lines = served?.lines ?? []
    const loads = loadsOf(lines, { capacities: { salesHours: 10, workingCapital: 0 } })
    const all = [
      served,
      loads,
      bindingOf(loads),
      shortagesOf(lines, loads, { lines: {} }, '2025-12-31'),
      drainsOf(lines, 'salesHours'),
      lines.map((line) =>
        waysOutOf(line, {
          ...{ serveCheaper: 0.2, priceRise: 0.05, priceLoss: 0.02, runOffMonths: 6 },
          avoidable: { cogs: 1, deliveryCost: 0.5, supportCost: 0.5, implementationCost: 0.5, otherCostToServe: 0.5 },
        }),
      ),
    ]
    return JSON.stringify(all, (_, value: unknown) => (typeof value === 'number' ? String(value) : value))
  }

  it.each([
    ['a segment without units', ['A,100,50,10,5,3,2020-01-01,1.5'], 'revenue > 1e6'],
    ['one unit', ['A,100,50,10,5,3,2020-01-01,1.5'], 'revenue > 0'],
    ['only revenue of zero and less', ['A,0,0,0,0,0,2020-01-01,1.5', 'B,-50,-20,5,-3,1,2025-12-30,2.5'], 'revenue < 0'],
    ['nothing but a key and money', ['A,100,50,10,,,,', 'B,200,,,,,,2.5'], 'revenue > 0'],
  ])('%s: true figures or a reason', async (_, rows, rule) => {
    const served = await servedOf(rows, rule)
    expect(everything(served)).not.toMatch(/NaN|Infinity/)
    for (const { amounts, total } of served?.statement.steps ?? [])
      expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBeCloseTo(total, 9)
  })

  it('amounts of 1e300 are told, and what is too large to add up is said to be', async () => {
    const large = await servedOf(
      ['A,1e300,5e299,1e299,1e299,1e299,2020-01-01,1.5', 'B,3,1,1,1,1,2025-12-30,2.5'],
      'revenue > 9',
    )
    expect(everything(large)).not.toMatch(/NaN|Infinity/)
    expect(large?.statement.steps.at(-1)?.total).toBeGreaterThan(1e299)
    const most = (revenue: string): string => `${revenue},${revenue},0,${revenue},${revenue},2020-01-01`
    const tooLarge = await servedOf([`A,${most('1.7e308')},1.5`, `B,${most('1.6e308')},2.5`], 'revenue > 9')
    expect(everything(tooLarge)).not.toMatch(/NaN|Infinity/)
    expect(tooLarge?.moneyReason).toBe('The figures are too large to add up.')
    expect(tooLarge?.statement).toEqual({ steps: [], endsBecause: 'The figures are too large to add up.' })
    expect(tooLarge?.lines[0]).toMatchObject({ units: 2, money: null })
    expect(tooLarge?.lines[0]?.demand.salesHours).toBeUndefined()
  })

  it('too few that are costed end the statement with how many', async () => {
    const small = [...'ABCDEFGHIJ'].map((name) => `${name},10,5,1,1,1,2020-01-01,1.5`)
    const served = await servedOf([...small, 'K,900,,1,1,1,2020-01-01,2.5'], 'revenue > 9')
    expect(served?.moneyReason).toBe('Only 10.0% of revenue has every mapped input; 80% is the least.')
    expect(served?.statement.steps.at(-1)?.id).toBe('netRevenue')
  })
})
