import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSegmentEngine } from '../../../../main/engine/segment-engine.ts'
import type { SegmentEngine } from '../../../../main/ports/segment-engine.ts'
import { tableOf } from './table-of.ts'

/** The real worker, but for a thread that ends in the middle of its first runs. */
const FAILING_WORKER = new URL('./failing-worker.ts', import.meta.url)
const table = tableOf([{ name: 'x', type: 'number', cells: Array.from({ length: 200_000 }, (_, row) => row) }])
const everything = { rules: [], thresholds: new Map(), asOf: '2026-01-31' }
const measures = [{ id: 'x', value: { kind: 'column', column: 'x', blankMeans: 'missing' } as const }]

let folder = ''
let engine: SegmentEngine | null = null

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tessera-failing-'))
})
afterEach(async () => {
  await engine?.close()
  rmSync(folder, { recursive: true })
})

async function engineThatFails(times: number, threads: number): Promise<SegmentEngine> {
  // Threads get a copy of the environment as it is when they start.
  process.env.FAILING_FOLDER = folder
  process.env.FAILING_TIMES = String(times)
  engine = createSegmentEngine({ workerUrl: FAILING_WORKER, threads })
  await engine.attach(table)
  return engine
}

describe('a worker thread that fails', () => {
  it('is replaced, and the evaluation repeated with the same answer', async () => {
    const failing = await engineThatFails(1, 2)
    const { sums, units } = await failing.evaluate(everything, measures)
    expect(readdirSync(folder)).toHaveLength(1)
    expect([units[0], sums[0]]).toEqual([200_000, (200_000 * 199_999) / 2])
  })

  it('is given up after the second failure, with a sentence, and the next evaluation works again', async () => {
    const failing = await engineThatFails(2, 1)
    await expect(failing.evaluate(everything, measures)).rejects.toMatchObject({ code: 'internal' })
    expect(readdirSync(folder)).toHaveLength(2)
    expect((await failing.evaluate(everything, measures)).units[0]).toBe(200_000)
  })

  it('stops waiting evaluations as cancelled when the engine closes', async () => {
    const failing = await engineThatFails(0, 2)
    const waiting = failing.evaluate(everything, measures)
    const outcome = expect(waiting).rejects.toMatchObject({ code: 'cancelled' })
    await failing.close()
    await outcome
  })
})
