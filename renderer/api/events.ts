import { EVENTS_ROUTE, type WorkbenchEvent, workbenchEvent } from '../../shared/contract/jobs.ts'
import { sessionHeaders } from './session.ts'
import { textLines } from './text-lines.ts'

/** Longer than two beats of the host: silence means that the connection is dead. */
const SILENCE_MS = 15_000
const RETRY_MS = [250, 500, 1000, 2000, 5000] as const

export interface EventListener {
  readonly onEvent: (event: WorkbenchEvent) => void
  /** The stream is up: at the start and after every break, so what was missed can be asked for. */
  readonly onConnect: () => void
  readonly onDisconnect: () => void
}

/** Follows the workbench's one event stream until the returned function is called; connects again after a break. */
export function followEvents(listener: EventListener): () => void {
  const stop = new AbortController()
  void followForever(listener, stop.signal)
  return () => stop.abort()
}

async function followForever(listener: EventListener, stop: AbortSignal): Promise<void> {
  let failures = 0
  while (!stop.aborted) {
    const connected = await followOnce(listener, stop)
    if (stop.aborted) return
    listener.onDisconnect()
    failures = connected ? 0 : failures + 1
    const wait = RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? 1000
    await new Promise((resolve) => setTimeout(resolve, wait))
  }
}

/** One connection, to its end; answers whether it came up at all. */
async function followOnce(listener: EventListener, stop: AbortSignal): Promise<boolean> {
  const silence = new AbortController()
  let timer = setTimeout(() => silence.abort(), SILENCE_MS)
  let connected = false
  try {
    const response = await fetch(new URL(`/api/${EVENTS_ROUTE}`, location.origin), {
      headers: sessionHeaders(),
      cache: 'no-store',
      signal: AbortSignal.any([stop, silence.signal]),
    })
    if (!response.ok || response.body === null) return false
    connected = true
    listener.onConnect()
    for await (const line of textLines(response.body)) {
      clearTimeout(timer)
      timer = setTimeout(() => silence.abort(), SILENCE_MS)
      const event = readEvent(line)
      if (event) listener.onEvent(event)
    }
  } catch {
    // A broken stream is the normal end of a connection; the caller connects again and asks for what it missed.
    return connected
  } finally {
    clearTimeout(timer)
  }
  return connected
}

function readEvent(line: string): WorkbenchEvent | null {
  if (line.trim() === '') return null
  const parsed = workbenchEvent.safeParse(JSON.parse(line))
  return parsed.success ? parsed.data : null
}
