import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MetricId, MetricValue } from '../../../shared/economics/metric.ts'
import { loadCsv } from '../../fixtures/load-csv.ts'
import { type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'

/*
 * Worked by hand over a whole year (365 days, so 365/365.25 of a year). Contribution of A, B, C: 600 − 100 = 500,
 * 300 − 50 = 250, 90 − 40 = 50. Loss a year of A and B: 1,000 × 0.02 × 0.5 = 10 and 4,000 × 0.1 × 0.25 = 100; C's exposure
 * is not known. Capital: 200, 80, 40.
 */
const LINES = [
  'account,revenue,gross_margin,support_cost,receivables,exposure,pd,lgd,score',
  'A,1000,600,100,200,1000,0.02,0.5,12',
  'B,800,300,50,80,4000,0.1,0.25,40',
  'C,200,90,40,40,,0.05,0.4,77',
]
const YEAR = 365 / 365.25

describe('credit risk', () => {
  let workbench: OpenWorkbench
  const call: OpenWorkbench['client']['call'] = (name, input) => workbench.client.call(name, input)
  const metric = async (id: MetricId): Promise<MetricValue | undefined> =>
    (await call('economics.summary', {})).metrics[id]

  beforeAll(async () => {
    workbench = await openWorkbench()
    await call('workspaces.create', { title: 'Risk' })
    await call('frame.update', { changes: { periodStart: '2025-01-01', asOf: '2025-12-31', costOfCapital: 0.1 } })
    await loadCsv(workbench, LINES, 'account')
    await call('mapping.confirmAll', {})
  })
  afterAll(() => workbench.close())

  it('is suggested by the names of the columns', async () => {
    const { roles } = (await call('workspaces.current', {}))?.mapping ?? { roles: {} }
    expect(roles).toMatchObject({
      creditExposure: { column: 'exposure' },
      defaultProbability: { column: 'pd' },
      lossGivenDefault: { column: 'lgd' },
    })
  })

  it('adds up expected loss over the accounts that have all three, and says how many lack one', async () => {
    expect(await metric('creditExposure')).toMatchObject({ value: 5000, n: 2, completeness: 2 / 3 })
    const loss = await metric('expectedLoss')
    expect(loss).toMatchObject({ kind: 'value', n: 2, completeness: 2 / 3 })
    expect(loss?.kind === 'value' && loss.value).toBeCloseTo(110 * YEAR, 9)
  })

  it('takes loss and capital charge off the contribution of the same accounts', async () => {
    const adjusted = await metric('riskAdjustedContribution')
    expect(adjusted).toMatchObject({ kind: 'value', n: 2, completeness: 2 / 3 })
    expect(adjusted?.kind === 'value' && adjusted.value).toBeCloseTo(750 - (110 + 280 * 0.1) * YEAR, 9)
  })

  it('does not take off twice what the costs hold already, and keeps that over other changes', async () => {
    await call('frame.update', { changes: { badDebtInCosts: true } })
    await call('frame.update', { changes: { currency: 'USD' } })
    expect(await metric('expectedLoss')).toMatchObject({ kind: 'not-applicable' })
    const adjusted = await metric('riskAdjustedContribution')
    expect(adjusted?.kind === 'value' && adjusted.value).toBeCloseTo(800 - 320 * 0.1 * YEAR, 9)
  })

  it('says what it lacks', async () => {
    await call('frame.update', { changes: { badDebtInCosts: false } })
    await call('mapping.bind', { role: 'lossGivenDefault', binding: null })
    expect(await metric('expectedLoss')).toMatchObject({ kind: 'unavailable', reason: 'Map loss given default.' })
    expect(await metric('riskAdjustedContribution')).toMatchObject({
      caution: 'Without expected loss: not mapped.',
      n: 3,
    })
    await call('mapping.bind', { role: 'receivables', binding: null })
    expect(await metric('riskAdjustedContribution')).toMatchObject({ kind: 'unavailable' })
  })
})
