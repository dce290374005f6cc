import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeWorkbook, rowOf } from '../../fixtures/make-workbook.ts'
import { runCli } from '../../fixtures/run-cli.ts'

describe('workbooks on the command line', () => {
  let folder: string
  const inFolder = (name: string): string => join(folder, name)

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tessera-cli-workbook-'))
    const now =
      rowOf('Accounts of the year', 'in EUR') + rowOf('account', 'revenue') + rowOf('A-1', 5) + rowOf('A-2', 7)
    const before = rowOf('account', 'revenue') + rowOf('B-1', 3)
    const sheets = [
      { name: 'Now', rows: now },
      { name: 'Before', rows: before },
    ]
    await writeFile(inFolder('accounts.xlsx'), makeWorkbook({ sheets }))
    await mkdir(inFolder('months'))
    for (const month of [1, 2]) {
      const rows = rowOf('customer', 'amount') + rowOf('A-1', month) + rowOf('A-2', 10 * month)
      await writeFile(inFolder(`months/sales-${month}.xlsx`), makeWorkbook({ sheets: [{ name: 'S', rows }] }))
    }
    // Laid there by Excel while a workbook is open.
    await writeFile(inFolder('months/~$sales-2.xlsx'), 'locked')
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('are imported by a sheet, below so many rows', async () => {
    const args = ['import', inFolder('accounts.xlsx'), '--workspace', inFolder('a.tessera'), '--unit', 'account']
    const first = await runCli([...args, '--skip', '1', '--json'])
    expect(first.stderr).not.toContain('Error')
    expect(JSON.parse(first.stdout)).toMatchObject({
      loaded: 2,
      linesBefore: 1,
      reading: ['Sheet “Now”; its first row has the names'],
    })
    const other = await runCli([...args, '--sheet', 'Before'])
    expect(other.stdout).toContain('accounts.xlsx: 1 row = 1 loaded + 0 set aside')
    const none = await runCli([...args, '--sheet', 'Next'])
    expect([none.code, none.stderr]).toEqual([3, expect.stringContaining('has no sheet “Next”')])
  })

  it('make a source as a folder of months', async () => {
    const recipe = {
      unit: { noun: { plural: 'customers', singular: 'customer' }, kind: 'account' },
      asOf: '2025-01-01',
      sources: [{ id: 'sales', name: 'Sales', files: [{ path: 'months' }], role: 'attributes' }],
      table: {
        base: { kind: 'source', source: 'sales', key: 'customer', rollUp: [{ column: 'amount', rule: 'sum' }] },
      },
    }
    await writeFile(inFolder('recipe.json'), JSON.stringify(recipe))
    const run = await runCli(['build', inFolder('recipe.json'), '--workspace', inFolder('b.tessera'), '--json'])
    expect([run.code, run.stderr]).toEqual([0, expect.not.stringContaining('Error')])
    expect(JSON.parse(run.stdout)).toMatchObject({ report: { units: 2, sources: [{ rows: 4 }] } })
  })
})
