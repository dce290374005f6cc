import { getEventListeners } from 'node:events'
import { afterEach, expect, test, vi } from 'vitest'
import { createWorkerPool } from '../../../../main/sources/worker-pool.ts'

interface Thread {
  readonly posted: { readonly id: number }[]
  readonly hear: Map<string, (message: unknown) => void>
}

/** Threads that were started, in order; none of them runs. */
const started = vi.hoisted((): Thread[] => [])

vi.mock('node:worker_threads', () => ({
  Worker: class {
    readonly posted: { readonly id: number }[] = []
    readonly hear = new Map<string, (message: unknown) => void>()
    constructor() {
      started.push(this)
    }
    on(event: string, listener: (message: unknown) => void): void {
      this.hear.set(event, listener)
    }
    readonly unref = vi.fn()
    postMessage(message: { readonly id: number }): void {
      this.posted.push(message)
    }
    async terminate(): Promise<number> {
      return 0
    }
  },
}))

const poolOf = (size: number) => createWorkerPool(new URL('file:///worker.js'), size, '/nowhere')

afterEach(() => {
  started.length = 0
})

test('a pool that is warmed has one thread, which the next task takes', () => {
  const pool = poolOf(2)
  pool.warm()
  pool.warm()
  expect(started.length).toBe(1)
  void pool.run({ kind: 'digest', path: 'a.csv' }, new AbortController().signal)
  expect(started.length).toBe(1)
  expect(started[0]?.posted).toEqual([expect.objectContaining({ task: { kind: 'digest', path: 'a.csv' } })])
})

test('a pool that is closed is not warmed again', async () => {
  const pool = poolOf(2)
  await pool.close()
  pool.warm()
  expect(started).toEqual([])
})

test('a signal keeps nothing of a task that has ended, however it did', async () => {
  const pool = poolOf(1)
  const { signal } = new AbortController()
  const run = () => pool.run({ kind: 'digest', path: 'a.csv' }, signal)
  const [done, broken] = [run(), run()]
  expect(getEventListeners(signal, 'abort')).toHaveLength(2)
  const [thread] = started
  thread?.hear.get('message')?.({ kind: 'done', id: thread.posted[0]?.id, result: 'digest' })
  await expect(done).resolves.toBe('digest')
  thread?.hear.get('message')?.({ kind: 'broken', id: thread.posted[1]?.id, message: 'fault', stack: '' })
  await expect(broken).rejects.toThrow('fault')
  expect(getEventListeners(signal, 'abort')).toHaveLength(0)
})
