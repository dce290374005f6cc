import { afterEach, expect, test, vi } from 'vitest'
import { createWorkerPool } from '../../../../main/sources/worker-pool.ts'

/** Threads that were started, in order; none of them runs. */
const started = vi.hoisted((): { posted: unknown[] }[] => [])

vi.mock('node:worker_threads', () => ({
  Worker: class {
    readonly posted: unknown[] = []
    constructor() {
      started.push(this)
    }
    readonly on = vi.fn()
    readonly unref = vi.fn()
    postMessage(message: unknown): void {
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
