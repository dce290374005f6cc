import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadCsv } from '../../fixtures/load-csv.ts'
import { type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'

let workbench: OpenWorkbench
beforeAll(async () => {
  workbench = await openWorkbench()
  await workbench.client.call('workspaces.create', { title: 'Doubts' })
})
afterAll(() => workbench.close())

const ROWS = Array.from({ length: 50 }, (_, row) => `C${row},${20 + row}.5,0.${row % 9},${row % 2 ? 'Yes' : 'No'}`)

describe('a table as it is loaded', () => {
  it('has no suggested meaning taken up where they are shares, nor confirmed with all where they are monthly', async () => {
    await loadCsv(workbench, ['id,MonthlyCharges,Discount,Churn', ...ROWS], 'id')
    const { mapping } = await workbench.client.call('mapping.confirmAll', {})
    expect(mapping.roles).toMatchObject({
      revenue: { column: 'MonthlyCharges', confirmed: false },
      churned: { column: 'Churn', confirmed: true },
    })
    expect(mapping.roles.discounts).toBeUndefined()
    const suggested = await workbench.client.call('mapping.suggest', {})
    expect(suggested.find(({ role }) => role === 'discounts')?.doubt?.words).toContain('“Discount” holds values from 0')
  })

  it('names the rows of a repeated key', async () => {
    await expect(loadCsv(workbench, ['id,a', 'x,1', 'y,2', 'x,3', 'y,4', 'z,5'], 'id')).rejects.toThrow(
      '4 rows share their value with another (x in rows 1, 3; y in rows 2, 4)',
    )
  })
})
