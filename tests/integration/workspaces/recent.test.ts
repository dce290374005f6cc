import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'

let workbench: OpenWorkbench
beforeEach(async () => {
  workbench = await openWorkbench()
})
afterEach(() => workbench.close())

/** What a workbench that was killed now would leave on disk. */
const kept = (): unknown => JSON.parse(readFileSync(join(workbench.folder, 'data', 'preferences.json'), 'utf8')).recent

it('forgets a workspace in which nothing was done, with its file, where it is discarded; no other', async () => {
  const { client, folder } = workbench
  const files = (): string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tessera'))
  await client.call('workspaces.create', { title: 'Edited' })
  await client.call('structures.add', { name: 'A', lens: 'value' })
  await client.call('workspaces.close', { discardEmpty: true })
  await client.call('workspaces.create', { title: 'Kept' })
  await client.call('workspaces.close', {})
  await client.call('workspaces.create', { title: 'Given up' })
  expect(files()).toHaveLength(3)
  await client.call('workspaces.close', { discardEmpty: true })
  expect(files()).toHaveLength(2)
  expect(kept()).toMatchObject([{ title: 'Kept' }, { title: 'Edited' }])
})

it('holds the counts and the title of the open workspace as they are now, without its being closed', async () => {
  const { client } = workbench
  await client.call('workspaces.create', { title: 'First' })
  expect(kept()).toMatchObject([{ title: 'First', structureCount: 0 }])
  await client.call('structures.add', { name: 'A', lens: 'value' })
  await client.call('frame.update', { changes: { title: 'Renamed' } })
  await expect.poll(kept).toMatchObject([{ title: 'Renamed', structureCount: 1 }])
  await client.call('workspaces.create', { title: 'Second' })
  await client.call('structures.add', { name: 'A', lens: 'value' })
  await expect.poll(kept).toMatchObject([
    { title: 'Second', structureCount: 1 },
    { title: 'Renamed', structureCount: 1 },
  ])
})
