import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { newFrame } from '../../../main/domain/workspace/new-frame.ts'
import { frameChange, sampleMark } from '../../../main/domain/workspace/workspace-document.ts'
import { workerUrls } from '../../../main/hosts/worker-urls.ts'
import { systemClock } from '../../../main/platform/system-clock.ts'
import { createWorkspaceFiles } from '../../../main/store/workspace-files.ts'
import { finish, type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'

let workbench: OpenWorkbench
beforeEach(async () => {
  workbench = await openWorkbench()
})
afterEach(() => workbench.close())

const opened = async () => {
  await finish(workbench, await workbench.client.call('workspaces.openSample', {}))
  return workbench.client.call('workspaces.current', {})
}

it('finishes a sample whose making was interrupted between the file and its table', async () => {
  const path = join(workbench.folder, 'workspaces', 'Tessera sample.tessera')
  const files = createWorkspaceFiles({ workerUrl: workerUrls().store, clock: systemClock })
  const store = await files.create(path, [frameChange(newFrame('Sample', '2026-01-01')), sampleMark()])
  await store.close()
  const view = await opened()
  expect(view?.spine?.unitCount).toBe(20_000)
  expect(view?.structures).toHaveLength(3)
  expect(view?.history.undo).toBeNull()
})

it('opens the sample that is there as it was left', async () => {
  const first = await opened()
  await workbench.client.call('structures.remove', { structureId: first?.structures[0]?.id ?? '' })
  await workbench.client.call('workspaces.close', {})
  expect((await opened())?.structures).toHaveLength(2)
})
