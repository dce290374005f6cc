import type { IncomingMessage, ServerResponse } from 'node:http'
import { json as readJson } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  discardImport,
  importFile,
  interruptImport,
  loadChecked,
  readWith,
} from '../../../../renderer/state/import-flow.ts'
import { useImport } from '../../../../renderer/state/import-store.ts'
import { jobResult, noteJob, refreshJobs, useJobs } from '../../../../renderer/state/jobs-store.ts'
import { useNavigation } from '../../../../renderer/state/navigation-store.ts'
import { useNotices } from '../../../../renderer/state/notice-store.ts'
import { followWorkspace, runCommand, setWorkspace, useWorkspace } from '../../../../renderer/state/workspace-store.ts'
import type { JobView } from '../../../../shared/contract/jobs.ts'
import type { WorkspaceView } from '../../../../shared/contract/workspaces.ts'
import { emptyWorkspaceView } from '../../../fixtures/empty-workspace-view.ts'
import { type PageOfServer, pageOfServer } from '../api/page-of-server.ts'

type Reply = (input: unknown, response: ServerResponse) => void
const replies = new Map<string, Reply>()
const asked: string[] = []
let page: PageOfServer

const say =
  (body: unknown): Reply =>
  (_input, response) =>
    response.end(JSON.stringify(body))
const job = (id: string, state: JobView['state'], result?: unknown): JobView => ({
  id,
  kind: 'import-check',
  state,
  progress: { phase: 'Reading a.csv', done: 0, total: 1, unit: 'bytes' },
  startedAt: '2025-01-01T00:00:00.000Z',
  elapsedMs: 1,
  result,
})
const view = (revision: number, id = 'w'): WorkspaceView => ({ ...emptyWorkspaceView, id, revision })

beforeEach(async () => {
  page = await pageOfServer(async (request: IncomingMessage, response: ServerResponse) => {
    const name = (request.url ?? '').replace('/api/', '')
    asked.push(name)
    const reply = replies.get(name) ?? say(null)
    reply(await readJson(request), response)
  })
})
afterEach(async () => {
  await discardImport()
  useWorkspace.setState({ workspace: null, isKnown: false, saveError: null })
  useNotices.setState({ notices: [] })
  useJobs.setState({ jobs: {} })
  replies.clear()
  asked.length = 0
  await page.close()
})

describe('the open workspace', () => {
  it('is never replaced by an older answer', () => {
    setWorkspace(view(5))
    setWorkspace(view(4))
    expect(useWorkspace.getState().workspace?.revision).toBe(5)
    setWorkspace(view(1, 'another'))
    expect(useWorkspace.getState().workspace?.id).toBe('another')
  })

  it('is asked for again where another window changed it, or opened another at the same revision', async () => {
    setWorkspace(view(1))
    followWorkspace({ openingId: 'w', revision: 1 })
    expect(asked).toEqual([])
    replies.set('workspaces.current', say(view(1, 'another')))
    followWorkspace({ openingId: 'another', revision: 1 })
    await vi.waitFor(() => expect(useWorkspace.getState().workspace?.id).toBe('another'))
    replies.set('workspaces.current', say(view(2, 'another')))
    followWorkspace({ openingId: 'another', revision: 2 })
    await vi.waitFor(() => expect(useWorkspace.getState().workspace?.revision).toBe(2))
    replies.set('workspaces.current', say(null))
    followWorkspace({ openingId: null, revision: 0 })
    await vi.waitFor(() => expect(useWorkspace.getState().workspace).toBeNull())
    expect(asked).toHaveLength(3)
  })

  it('opens where one goes on, whoever tells of it first', () => {
    useNavigation.setState({ step: 'govern' })
    setWorkspace(view(1, 'opened'))
    expect(useNavigation.getState().step).toBe('data')
    useNavigation.setState({ step: 'compare' })
    setWorkspace(view(2, 'opened'))
    expect(useNavigation.getState().step).toBe('compare')
  })

  it('runs commands one after the other, in the order of the hand', async () => {
    let running = 0
    let most = 0
    replies.set('frame.update', (_input, response) => {
      running += 1
      most = Math.max(most, running)
      setTimeout(() => {
        running -= 1
        response.end(JSON.stringify(view(asked.length)))
      }, 15)
    })
    const changes = ['a', 'b', 'c'].map((title) => runCommand('frame.update', { changes: { title } }))
    expect(useWorkspace.getState().savedAt).toBeNull()
    expect((await Promise.all(changes)).map((answer) => answer?.revision)).toEqual([1, 2, 3])
    expect(most).toBe(1)
    expect(useWorkspace.getState()).toMatchObject({ saving: 0, saveError: null })
  })

  it('says what was not saved and goes on', async () => {
    replies.set('frame.update', (_input, response) => {
      response.statusCode = 507
      response.end(
        JSON.stringify({ error: { code: 'disk-full', message: 'The disk is full.', remedy: 'Free some space.' } }),
      )
    })
    expect(await runCommand('frame.update', { changes: {} })).toBeNull()
    expect(useWorkspace.getState().saveError).toBe('The disk is full.')
    expect(useNotices.getState().notices).toMatchObject([{ tone: 'error', remedy: 'Free some space.' }])
    replies.set('frame.update', say(view(9)))
    expect((await runCommand('frame.update', { changes: {} }))?.revision).toBe(9)
    expect(useWorkspace.getState().saveError).toBeNull()
  })
})

