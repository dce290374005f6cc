import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sharedData } from '../../fixtures/shared-data.ts'
import { openRecipeBed, type RecipeBed } from './recipe-bed.ts'

/** The last day of the 39 weeks of calibration. */
const CALIBRATION_END = '1997-09-30'

const RECIPE = {
  unit: { noun: { plural: 'customers', singular: 'customer' }, kind: 'user' },
  asOf: CALIBRATION_END,
  sources: [
    {
      id: 'purchases',
      name: 'Purchases',
      role: 'flow',
      completeness: 'complete',
      dateColumn: 'day',
      files: [{ path: 'sample.csv' }],
      // 19970101 could be a number too: a person says that these are days.
      options: { types: { day: 'date', customer: 'integer' } },
    },
  ],
  table: {
    base: { kind: 'keys', name: 'customer', of: [{ source: 'purchases', key: 'customer' }] },
    steps: [
      {
        kind: 'features',
        source: 'purchases',
        key: 'customer',
        features: [
          { name: 'buying_days', kind: 'frequency' },
          { name: 'recency', kind: 'recency' },
          { name: 'tenure', kind: 'tenure' },
        ],
      },
      // As the models of repeat buying have them: repeat purchases, weeks from the first to the last, and weeks seen.
      { kind: 'derive', name: 'x', formula: 'buying_days - 1' },
      { kind: 'derive', name: 't_x', formula: '(tenure - recency) / 7' },
      { kind: 'derive', name: 'T', formula: 'tenure / 7' },
    ],
  },
}

const folder = sharedData('cdnow')
describe.skipIf(folder === null)('CDNOW', () => {
  let bed: RecipeBed
  beforeAll(async () => {
    bed = await openRecipeBed()
  })
  afterAll(() => bed.close())

  it('gives the published repeat purchases, recency and tenure of the 1/10 sample', { timeout: 60_000 }, async () => {
    const lines = (await readFile(join(folder ?? '', 'CDNOW_sample.txt'), 'utf8')).split(/\r?\n/)
    // Runs of spaces part the fields, which no delimiter says.
    const rows = lines.map((line) => line.trim().split(/ +/)).filter((fields) => fields.length === 5)
    expect(rows).toHaveLength(6919)
    await bed.write('sample.csv', ['master,customer,day,cds,dollars', ...rows.map((fields) => fields.join(','))])
    const made = await bed.make(RECIPE)
    const summary = (await readFile(join(folder ?? '', 'cdnow_customers_summary.csv'), 'utf8')).trim().split(/\r?\n/)
    expect(made.table.rowCount).toBe(2357)
    expect(summary).toHaveLength(2358)
    const [x, recency, tenure] = [made.byKey('x'), made.byKey('t_x'), made.byKey('T')]
    for (const line of summary.slice(1)) {
      const [id = 0, frequency = 0, weeks = 0, seen = 0] = line.split(',').map(Number)
      expect(x.get(id), `x of ${id}`).toBe(frequency)
      expect(Math.abs(Number(recency.get(id)) - weeks), `t_x of ${id}`).toBeLessThanOrEqual(0.005 + 1e-9)
      expect(Math.abs(Number(tenure.get(id)) - seen), `T of ${id}`).toBeLessThanOrEqual(0.005 + 1e-9)
    }
  })
})
