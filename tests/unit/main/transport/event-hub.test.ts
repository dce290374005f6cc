import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createEventHub } from '../../../../main/transport/event-hub.ts'
import type { JobView, WorkbenchEvent } from '../../../../shared/contract/jobs.ts'

const job = (id: string, done: number): JobView => ({
  id,
  kind: 'proof',
  state: 'running',
  progress: { phase: 'p', done, total: null, unit: 'rows' },
  startedAt: '2026-01-01T00:00:00Z',
  elapsedMs: 0,
})

function lineReader(stream: ReadableStream<Uint8Array>) {
  const reader = stream.getReader()
  const next = async (): Promise<WorkbenchEvent | null> => {
    const { done, value } = await reader.read()
    return done ? null : JSON.parse(new TextDecoder().decode(value))
  }
  return { next, cancel: () => reader.cancel() }
}

describe('event hub', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it('tells a new window the running jobs first, then that it is attached', async () => {
    const hub = createEventHub({ onAttach: () => [{ type: 'job', job: job('a', 5) }] })
    const window = lineReader(hub.attach())
    expect(await window.next()).toMatchObject({ type: 'job', job: { id: 'a' } })
    expect(await window.next()).toEqual({ type: 'beat' })
    hub.close()
  })

  it('carries an event to every window', async () => {
    const hub = createEventHub({ onAttach: () => [] })
    const windows = [lineReader(hub.attach()), lineReader(hub.attach())]
    for (const window of windows) await window.next()
    hub.publish({ type: 'workspace', openingId: 'w', revision: 4 })
    for (const window of windows)
      expect(await window.next()).toEqual({ type: 'workspace', openingId: 'w', revision: 4 })
    hub.close()
  })

  it('gives a slow window the latest state of each job, however much it missed', async () => {
    const hub = createEventHub({ onAttach: () => [] })
    const window = lineReader(hub.attach())
    for (let done = 0; done < 10_000; done++) hub.publish({ type: 'job', job: job(done % 2 === 0 ? 'a' : 'b', done) })
    const seen = [await window.next(), await window.next(), await window.next()]
    expect(seen).toMatchObject([
      { type: 'beat' },
      { job: { progress: { done: 9_998 } } },
      { job: { progress: { done: 9_999 } } },
    ])
    hub.publish({ type: 'workspace', openingId: 'w', revision: 1 })
    expect(await window.next()).toEqual({ type: 'workspace', openingId: 'w', revision: 1 })
    hub.close()
  })

  it('beats while nothing happens', async () => {
    const hub = createEventHub({ onAttach: () => [], beatMs: 5_000 })
    const window = lineReader(hub.attach())
    await window.next()
    const next = window.next()
    await vi.advanceTimersByTimeAsync(5_001)
    expect(await next).toEqual({ type: 'beat' })
    hub.close()
  })

  it('ends every stream on close', async () => {
    const hub = createEventHub({ onAttach: () => [] })
    const window = lineReader(hub.attach())
    await window.next()
    const next = window.next()
    hub.close()
    expect(await next).toBeNull()
  })

  it('forgets a window that went away', async () => {
    const hub = createEventHub({ onAttach: () => [] })
    const window = lineReader(hub.attach())
    await window.next()
    const pending = window.next()
    await window.cancel()
    expect(await pending).toBeNull()
    expect(() => hub.publish({ type: 'beat' })).not.toThrow()
    hub.close()
  })
})
