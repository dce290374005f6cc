import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { finish, type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'

const recipe = {
  unit: { noun: { plural: 'accounts', singular: 'account' }, kind: 'account' },
  asOf: '2026-03-31',
  sources: [{ id: 'accounts', name: 'Accounts', role: 'attributes', files: [{ path: 'accounts.csv' }] }],
  table: { base: { kind: 'source', source: 'accounts', key: 'account' } },
}
const score = { part: 'other', name: 'size_score', column: 'seats', better: 'high', cuts: [5, 10], learned: null }

let workbench: OpenWorkbench
let structureId: string
beforeAll(async () => {
  workbench = await openWorkbench()
  writeFileSync(join(workbench.folder, 'accounts.csv'), 'account,seats\nAnn,4\nBo,7\nCy,12\n')
  const { client } = workbench
  await client.call('workspaces.create', { title: 'Scores' })
  const made = await client.call('structures.add', { name: 'Sizes', lens: 'behaviour' })
  structureId = made.structures[0]?.id ?? ''
})
afterAll(() => workbench.close())

it('hands over how a table was made, whether it has scores or not', async () => {
  const { client } = workbench
  const handedOver = async (scores: readonly object[]): Promise<readonly string[]> => {
    const files = { accounts: [workbench.grantPath(join(workbench.folder, 'accounts.csv'))] }
    await client.call('recipe.adopt', { recipe: { ...recipe, scores }, files })
    await finish(workbench, await client.call('recipe.build', {}))
    const { structures } = await client.call('workspaces.current', {}).then((view) => view ?? { structures: [] })
    if (structures[0]?.segments.length === 0)
      await client.call('segments.add', { structureId, kind: 'segment', name: 'Large', text: 'seats > 10' })
    return (await client.call('exports.describe', { structureId })).files.map(({ id }) => id)
  }
  const without = await handedOver([])
  expect(without.filter((id) => id.includes('recipe'))).not.toEqual([])
  expect(await handedOver([score])).toEqual(without)
})
