import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sharedData } from '../../fixtures/shared-data.ts'
import { openRecipeBed, type RecipeBed } from './recipe-bed.ts'

/** The last day of the 39 weeks of calibration. */
const CALIBRATION_END = '1997-09-30'

const recipe = (folder: string) => ({
  unit: { noun: { plural: 'customers', singular: 'customer' }, kind: 'user' },
  asOf: CALIBRATION_END,
  sources: [
    {
      id: 'purchases',
      name: 'Purchases',
      role: 'flow',
      completeness: 'complete',
      dateColumn: 'column_3',
      // No header, fields apart by runs of spaces, days as 19970101, numbers of customers with leading zeros.
      files: [{ path: join(folder, 'CDNOW_sample.txt') }],
      options: { types: { column_2: 'integer' } },
    },
  ],
  table: {
    base: { kind: 'keys', name: 'customer', of: [{ source: 'purchases', key: 'column_2' }] },
    steps: [
      {
        kind: 'features',
        source: 'purchases',
        key: 'column_2',
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
})

const folder = sharedData('cdnow')
describe.skipIf(folder === null)('CDNOW', () => {
  let bed: RecipeBed
  beforeAll(async () => {
    bed = await openRecipeBed()
  })
  afterAll(() => bed.close())

  it('gives the published repeat purchases, recency and tenure of the 1/10 sample', { timeout: 60_000 }, async () => {
    const made = await bed.make(recipe(folder ?? ''))
    expect(made.report.sources[0]).toMatchObject({ rows: 6919, files: [{ rowsSetAside: 0, misfits: 0 }] })
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

  it('leaves out the 255 exact duplicates of the master file where told to', { timeout: 60_000 }, async () => {
    const made = await bed.make({
      ...recipe(folder ?? ''),
      asOf: '1998-06-30',
      sources: [
        {
          id: 'purchases',
          name: 'Purchases',
          role: 'flow',
          completeness: 'complete',
          dateColumn: 'date',
          files: [{ path: join(folder ?? '', 'CDNOW_master.txt') }],
          steps: [{ id: 'once', kind: 'distinct' }],
        },
      ],
      table: {
        base: { kind: 'keys', name: 'customer', of: [{ source: 'purchases', key: 'customer_id' }] },
        steps: [
          {
            kind: 'features',
            source: 'purchases',
            key: 'customer_id',
            features: [{ name: 'free', kind: 'count', where: 'dollar_value = 0' }],
          },
        ],
      },
    })
    expect(made.step('once')).toMatchObject({ rowsIn: 69_659, rowsOut: 69_659 - 255 })
    expect(made.total('free')).toBe(80)
    expect(made.values('customer')[0]).toBe('00001')
  })
})
