import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createJobRunner, type JobReport } from '../../../../main/services/job-runner.ts'
import { AppError } from '../../../../shared/contract/app-error.ts'
import { type JobView, jobView } from '../../../../shared/contract/jobs.ts'
import { recordingLog } from '../hosts/recording-log.ts'

function setUp() {
  let ids = 0
  const changes: JobView[] = []
  const log = recordingLog()
  const clock = { now: () => new Date().toISOString(), id: () => `job-${++ids}` }
  const runner = createJobRunner({ clock, log, onChange: (job) => changes.push(job) })
  return { runner, changes, log }
}

const rows = (done: number) => ({ phase: 'Reading', done, total: 100, unit: 'rows' as const })

/** Work that goes on until the test ends it. */
function openWork() {
  const end = Promise.withResolvers<unknown>()
  let report: JobReport = () => undefined
  const run = (given: JobReport, signal: AbortSignal) => {
    report = given
    signal.addEventListener('abort', () => end.reject(signal.reason))
    return end.promise
  }
  return { run, end, report: (done: number) => report(rows(done)) }
}

describe('job runner', () => {
  beforeEach(() => vi.useFakeTimers({ now: Date.parse('2026-01-01T00:00:00Z') }))
  afterEach(() => vi.useRealTimers())

  it('tells the start, the result and the time that passed', async () => {
    const { runner, changes } = setUp()
    const work = openWork()
    const id = runner.start('proof', work.run)
    await vi.advanceTimersByTimeAsync(250)
    work.end.resolve({ ok: 1 })
    await vi.advanceTimersByTimeAsync(0)
    expect(changes.map((job) => job.state)).toEqual(['running', 'done'])
    expect(changes.at(-1)).toMatchObject({ id, kind: 'proof', result: { ok: 1 }, elapsedMs: 250 })
    for (const change of changes) expect(jobView.parse(change)).toEqual(change)
  })

  it('sends at most ten progress events a second and never loses the last one', async () => {
    const { runner, changes } = setUp()
    const work = openWork()
    runner.start('import-check', work.run)
    await vi.advanceTimersByTimeAsync(0)
    for (let done = 1; done <= 100; done++) {
      work.report(done)
      await vi.advanceTimersByTimeAsync(10)
    }
    await vi.advanceTimersByTimeAsync(500)
    expect(changes.length).toBeGreaterThan(5)
    expect(changes.length).toBeLessThanOrEqual(12)
    expect(changes.at(-1)?.progress.done).toBe(100)
  })

  it('cancels by the signal and says cancelled, not failed', async () => {
    const { runner, changes, log } = setUp()
    const id = runner.start('sample', openWork().run)
    await vi.advanceTimersByTimeAsync(0)
    runner.cancel(id)
    await vi.advanceTimersByTimeAsync(0)
    expect(changes.at(-1)).toMatchObject({ id, state: 'cancelled' })
    expect(changes.at(-1)?.error).toBeUndefined()
    expect(log.incidents).toEqual([])
  })

  it('keeps the sentence of an expected failure and hides the inside of a bug', async () => {
    const { runner, changes, log } = setUp()
    const expected = new AppError('file-empty', 'a.csv is empty.', { remedy: 'Choose another.', place: { line: 1 } })
    runner.start('import-check', () => Promise.reject(expected))
    runner.start('import-check', () => Promise.reject(new TypeError('secret of x')))
    await vi.advanceTimersByTimeAsync(0)
    const [first, second] = changes.filter((job) => job.state === 'failed')
    expect(first?.error).toEqual({
      code: 'file-empty',
      message: 'a.csv is empty.',
      remedy: 'Choose another.',
      place: { line: 1 },
    })
    expect(second?.error).toMatchObject({ code: 'internal', incident: 'incident-1' })
    expect(JSON.stringify(second)).not.toContain('secret')
    expect(log.incidents).toHaveLength(1)
  })

  it('refuses to cancel work that it does not know', () => {
    expect(() => setUp().runner.cancel('no-such')).toThrow(AppError)
  })

  it('keeps every running job and the last twenty that ended', async () => {
    const { runner } = setUp()
    const running = runner.start('sample', openWork().run)
    for (let count = 0; count < 30; count++) runner.start('proof', async () => count)
    await vi.advanceTimersByTimeAsync(0)
    const list = runner.list()
    expect(list).toHaveLength(21)
    expect(list[0]?.id).toBe(running)
    expect(list.at(-1)?.result).toBe(29)
    expect(list[1]?.result).toBe(10)
  })

  it('ignores progress that is reported after the end', async () => {
    const { runner, changes } = setUp()
    const work = openWork()
    runner.start('sample', work.run)
    await vi.advanceTimersByTimeAsync(0)
    work.end.resolve(null)
    await vi.advanceTimersByTimeAsync(0)
    work.report(7)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(changes.at(-1)?.state).toBe('done')
    expect(changes.at(-1)?.progress.done).toBe(0)
  })

  it('cancels everything on close and waits for the end', async () => {
    const { runner, changes } = setUp()
    runner.start('sample', openWork().run)
    await vi.advanceTimersByTimeAsync(0)
    await runner.close()
    expect(changes.at(-1)?.state).toBe('cancelled')
  })
})
