import { afterAll, beforeAll, expect, it } from 'vitest'
import { type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'

let workbench: OpenWorkbench
beforeAll(async () => {
  workbench = await openWorkbench()
  await workbench.client.call('workspaces.create', { title: 'Board' })
})
afterAll(() => workbench.close())

it('keeps what stands on the board as one step, and the same again as none', async () => {
  const choose = (baselineId: string | null) => workbench.client.call('board.update', { structureIds: [], baselineId })
  const first = await choose('a')
  expect(first).toMatchObject({ board: { baselineId: 'a' }, history: { undo: 'change what is compared' } })
  expect((await choose('a')).revision).toBe(first.revision)
  expect((await workbench.client.call('history.undo', {})).history.undo).toBeNull()
})
