import type { IncomingMessage, ServerResponse } from 'node:http'
import { json as readJson } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { goToStep } from '../../../../renderer/state/navigation-store.ts'
import { closeWorkspace, createWorkspace } from '../../../../renderer/state/workspace-actions.ts'
import { runCommand, setWorkspace, useWorkspace } from '../../../../renderer/state/workspace-store.ts'
import { emptyWorkspaceView } from '../../../fixtures/empty-workspace-view.ts'
import { type PageOfServer, pageOfServer } from '../api/page-of-server.ts'

/** What the service has done, in order: a rule takes longer to be kept than a workspace to be closed. */
const done: string[] = []
let page: PageOfServer

/** A field in which a rule was typed; it is kept when the field is left, as useCodeTyping does. */
class TypedField {
  blur(): void {
    void runCommand('segments.setRule', { structureId: 's', entryId: 'e', text: 'seats > 1' })
  }
}

beforeEach(async () => {
  page = await pageOfServer(async (request: IncomingMessage, response: ServerResponse) => {
    const name = (request.url ?? '').replace('/api/', '')
    await readJson(request)
    if (name === 'segments.setRule') await new Promise((resolve) => setTimeout(resolve, 30))
    done.push(name)
    response.end(JSON.stringify(name === 'workspaces.close' ? null : { ...emptyWorkspaceView, id: name }))
  })
  vi.stubGlobal('HTMLElement', TypedField)
  vi.stubGlobal('document', { activeElement: new TypedField() })
  setWorkspace(emptyWorkspaceView)
})
afterEach(async () => {
  vi.unstubAllGlobals()
  useWorkspace.setState({ workspace: null, isKnown: false, saveError: null })
  done.length = 0
  await page.close()
})

it('keeps what is being typed before the workspace that it belongs to is closed', async () => {
  await closeWorkspace()
  expect(done).toEqual(['segments.setRule', 'workspaces.close'])
  expect(useWorkspace.getState()).toMatchObject({ workspace: null, saveError: null })
})

it('keeps it before another workspace takes its place', async () => {
  await createWorkspace()
  expect(done).toEqual(['segments.setRule', 'workspaces.create'])
})

it('keeps it before its step is left, and leaves it alone where the step stays', async () => {
  goToStep('data')
  expect(done).toEqual([])
  goToStep('frame')
  await vi.waitFor(() => expect(done).toEqual(['segments.setRule']))
})
