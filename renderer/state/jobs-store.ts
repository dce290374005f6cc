import { create } from 'zustand'
import { AppError } from '../../shared/contract/app-error.ts'
import type { JobView } from '../../shared/contract/jobs.ts'
import { call } from '../api/call.ts'
import { reportError } from './notice-store.ts'

interface JobsState {
  /** By id, in the order in which they were heard of. */
  readonly jobs: Readonly<Record<string, JobView>>
}

/** Long pieces of work, as the event stream tells of them. */
export const useJobs = create<JobsState>()(() => ({ jobs: {} }))

interface Waiter {
  readonly end: (job: JobView) => void
  readonly fail: (error: AppError) => void
}
const waiters = new Map<string, Set<Waiter>>()

/** Takes in what the event stream or jobs.list says of a job. A finished job never runs again. */
export function noteJob(job: JobView): void {
  const known = useJobs.getState().jobs[job.id]
  if (known && known.state !== 'running' && job.state === 'running') return
  useJobs.setState(({ jobs }) => ({ jobs: { ...jobs, [job.id]: job } }))
  if (job.state === 'running') return
  for (const waiter of waiters.get(job.id) ?? []) waiter.end(job)
  waiters.delete(job.id)
}

/**
 * The jobs' states after a break of the stream. Those that the service does not know any longer were interrupted: it was
 * started anew. Answers whether it was.
 */
export async function refreshJobs(): Promise<boolean> {
  const before = Object.keys(useJobs.getState().jobs)
  const awaited = [...waiters.keys()]
  try {
    const jobs = await call('jobs.list', {})
    for (const job of jobs) noteJob(job)
    const known = new Set(jobs.map(({ id }) => id))
    for (const id of new Set([...before, ...awaited])) if (!known.has(id)) interrupt(id)
    return before.length > 0 && before.every((id) => !known.has(id))
  } catch (error) {
    reportError(error)
    return false
  }
}

/** Ends a job that is gone; where nobody in this window waits for it, the window says so. */
function interrupt(id: string): void {
  const job = useJobs.getState().jobs[id]
  if (job !== undefined && job.state !== 'running') return
  const error = interrupted(job?.progress.phase)
  if (job) {
    const { code, message, remedy } = error
    useJobs.setState(({ jobs }) => ({
      jobs: { ...jobs, [id]: { ...job, state: 'failed', error: { code, message, remedy } } },
    }))
  }
  const waiting = waiters.get(id)
  if (waiting === undefined) reportError(error)
  for (const waiter of waiting ?? []) waiter.fail(error)
  waiters.delete(id)
}

function interrupted(phase: string | undefined): AppError {
  return new AppError('internal', `${phase ?? 'The work at hand'} was interrupted: the workbench was started again.`, {
    remedy: 'Nothing of it was kept, and nothing saved before is lost. Start it again.',
  })
}

/** Waits for a job's end and answers its result; throws an AppError where it failed or was cancelled. */
export async function jobResult(jobId: string): Promise<unknown> {
  const known = useJobs.getState().jobs[jobId]
  const job = known && known.state !== 'running' ? known : await nextEnd(jobId)
  if (job.state === 'done') return job.result
  if (job.state === 'cancelled') throw new AppError('cancelled', `${job.progress.phase} was cancelled.`)
  const failure = job.error
  if (!failure) throw new AppError('internal', `${job.progress.phase} failed without saying why.`)
  throw new AppError(failure.code, failure.message, { remedy: failure.remedy, place: failure.place })
}

function nextEnd(jobId: string): Promise<JobView> {
  return new Promise((end, fail) => {
    const waiting = waiters.get(jobId) ?? new Set<Waiter>()
    waiting.add({ end, fail })
    waiters.set(jobId, waiting)
  })
}

/** Asks a job to stop; it leaves no trace. */
export async function cancelJob(jobId: string): Promise<void> {
  try {
    await call('jobs.cancel', { jobId })
  } catch (error) {
    reportError(error)
  }
}

/** The running job heard of last, or undefined. */
export function useRunningJob(): JobView | undefined {
  return useJobs(({ jobs }) => Object.values(jobs).findLast((job) => job.state === 'running'))
}
