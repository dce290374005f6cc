import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadCsv } from '../../fixtures/load-csv.ts'
import { type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'

/*
 * Sixty accounts, each of which brings 100 − 40 − 10 or 110 − 50 − 10 over the whole year; the first day of every other is
 * not known, and one in three is of the south.
 */
const LINES = [
  'account,revenue,cogs,delivery_cost,customer_since,region',
  ...Array.from({ length: 60 }, (_, row) => {
    const money = row % 4 < 2 ? '100,40,10' : '110,50,10'
    return `A${row},${money},${row % 2 === 0 ? '' : '2020-01-01'},${row % 3 === 0 ? 'South' : 'North'}`
  }),
]
/** The period counts both of its days. */
const PER_YEAR = 50 / (365 / 365.25)

describe('segments among customers that are alike in a column', () => {
  let workbench: OpenWorkbench
  let structureId: string
  const call: OpenWorkbench['client']['call'] = (name, input) => workbench.client.call(name, input)

  beforeAll(async () => {
    workbench = await openWorkbench()
    await call('workspaces.create', { title: 'Alike' })
    await call('frame.update', { changes: { periodStart: '2025-01-01', asOf: '2025-12-31' } })
    await loadCsv(workbench, LINES, 'account')
    await call('mapping.confirmAll', {})
    structureId = (await call('structures.add', { name: 'One', lens: 'value' })).structures[0]?.id ?? ''
    await call('segments.add', { structureId, kind: 'segment', name: 'All of them', text: 'revenue >= 50' })
  })
  afterAll(() => workbench.close())

  it('bring a year what the board says, over those whose years are known', async () => {
    const [compared] = (await call('comparison.run', { structureIds: [structureId] })).structures
    const onBoard = compared?.rows.at(-1)?.metrics.contributionPerUnitYear
    expect(onBoard?.kind === 'value' && onBoard.value).toBeCloseTo(PER_YEAR, 9)
    const { bands, lines } = await call('serving.alike', { structureId, column: 'region' })
    expect(new Set(bands)).toEqual(new Set(['North', 'South']))
    for (const [index, band] of bands.entries()) {
      const own = lines[0]?.bands[index]
      expect(own?.units, band).toBe(band === 'South' ? 20 : 40)
      expect(own?.perUnitYear, band).toBeCloseTo(PER_YEAR, 9)
    }
  })

  it('are not parted by a column that no rule may name, and the reason and the remedy are said', async () => {
    await call('dictionary.describe', { columns: ['region'], changes: { sensitivity: 'protected' } })
    await expect(call('serving.alike', { structureId, column: 'region' })).rejects.toMatchObject({
      code: 'not-available',
      message: expect.stringMatching(/^“region” cannot enter a rule: it .+\.$/),
      remedy: 'Say what it is used for and what allows it: Data, Columns.',
    })
    await call('history.undo', {})
    expect((await call('serving.alike', { structureId, column: 'region' })).bands).toHaveLength(2)
  })
})
