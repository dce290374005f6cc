import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MetricValue } from '../../../shared/economics/metric.ts'
import { loadCsv } from '../../fixtures/load-csv.ts'
import { type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'

/* A, B and F are due within 2025, both ends counted; C and D are not, E has no contract. B and C left. */
const LINES = [
  'account,revenue,churned,renewal_date,customer_since,score',
  'A,100,no,2025-01-01,2020-01-01,1.5',
  'B,100,yes,2025-12-31,2020-01-01,2.5',
  'C,100,yes,2026-01-01,2020-01-01,3.5',
  'D,100,no,2024-12-31,2020-01-01,4.5',
  'E,100,no,,2020-01-01,5.5',
  'F,100,no,2025-06-30,2025-03-01,6.5',
]

describe('churn of contracts', () => {
  let workbench: OpenWorkbench
  const call: OpenWorkbench['client']['call'] = (name, input) => workbench.client.call(name, input)
  const churn = async (): Promise<MetricValue | undefined> => (await call('economics.summary', {})).metrics.churn

  beforeAll(async () => {
    workbench = await openWorkbench()
    await call('workspaces.create', { title: 'Contracts' })
    await call('frame.update', { changes: { periodStart: '2025-01-01', asOf: '2025-12-31' } })
    await loadCsv(workbench, LINES, 'account')
    await call('mapping.confirmAll', {})
  })
  afterAll(() => workbench.close())

  it('counts those due for renewal in the period', async () => {
    expect(await churn()).toMatchObject({ kind: 'value', value: 1 / 3, n: 3 })
    const { terms } = await call('economics.explain', { structureId: null, entryId: 'total', metric: 'churn' })
    expect(terms.map(({ value }) => value)).toEqual([1, 3])
  })

  it('counts customers at the start of the period without that day', async () => {
    await call('mapping.bind', { role: 'renewalDate', binding: null })
    expect(await churn()).toMatchObject({ kind: 'value', value: 2 / 5, n: 5 })
    await call('history.undo', {})
    expect(await churn()).toMatchObject({ value: 1 / 3 })
  })

  it('does not apply where none is due', async () => {
    await call('frame.update', { changes: { periodStart: '2022-01-01', asOf: '2022-12-31' } })
    expect(await churn()).toEqual({ kind: 'not-applicable', reason: 'No unit here could be lost in the period.' })
  })
})
