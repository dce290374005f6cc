import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadFile } from '../../fixtures/load-csv.ts'
import { finish, type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'

let workbench: OpenWorkbench
let file: string
beforeAll(async () => {
  workbench = await openWorkbench()
  file = join(workbench.folder, 'accounts.csv')
  writeFileSync(file, 'id,seats\na,1\nb,2\n')
  await workbench.client.call('workspaces.create', { title: 'Recipe' })
})
afterAll(() => workbench.close())

const recipe = (path: string) => ({
  unit: { noun: { plural: 'accounts', singular: 'account' }, kind: 'account' },
  asOf: '2026-01-31',
  sources: [{ id: 'accounts', name: 'Accounts', files: [{ path }], role: 'attributes' }],
  table: { base: { kind: 'source', source: 'accounts', key: 'id' } },
})

it('opens no path that a recipe brings along: a person chooses the files of every source', async () => {
  const adopted = workbench.client.call('recipe.adopt', { recipe: recipe(file), files: {} })
  await expect(adopted).rejects.toMatchObject({ code: 'bad-request', message: 'No files were chosen for Accounts.' })
  expect(await workbench.client.call('recipe.get', {})).toBeNull()
})

it('takes the files that were chosen, and those again that the workspace has already', async () => {
  const files = { accounts: [workbench.grantPath(file)] }
  const view = await workbench.client.call('recipe.adopt', { recipe: recipe('elsewhere.csv'), files })
  const again = await workbench.client.call('recipe.adopt', { recipe: view.recipe, files: {} })
  expect(again.recipe).toEqual(view.recipe)
  expect(again.sources[0]?.state).toBe('present')
})

it('says of a table that was loaded from one file that no recipe made it', async () => {
  const { client } = workbench
  await finish(workbench, await client.call('recipe.build', {}))
  expect(await client.call('recipe.get', {})).toMatchObject({ isStale: false, report: { units: 2 } })
  await loadFile(workbench, file, 'id')
  expect(await client.call('recipe.get', {})).toMatchObject({ isStale: true, report: null })
  await client.call('history.undo', {})
  expect(await client.call('recipe.get', {})).toMatchObject({ isStale: false, report: { units: 2 } })
})

it('names the file of a source that was moved, and swaps that alone where it is located', async () => {
  const { client, folder, grantPath } = workbench
  const [more, moved] = [join(folder, 'more.csv'), join(folder, 'moved.csv')]
  writeFileSync(more, 'id,seats\nc,3\n')
  await client.call('recipe.edit', { edit: { kind: 'add-files', sourceId: 'accounts', files: [grantPath(more)] } })
  const files = async () => (await client.call('recipe.get', {}))?.recipe.sources[0]?.files.map(({ path }) => path)
  const before = await files()
  renameSync(more, moved)
  const gone = await client.call('recipe.get', {})
  const missing = gone?.sources[0]?.missing ?? []
  expect(missing).toEqual(before?.slice(1))
  expect(gone?.problems[0]?.message).toBe('more.csv is not where it was.')
  const locate = (...paths: readonly string[]) =>
    client.call('recipe.edit', {
      edit: { kind: 'locate-files', sourceId: 'accounts', missing, files: paths.map(grantPath) },
    })
  await expect(locate(file)).rejects.toMatchObject({ code: 'conflict' })
  await expect(locate(moved, `${moved}.other`)).rejects.toMatchObject({ code: 'conflict' })
  const found = await locate(moved)
  expect(found.sources[0]).toMatchObject({ state: expect.stringMatching(/present|changed/), missing: [] })
  expect(found.recipe.sources[0]?.files.map(({ path }) => path)).toEqual([
    before?.[0],
    expect.stringMatching(/moved\.csv$/),
  ])
  await client.call('history.undo', {})
  expect(await files()).toEqual(before)
})
