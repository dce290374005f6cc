import { AppError } from '../../shared/contract/app-error.ts'
import { describeFailure, isCancellation } from '../../shared/contract/describe-failure.ts'
import type { JobKind, JobProgress, JobView } from '../../shared/contract/jobs.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'

export type JobReport = (progress: JobProgress) => void
export type JobWork = (report: JobReport, signal: AbortSignal) => Promise<unknown>

/** Long pieces of work that go on while the page reloads. */
export interface JobRunner {
  /** Starts at once; answers with the job's id. */
  start(kind: JobKind, run: JobWork): string
  /** Asks a job to stop; rejects with AppError 'not-found' where there is none of that id. */
  cancel(jobId: string): void
  /** Oldest first: all that run and the last that ended. */
  list(): readonly JobView[]
  /** Cancels all and waits for their end. */
  close(): Promise<void>
}

export interface JobRunnerOptions {
  readonly clock: Clock
  readonly log: Pick<Log, 'incident'>
  readonly onChange: (job: JobView) => void
}

const KEPT = 20
const PROGRESS_EVERY_MS = 100

interface Job {
  view: JobView
  readonly startedMs: number
  readonly abort: AbortController
  readonly ended: Promise<void>
  lastSentMs: number
  trailing: NodeJS.Timeout | null
}

export function createJobRunner({ clock, log, onChange }: JobRunnerOptions): JobRunner {
  const jobs = new Map<string, Job>()
  const nowMs = () => Date.parse(clock.now())

  const send = (job: Job) => {
    if (job.trailing !== null) clearTimeout(job.trailing)
    job.trailing = null
    job.lastSentMs = nowMs()
    onChange(job.view)
  }
  const change = (job: Job, changes: Partial<JobView>) => {
    job.view = { ...job.view, ...changes, elapsedMs: nowMs() - job.startedMs }
  }
  const report = (job: Job, progress: JobProgress) => {
    if (job.view.state !== 'running') return
    change(job, { progress })
    const waitMs = job.lastSentMs + PROGRESS_EVERY_MS - nowMs()
    if (waitMs <= 0) return send(job)
    // The last report before a long silence must still arrive.
    job.trailing ??= setTimeout(() => send(job), waitMs).unref()
  }
  const fail = (job: Job, error: unknown) => {
    const cancelled = isCancellation(error) || job.abort.signal.aborted
    if (cancelled) return change(job, { state: 'cancelled' })
    change(job, { state: 'failed', error: describeFailure(error, (bug) => log.incident(bug)) })
  }
  const forgetOldest = () => {
    const ended = [...jobs.values()].filter((job) => job.view.state !== 'running')
    for (const job of ended.slice(0, Math.max(0, ended.length - KEPT))) jobs.delete(job.view.id)
  }
  const runToEnd = async (jobId: string, run: JobWork, signal: AbortSignal) => {
    // Lets `start` return and register the job first.
    await Promise.resolve()
    const job = jobs.get(jobId)
    if (job === undefined) return
    try {
      const result = await run((progress) => report(job, progress), signal)
      change(job, { state: 'done', result })
    } catch (error) {
      fail(job, error)
    }
    send(job)
    forgetOldest()
  }

  return {
    start(kind, run) {
      const id = clock.id()
      const abort = new AbortController()
      const view: JobView = {
        id,
        kind,
        state: 'running',
        progress: { phase: 'Starting', done: 0, total: null, unit: 'steps' },
        startedAt: clock.now(),
        elapsedMs: 0,
      }
      const ended = runToEnd(id, run, abort.signal)
      const job: Job = { view, startedMs: nowMs(), abort, ended, lastSentMs: 0, trailing: null }
      jobs.set(id, job)
      send(job)
      return id
    },
    cancel(jobId) {
      const job = jobs.get(jobId)
      if (job === undefined) throw new AppError('not-found', 'This piece of work is not known any more.')
      job.abort.abort()
    },
    list() {
      for (const job of jobs.values()) if (job.view.state === 'running') change(job, {})
      return [...jobs.values()].map((job) => job.view)
    },
    async close() {
      for (const job of jobs.values()) job.abort.abort()
      await Promise.all([...jobs.values()].map((job) => job.ended))
    },
  }
}
