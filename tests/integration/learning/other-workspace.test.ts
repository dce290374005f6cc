import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { finish, type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'

const RECIPE = {
  unit: { noun: { plural: 'accounts', singular: 'account' }, kind: 'account' },
  asOf: '2026-01-31',
  sources: [{ id: 'accounts', name: 'Accounts', files: [{ path: 'accounts.csv' }], role: 'attributes' }],
  table: { base: { kind: 'source', source: 'accounts', key: 'id' } },
}
/** Names are drawn a part of the table at a time, and others get their turn in between. */
const ROWS = 40_000

let workbench: OpenWorkbench
beforeAll(async () => {
  workbench = await openWorkbench()
  const lines = Array.from({ length: ROWS }, (_, row) => `A-${row},${(row * 7919) % 10007}`)
  writeFileSync(join(workbench.folder, 'accounts.csv'), `${['id,value', ...lines].join('\n')}\n`)
  for (const title of ['One', 'Other']) {
    await workbench.client.call('workspaces.create', { title })
    const files = { accounts: [workbench.grantPath(join(workbench.folder, 'accounts.csv'))] }
    await workbench.client.call('recipe.adopt', { recipe: RECIPE, files })
    await finish(workbench, await workbench.client.call('recipe.build', {}))
    await finish(workbench, await workbench.client.call('learning.lock', { drawnBy: 'id', by: 'Ana' }))
  }
})
afterAll(() => workbench.close())

it('keeps no scores in a workspace that was opened while they were learned from another one', async () => {
  const { client } = workbench
  const grant = (title: string): string => workbench.grantPath(join(workbench.folder, 'workspaces', `${title}.tessera`))
  await client.call('workspaces.open', { grant: grant('One') })
  const scores = [{ part: 'other' as const, name: 'v', column: 'value', better: 'high' as const }]
  const [job] = await Promise.all([
    client.call('learning.scores', { scores }),
    client.call('workspaces.open', { grant: grant('Other') }),
  ])
  await expect(finish(workbench, job)).rejects.toMatchObject({ code: 'conflict' })
  expect((await client.call('recipe.get', {}))?.recipe.scores).toEqual([])
})
