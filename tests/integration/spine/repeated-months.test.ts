import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { filesCompared, recipeBuilt } from '../../../shared/contract/recipe.ts'
import { finish, type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'
import { clientRecipe } from './client-recipe.ts'

let bench: OpenWorkbench
beforeAll(async () => {
  bench = await openWorkbench()
})
afterAll(() => bench.close())

async function write(name: string, lines: readonly string[]): Promise<string> {
  const path = join(bench.folder, name)
  await writeFile(path, `${lines.join('\n')}\n`)
  return bench.grantPath(path)
}

it('tells which rows next month’s file has in common with this month’s; what was decided of them is one undo with it', async () => {
  await bench.client.call('workspaces.create', { title: 'Overlap' })
  const clients = await write('clients.csv', ['client,sector', 'C1,Health', 'C2,Retail'])
  const january = ['C1,2025-01-05,10.5,a', 'C2,2025-01-30,20,b']
  const orders = await write('orders.csv', ['client,day,amount,note', ...january])
  const recipe = { ...clientRecipe(), asOf: '2025-02-28' }
  await bench.client.call('recipe.adopt', { recipe, files: { clients: [clients], orders: [orders] } })
  await finish(bench, await bench.client.call('recipe.build', {}))
  const before = await bench.client.call('recipe.get', {})

  const more = await write('orders-feb.csv', ['client,day,amount,note', 'C2,2025-01-30,20,b', 'C1,2025-02-03,100,c'])
  const add = { orders: [more] }
  const found = filesCompared.parse(await finish(bench, await bench.client.call('recipe.compareFiles', { add })))
  expect(found.repeated).toMatchObject([
    { sourceId: 'orders', decided: null, rows: { rows: 1, totals: [{ column: 'amount', amount: 20 }] } },
  ])

  const built = await finish(bench, await bench.client.call('recipe.build', { add, repeatedRows: { orders: 'once' } }))
  const { report } = recipeBuilt.parse(built)
  expect(report.sources.find(({ sourceId }) => sourceId === 'orders')?.repeated).toMatchObject({
    rows: 1,
    counted: 'once',
    files: [{ fileName: 'orders-feb.csv', earlier: 'orders.csv', rows: 1 }],
  })
  const attached = report.steps.find(({ stepId }) => stepId === 'bought')
  expect(attached?.match?.totals).toMatchObject([{ column: 'amount', before: 130.5, after: 130.5 }])

  // Deciding otherwise is an edit of its own and makes the table one of another recipe; the files are not read again.
  const edited = await bench.client.call('recipe.edit', {
    edit: { kind: 'change-source', sourceId: 'orders', changes: { repeatedRows: 'all' } },
  })
  expect(edited).toMatchObject({ isStale: true })
  await bench.client.call('history.undo', {})
  await bench.client.call('history.undo', {})
  const after = await bench.client.call('recipe.get', {})
  expect(after?.recipe).toEqual(before?.recipe)
  expect(after?.report).toEqual(before?.report)
})