describe('a job', () => {
  it('gives its result whether it ends before or after it is waited for', async () => {
    noteJob(job('early', 'done', 1))
    expect(await jobResult('early')).toBe(1)
    const waited = jobResult('late')
    noteJob(job('late', 'running'))
    noteJob(job('late', 'done', 2))
    expect(await waited).toBe(2)
  })
  it('that a service started anew does not know was interrupted: whoever waits hears it, else the window says it', async () => {
    noteJob(job('kept', 'running'))
    noteJob(job('gone', 'running'))
    const waited = jobResult('gone')
    const unheard = jobResult('never heard of')
    replies.set('jobs.list', say([job('kept', 'running')]))
    const refreshed = refreshJobs()
    await expect(waited).rejects.toThrow('Reading a.csv was interrupted')
    await expect(unheard).rejects.toMatchObject({ remedy: expect.stringContaining('Start it again') })
    expect(await refreshed).toBe(false)
    expect(useJobs.getState().jobs).toMatchObject({ kept: { state: 'running' }, gone: { state: 'failed' } })
    expect(useNotices.getState().notices).toEqual([])
    replies.set('jobs.list', say([]))
    expect(await refreshJobs()).toBe(true)
    expect(useNotices.getState().notices).toMatchObject([{ tone: 'error', remedy: expect.stringContaining('again') }])
  })
  it('never runs again after its end', async () => {
    noteJob(job('j', 'cancelled'))
    noteJob(job('j', 'running'))
    await expect(jobResult('j')).rejects.toMatchObject({ code: 'cancelled' })
  })
})

describe('an import', () => {
  const file = { grant: 'g', name: 'a.csv', sizeBytes: 3 }
  const preview = { fileName: 'a.csv', columns: [], rows: [], notices: [] }

  it('goes from preview over the check to the loaded table', async () => {
    replies.set('imports.preview', say(preview))
    replies.set('imports.check', say({ jobId: 'check' }))
    replies.set('imports.load', say({ jobId: 'load' }))
    const read = importFile(file)
    await vi.waitFor(() => expect(useImport.getState()).toMatchObject({ stage: 'checking', jobId: 'check' }))
    noteJob(job('check', 'done', { importId: 'i' }))
    await read
    expect(useImport.getState()).toMatchObject({ stage: 'checked', importId: 'i' })
    const loaded = loadChecked('i', null)
    noteJob(job('load', 'done', { snapshotId: 's' }))
    expect(await loaded).toBe(true)
    expect(useImport.getState().stage).toBe('idle')
  })

  it('drops what an earlier reading answers late', async () => {
    const waiting: ServerResponse[] = []
    replies.set('imports.preview', (_input, response) => waiting.push(response))
    const first = importFile(file)
    await vi.waitFor(() => expect(waiting).toHaveLength(1))
    const second = readWith({ dialect: { delimiter: ';' } })
    await vi.waitFor(() => expect(waiting).toHaveLength(2))
    replies.set('imports.check', say({ jobId: 'second-check' }))
    noteJob(job('second-check', 'done', { importId: 'second' }))
    waiting[1]?.end(JSON.stringify(preview))
    await second
    waiting[0]?.end(JSON.stringify({ ...preview, fileName: 'late.csv' }))
    await first
    expect(useImport.getState()).toMatchObject({ importId: 'second', preview: { fileName: 'a.csv' } })
    expect(asked.filter((name) => name === 'imports.check')).toHaveLength(1)
  })

  it('cancelled by the person leaves nothing', async () => {
    replies.set('imports.preview', say(preview))
    replies.set('imports.check', say({ jobId: 'cancelled-check' }))
    const read = importFile(file)
    await vi.waitFor(() => expect(useImport.getState().jobId).toBe('cancelled-check'))
    noteJob(job('cancelled-check', 'cancelled'))
    await read
    expect(useImport.getState()).toMatchObject({ stage: 'idle', error: null, file: null })
  })

  it('checked by a service that is gone asks for the file again', async () => {
    useImport.setState({ stage: 'checked', file, importId: 'i' })
    interruptImport()
    expect(useImport.getState()).toMatchObject({
      stage: 'failed',
      error: { message: expect.stringContaining('a.csv was interrupted'), remedy: expect.stringContaining('again') },
    })
  })

  it('that fails keeps the reason and the file, to be read otherwise', async () => {
    replies.set('imports.preview', (_input, response) => {
      response.statusCode = 422
      response.end(JSON.stringify({ error: { code: 'file-malformed', message: 'Line 4 never ends.' } }))
    })
    await importFile(file)
    expect(useImport.getState()).toMatchObject({ stage: 'failed', file, error: { message: 'Line 4 never ends.' } })
  })
})
