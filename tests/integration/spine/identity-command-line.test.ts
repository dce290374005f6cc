import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../../fixtures/run-cli.ts'

const RECIPE = {
  unit: { noun: { plural: 'clients', singular: 'client' }, kind: 'account' },
  asOf: '2025-12-31',
  currency: { code: 'EUR', rates: { kind: 'typed', rows: [{ from: 'USD', to: 'EUR', rate: 0.5 }] } },
  tieOuts: [{ id: 'gl', label: 'Sales, ledger', amount: 165, tolerance: 1, stepId: 'bought', column: 'spent' }],
  sources: [
    { id: 'clients', name: 'Clients', role: 'attributes', files: [{ path: 'clients.csv' }] },
    {
      ...{ id: 'orders', name: 'Orders', role: 'flow', completeness: 'complete', dateColumn: 'day' },
      currencyColumn: 'currency',
      files: [{ path: 'orders.csv' }],
      steps: [{ id: 'euro', kind: 'convert', columns: ['amount'] }],
    },
  ],
  table: {
    base: { kind: 'source', source: 'clients', key: 'client' },
    steps: [
      {
        ...{ id: 'bought', kind: 'features', source: 'orders', key: 'client' },
        features: [{ name: 'spent', kind: 'sum', column: 'amount' }],
      },
    ],
  },
}

describe('tessera duplicates, and money in tessera build', () => {
  let folder: string
  let workspace: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tessera-identity-test-'))
    workspace = join(folder, 'w.tessera')
    const write = (name: string, lines: readonly string[]) => writeFile(join(folder, name), `${lines.join('\n')}\n`)
    await write('clients.csv', [
      'client,name,email,phone',
      'C1,Anna Schmidt,anna@post.de,030 123456',
      'C2,"SCHMIDT, Anna",anna@post.de,+49 30 123456',
      'C3,Bernd Vogel,bernd@post.de,040 777777',
    ])
    await write('orders.csv', [
      'client,day,amount,currency',
      'C1,2025-01-05,100,EUR',
      'C2,2025-02-05,100,USD',
      'C9,2025-03-05,10,EUR',
    ])
    await writeFile(join(folder, 'recipe.json'), JSON.stringify(RECIPE))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('tells what became of each currency and what explains the ledger', async () => {
    const run = await runCli(['build', join(folder, 'recipe.json'), '--workspace', workspace])
    expect(run.code).toBe(0)
    expect(run.stdout).toContain('  EUR at 1: 2 rows, amount 110.00 -> 110.00 EUR')
    expect(run.stdout).toContain('  USD at 0.5: 1 row, amount 100.00 -> 50.00 EUR')
    expect(run.stdout).toContain('! Sales, ledger 165.00 does not tie: 5.00 is unexplained, more than 1.00')
    expect(run.stdout).toContain('  in the customer table: 150.00 (90.9 %), 2 rows')
    expect(run.stdout).toContain('  with a key that no client has: 10.00 (6.1 %), 1 row')
  })

  it('finds rows that may be one, and merges them where it is told how sure it must be', async () => {
    const found = await runCli(['duplicates', '--workspace', workspace])
    expect(found.stdout).toContain('1 pair among 3 rows may be one; 1 likely')
    expect(found.stdout).toContain('C1 and C2: name nearly the same, email the same, phone the same')
    const wrong = await runCli(['duplicates', '--workspace', workspace, '--merge', '2'])
    expect(wrong.code).toBe(2)
    const merged = await runCli(['duplicates', '--workspace', workspace, '--merge', '0.9'])
    expect(merged.stdout).toContain('1 decision kept in the recipe; build the table to use it')
    const run = await runCli(['build', '--workspace', workspace])
    expect(run.stdout).toContain('1 merged, 0 kept as two, 0 split; 1 row went to another key')
    expect(run.stdout).toContain('2 clients as of 2025-12-31')
    const recipe = await runCli(['recipe', '--workspace', workspace])
    expect(JSON.parse(recipe.stdout)).toMatchObject({ keyDecisions: [{ kind: 'merge', key: 'C2', into: 'C1' }] })
    const again = await runCli(['duplicates', '--workspace', workspace, '--merge', '0.9'])
    expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining('no pair is so sure: nothing was merged') })
  })
})
