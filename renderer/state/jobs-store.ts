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

type Waiter = (job: JobView) => void
const waiters = new Map<string, Set<Waiter>>()

/** Takes in what the event stream or jobs.list says of a job. A finished job never runs again. */
export function noteJob(job: JobView): void {
  const known = useJobs.getState().jobs[job.id]
  if (known && known.state !== 'running' && job.state === 'running') return
  useJobs.setState(({ jobs }) => ({ jobs: { ...jobs, [job.id]: job } }))
  if (job.state === 'running') return
  for (const waiter of waiters.get(job.id) ?? []) waiter(job)
  waiters.delete(job.id)
}

/** The jobs' states after a break of the stream. */
export async function refreshJobs(): Promise<void> {
  try {
    for (const job of await call('jobs.list', {})) noteJob(job)
  } catch (error) {
    reportError(error)
  }
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
  return new Promise((resolve) => {
    const waiting = waiters.get(jobId) ?? new Set<Waiter>()
    waiting.add(resolve)
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
