import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { useImport } from '../../../../renderer/state/import-store.ts'
import { noteJob, useJobs } from '../../../../renderer/state/jobs-store.ts'
import { useNotices } from '../../../../renderer/state/notice-store.ts'
import { recover } from '../../../../renderer/state/recover.ts'
import { useWorkspace } from '../../../../renderer/state/workspace-store.ts'
import type { WorkspaceView } from '../../../../shared/contract/workspaces.ts'
import { emptyWorkspaceView } from '../../../fixtures/empty-workspace-view.ts'
import { type PageOfServer, pageOfServer } from '../api/page-of-server.ts'

let answers: Readonly<Record<string, unknown>> = {}
let page: PageOfServer

const recent = { grant: 'g', title: emptyWorkspaceView.frame.title, folder: 'f', missing: false }
const opened: WorkspaceView = { ...emptyWorkspaceView, id: 'again', revision: 1 }

beforeEach(async () => {
  page = await pageOfServer((request: IncomingMessage, response: ServerResponse) => {
    response.end(JSON.stringify(answers[(request.url ?? '').replace('/api/', '')] ?? null))
  })
  useWorkspace.setState({ workspace: emptyWorkspaceView, isKnown: true })
  noteJob({
    ...{ id: 'check', kind: 'import-check', state: 'running', startedAt: '2025-01-01T00:00:00.000Z', elapsedMs: 1 },
    progress: { phase: 'Reading a.csv', done: 0, total: 1, unit: 'bytes' },
  })
})
afterEach(async () => {
  useWorkspace.setState({ workspace: null, isKnown: false })
  useNotices.setState({ notices: [] })
  useJobs.setState({ jobs: {} })
  await page.close()
})

it('opens the workspace again where the service was started anew, and says what was interrupted', async () => {
  answers = { 'jobs.list': [], 'workspaces.recent': [recent], 'workspaces.open': opened }
  await recover()
  expect(useWorkspace.getState().workspace?.id).toBe('again')
  expect(useNotices.getState().notices.map(({ tone }) => tone)).toEqual(['error', 'info'])
  expect(useNotices.getState().notices[0]?.message).toContain('interrupted')
})

it('leads to the recent list where the workspace is not at its top any longer', async () => {
  answers = { 'jobs.list': [], 'workspaces.recent': [{ ...recent, title: 'Another' }] }
  useImport.setState({ stage: 'checked', importId: 'i' })
  await recover()
  expect(useWorkspace.getState().workspace).toBeNull()
  expect(useImport.getState().stage).toBe('idle')
  const told = useNotices
    .getState()
    .notices.map(({ message, remedy }) => `${message} ${remedy}`)
    .join('\n')
  expect(told).toContain('open it from the list of recent workspaces')
  expect(told).toContain('Reading the file was interrupted')
})

it('keeps the workspace where the service is the same', async () => {
  answers = { 'jobs.list': [{ ...useJobs.getState().jobs.check }], 'workspaces.current': emptyWorkspaceView }
  await recover()
  expect(useWorkspace.getState().workspace?.id).toBe(emptyWorkspaceView.id)
  expect(useNotices.getState().notices).toEqual([])
})
