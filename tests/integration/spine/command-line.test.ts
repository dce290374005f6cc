import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../../fixtures/run-cli.ts'
import { clientRecipe } from './client-recipe.ts'

const RECIPE = clientRecipe('months')

describe('tessera build', () => {
  let folder: string
  let workspace: string
  const inFolder = (name: string): string => join(folder, name)
  const write = (name: string, lines: readonly string[]) => writeFile(inFolder(name), `${lines.join('\n')}\n`)

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tessera-build-test-'))
    workspace = inFolder('w.tessera')
    await mkdir(inFolder('months'))
    await write('clients.csv', ['client,sector', 'C1,Health', 'C2,Retail'])
    await write('months/2025-01.csv', ['client,day,amount', 'C1,2025-01-05,10.5', 'C9,2025-01-06,20'])
    await write('months/2025-02.csv', ['client,day,amount', 'C1,2025-02-05,100'])
    await write('recipe.json', [JSON.stringify(RECIPE)])
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('makes the customer table from a recipe beside its files, a folder of months as one source', async () => {
    const run = await runCli(['build', inFolder('recipe.json'), '--workspace', workspace])
    expect(run.code).toBe(0)
    expect(run.stdout).toContain('Orders: 3 rows from 2 files; 1 after the as-of date')
    expect(run.stdout).toContain('1 matched (50.0 %); 1 without a partner (50.0 %); 1 key that no row has')
    expect(run.stdout).toContain('amount: 30.5 in all, 20 unattributed (65.6 %)')
    expect(run.stdout).toContain('2 clients as of 2025-01-31, 3 columns: client, sector, spent')
  })

  it('prints the recipe as it can be handed over and built elsewhere', async () => {
    const printed = await runCli(['recipe', '--workspace', workspace])
    expect(JSON.parse(printed.stdout)).toMatchObject({
      asOf: '2025-01-31',
      sources: [{ id: 'clients' }, { id: 'orders' }],
    })
    await write('again.json', [printed.stdout])
    const run = await runCli(['build', inFolder('again.json'), '--workspace', inFolder('other.tessera'), '--json'])
    expect(JSON.parse(run.stdout)).toMatchObject({ report: { units: 2 } })
  })

  it('runs again at another day and on other files, and says what differs', async () => {
    const day = await runCli(['build', '--workspace', workspace, '--as-of', '2025-02-28', '--json'])
    expect(JSON.parse(day.stdout)).toMatchObject({ recipe: { asOf: '2025-02-28' }, report: { asOf: '2025-02-28' } })
    await write('clients-2.csv', ['client,sector,city', 'C1,Sports,Ulm'])
    const replaced = await runCli([
      'build',
      '--workspace',
      workspace,
      '--replace',
      `clients=${inFolder('clients-2.csv')}`,
    ])
    expect(replaced.stdout).toContain('! Clients: new column “city” (text)')
    expect(replaced.stdout).toContain('! Clients: new values in “sector”: Sports')
    expect(replaced.stdout).toContain('! Clients: 2 rows before, 1 now')
  })

  it('takes a month beside those a source has', async () => {
    await write('2025-03.csv', ['client,day,amount', 'C1,2025-02-14,7'])
    const more = ['--add', `orders=${inFolder('2025-03.csv')}`]
    const run = await runCli(['build', '--workspace', workspace, ...more])
    expect(run.stdout).toContain('! Orders: 3 rows before, 4 now')
    expect(run.stdout).toContain('Orders: 4 rows from 3 files')
    const again = await runCli(['build', '--workspace', workspace, ...more])
    expect(again).toMatchObject({ code: 3, stderr: expect.stringContaining('“Orders” has this file already.') })
  })

  it('says what is wrong with a new file and leaves the customer table', async () => {
    await write('renamed.csv', ['client,day,amounts', 'C1,2025-01-05,1.5'])
    const run = await runCli(['build', '--workspace', workspace, '--replace', `orders=${inFolder('renamed.csv')}`])
    expect(run).toMatchObject({ code: 3, stdout: '' })
    expect(run.stderr).toContain('Orders has no column “amount” any more; it has a new column “amounts”.')
    const wrong = await runCli(['build', '--workspace', workspace, '--replace', `sales=${inFolder('renamed.csv')}`])
    expect(wrong.stderr).toContain('The recipe has no source “sales”. It has: clients, orders.')
    expect(await runCli(['build', '--workspace', workspace, '--as-of', 'June'])).toMatchObject({ code: 2 })
    const missing = await runCli(['build', inFolder('nothing.json'), '--workspace', workspace])
    expect(missing).toMatchObject({ code: 3, stderr: expect.stringContaining('nothing.json') })
  })
})
