import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createWorkbenchClient, type WorkbenchClient } from '../../main/hosts/cli/workbench-client.ts'
import { EVENTS_ROUTE, workbenchEvent } from '../../shared/contract/jobs.ts'

/** `TESSERA_DIST` takes another build than the project's own. */
const DIST = process.env.TESSERA_DIST ?? join(import.meta.dirname, '../../dist')
const MS_PER_TICK = 10

/** The built loopback host in a process of its own, spoken to over HTTP as its page speaks to it. */
export interface HostProcess {
  readonly client: WorkbenchClient
  /** The address with the token, as a browser opens it. */
  readonly launchUrl: string
  /** From the start of the process to the line that says where it listens. */
  readonly listeningMs: number
  /** The grant of a file in the home folder. */
  grantOf(fileName: string): Promise<string>
  /** Waits for a job's end by the event stream, as the page does; answers with its result. */
  ended(job: { readonly jobId: string }): Promise<unknown>
  /** The most memory that the process ever held; NaN where the system does not say (not Linux). */
  peakMemoryMiB(): number
  /** Processor time so far, all threads; NaN where the system does not say. */
  cpuMs(): number
  close(): Promise<void>
}

/** Starts the host with `home` as its home folder and waits until it listens; `args` as on its command line. */
export async function startHost(home: string, args: readonly string[] = []): Promise<HostProcess> {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env
  const startedMs = performance.now()
  const child = spawn(process.execPath, [join(DIST, 'main/loopback.js'), '--no-open', ...args], {
    env: { ...env, TESSERA_HOME: home, HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const launchUrl = await addressFrom(child)
  const listeningMs = performance.now() - startedMs
  const { origin, hash } = new URL(launchUrl)
  const authorization = `Bearer ${hash.slice('#t='.length)}`
  const client = createWorkbenchClient(async (request) => {
    const { pathname } = new URL(request.url)
    const body = await request.text()
    return fetch(`${origin}${pathname}`, { method: 'POST', headers: { authorization }, body })
  })
  const jobs = await followJobs(`${origin}/api/${EVENTS_ROUTE}`, authorization)
  return {
    client,
    launchUrl,
    listeningMs,
    async grantOf(fileName) {
      const { entries } = await client.call('files.list', { folder: null })
      const found = entries.find(({ name }) => name === fileName)
      if (found === undefined) throw new Error(`${fileName} is not in the home folder`)
      return found.grant
    },
    ended: ({ jobId }) => jobs.ended(jobId),
    peakMemoryMiB: () => peakMemoryMiB(child),
    cpuMs: () => cpuMs(child),
    async close() {
      jobs.close()
      child.kill('SIGTERM')
      if (child.exitCode === null) await once(child, 'exit')
    },
  }
}

async function addressFrom(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('The host has no output')
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('Tessera: ')) return line.slice('Tessera: '.length)
  }
  throw new Error('The host ended before it listened: is dist/ built?')
}

interface FollowedJobs {
  ended(jobId: string): Promise<unknown>
  close(): void
}

type End = { readonly result: unknown } | { readonly failure: Error }

/** Attaches to the event stream and keeps how each job ended. */
async function followJobs(url: string, authorization: string): Promise<FollowedJobs> {
  const detached = new AbortController()
  const ends = new Map<string, End>()
  const waiting = new Map<string, () => void>()
  const answer = await fetch(url, { headers: { authorization }, signal: detached.signal })
  const follow = async (): Promise<void> => {
    for await (const line of linesOf(answer)) {
      const event = workbenchEvent.parse(JSON.parse(line))
      if (event.type !== 'job' || event.job.state === 'running') continue
      const { id, state, result, error } = event.job
      ends.set(id, state === 'done' ? { result } : { failure: new Error(error?.message ?? state) })
      waiting.get(id)?.()
    }
  }
  follow().catch((error: unknown) => {
    if (!detached.signal.aborted) throw error
  })
  return {
    async ended(jobId) {
      if (!ends.has(jobId)) await new Promise<void>((resolve) => waiting.set(jobId, resolve))
      const end = ends.get(jobId)
      if (end === undefined || 'failure' in end) throw end?.failure ?? new Error('The job was lost')
      return end.result
    },
    close: () => detached.abort(),
  }
}

async function* linesOf(answer: Response): AsyncGenerator<string> {
  let rest = ''
  for await (const text of (answer.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
    const lines = `${rest}${text}`.split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
}

function peakMemoryMiB({ pid }: ChildProcess): number {
  const path = `/proc/${pid}/status`
  if (!existsSync(path)) return Number.NaN
  return Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(path, 'utf8'))?.[1]) / 1024)
}

function cpuMs({ pid }: ChildProcess): number {
  const path = `/proc/${pid}/stat`
  if (!existsSync(path)) return Number.NaN
  // The name in brackets may hold spaces: user and system time are the 12th and 13th fields after it.
  const fields = readFileSync(path, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK
}
