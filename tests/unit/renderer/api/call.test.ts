import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { tableFromArrays, tableToIPC } from 'apache-arrow'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { call } from '../../../../renderer/api/call.ts'
import { callArrow } from '../../../../renderer/api/call-arrow.ts'
import { followEvents } from '../../../../renderer/api/events.ts'
import { takeTokenFromAddress } from '../../../../renderer/api/session.ts'
import type { WorkbenchEvent } from '../../../../shared/contract/jobs.ts'
import { type PageOfServer, pageOfServer } from './page-of-server.ts'

type Answer = (request: IncomingMessage, response: ServerResponse) => void
let answer: Answer = (_request, response) => response.end()
let page: PageOfServer

beforeEach(async () => {
  page = await pageOfServer((request, response) => answer(request, response))
})
afterEach(() => page.close())

const json = (status: number, body: unknown): Answer => {
  return (_request, response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

describe('a call', () => {
  it('carries the token of the address, which leaves the address at once', async () => {
    let seen: { path?: string | undefined; authorization?: string | undefined; body?: string } = {}
    answer = async (request, response) => {
      seen = { path: request.url, authorization: request.headers.authorization, body: await text(request) }
      response.end(JSON.stringify({ rowCount: 7 }))
    }
    location.hash = '#t=secret'
    takeTokenFromAddress()
    expect(location.hash).toBe('')
    const view = { filter: '', sort: null, within: null }
    expect(await call('grid.count', view)).toEqual({ rowCount: 7 })
    expect(seen).toEqual({ path: '/api/grid.count', authorization: 'Bearer secret', body: JSON.stringify(view) })
  })

  it('throws an expected failure with its code, remedy and place', async () => {
    answer = json(422, {
      error: { code: 'file-malformed', message: 'Bad.', remedy: 'Mend it.', place: { file: 'a.csv', line: 4 } },
    })
    await expect(call('jobs.list', {})).rejects.toMatchObject({
      code: 'file-malformed',
      message: 'Bad.',
      remedy: 'Mend it.',
      place: { file: 'a.csv', line: 4 },
    })
  })

  it('says where the log has the inside of a bug', async () => {
    answer = json(500, { error: { code: 'internal', message: 'Failed.', incident: 'i-42' } })
    await expect(call('jobs.list', {})).rejects.toMatchObject({
      code: 'internal',
      remedy: expect.stringContaining('i-42'),
    })
  })

  it('explains an answer that is none of the contract', async () => {
    answer = (_request, response) => response.writeHead(401).end('no token')
    await expect(call('jobs.list', {})).rejects.toMatchObject({
      code: 'internal',
      remedy: expect.stringContaining('address'),
    })
  })

  it('tells a person who gave up from a workbench that is gone', async () => {
    answer = () => undefined
    const stop = new AbortController()
    const asked = call('jobs.list', {}, { signal: stop.signal })
    stop.abort()
    await expect(asked).rejects.toMatchObject({ code: 'cancelled' })
    await page.close()
    await expect(call('jobs.list', {})).rejects.toMatchObject({
      code: 'internal',
      message: expect.stringContaining('not answer'),
    })
  })

  it('reads rows as an Arrow table', async () => {
    const bytes = tableToIPC(tableFromArrays({ '#': Int32Array.of(1, 2), a: Float64Array.of(0.5, 1.5) }), 'stream')
    answer = (_request, response) => response.end(bytes)
    const table = await callArrow('grid.rows', { filter: '', sort: null, within: null, offset: 0, limit: 2 })
    expect(table.getChildAt(1)?.toArray()).toEqual(Float64Array.of(0.5, 1.5))
  })
})

it('follows events and connects again after a break', async () => {
  let connections = 0
  answer = (_request, response) => {
    connections += 1
    response.write(
      `${JSON.stringify({ type: 'workspace', openingId: 'w', revision: connections })}\n{"type":"unknown"}\n`,
    )
    if (connections === 1) response.end()
  }
  const events: WorkbenchEvent[] = []
  const told: string[] = []
  const stop = followEvents({
    onEvent: (event) => events.push(event),
    onConnect: () => told.push('up'),
    onDisconnect: () => told.push('down'),
  })
  await vi.waitFor(() => expect(events).toHaveLength(2), { timeout: 3000 })
  stop()
  expect(events).toEqual([
    { type: 'workspace', openingId: 'w', revision: 1 },
    { type: 'workspace', openingId: 'w', revision: 2 },
  ])
  expect(told).toEqual(['up', 'down', 'up'])
})
