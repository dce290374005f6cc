import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadCsv } from '../../fixtures/load-csv.ts'
import { type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'
import { parseCsv } from '../../fixtures/parse-csv.ts'

/** Rows 0 to 1,999; every hundredth line has a field too many, and then every two-hundredth a text where a number stands. */
const LINES = Array.from({ length: 2_000 }, (_, row) => {
  if (row % 100 === 7) return `${row},1,too many`
  return `${row},${row % 200 === 50 ? '-n/k' : row}`
})

let workbench: OpenWorkbench
beforeAll(async () => {
  workbench = await openWorkbench()
  const { client } = workbench
  await client.call('workspaces.create', { title: 'Set aside' })
  await loadCsv(workbench, ['id,seats', ...LINES], null)
})
afterAll(() => workbench.close())

describe('what was set aside of the loaded table', () => {
  it('comes in pages, rows first, that together are all of it', async () => {
    const page = (offset: number, limit: number) => workbench.client.call('grid.setAside', { offset, limit })
    const whole = await page(0, 5_000)
    expect(whole).toMatchObject({ kept: 30 })
    expect(whole.setAside.map(({ line }) => line)).toEqual(Array.from({ length: 20 }, (_, at) => 100 * at + 9))
    expect(whole.setAside[0]).toEqual({ line: 9, column: null, reason: '3 fields, 2 expected', raw: '7,1,too many' })
    expect(whole.misfits.map(({ line }) => line)).toEqual(Array.from({ length: 10 }, (_, at) => 200 * at + 52))
    expect(whole.misfits[0]).toEqual({ line: 52, column: 'seats', raw: '-n/k' })
    const pages = await Promise.all([page(0, 18), page(18, 5), page(23, 5), page(28, 50), page(30, 5)])
    expect(pages.flatMap(({ setAside }) => setAside)).toEqual(whole.setAside)
    expect(pages.flatMap(({ misfits }) => misfits)).toEqual(whole.misfits)
    expect(pages.map(({ setAside, misfits }) => setAside.length + misfits.length)).toEqual([18, 5, 5, 2, 0])
  })

  it('is in the file too, neutralised where a spreadsheet would run it', async () => {
    const { bytes } = await workbench.client.file('grid.setAsideFile', {})
    const [head, ...rows] = parseCsv(new TextDecoder().decode(bytes))
    expect(head).toEqual(['what', 'line', 'column', 'reason', 'raw text'])
    expect(rows).toHaveLength(30)
    expect(rows[20]).toEqual(['cell left missing', '52', 'seats', 'Does not fit the type', "'-n/k"])
  })
})
