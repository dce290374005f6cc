import type { WorkbenchEvent } from '../../shared/contract/jobs.ts'

/** Carries events to every attached window. */
export interface EventHub {
  publish(event: WorkbenchEvent): void
  /** Newline-delimited JSON: what `onAttach` gives, then every event, and a beat every few seconds. */
  attach(): ReadableStream<Uint8Array>
  /** Ends every stream. */
  close(): void
}

export interface EventHubOptions {
  /** What a newly attached window is told first: the running jobs. */
  readonly onAttach: () => readonly WorkbenchEvent[]
  readonly beatMs?: number
}

const encoder = new TextEncoder()

/** Later events of one subject replace earlier ones that a slow window has not taken yet. */
function subjectOf(event: WorkbenchEvent): string {
  return event.type === 'job' ? `job ${event.job.id}` : event.type
}

/** One window: holds at most the latest event per subject, however slow the window is. */
class Listener {
  readonly #pending = new Map<string, WorkbenchEvent>()
  #wake: (() => void) | null = null
  #closed = false

  offer(event: WorkbenchEvent): void {
    this.#pending.set(subjectOf(event), event)
    this.#wake?.()
  }

  close(): void {
    this.#closed = true
    this.#wake?.()
  }

  /** The next line, or null after the end. */
  async next(): Promise<Uint8Array | null> {
    while (this.#pending.size === 0 && !this.#closed) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
    const [first] = this.#pending
    if (first === undefined || this.#closed) return null
    this.#pending.delete(first[0])
    return encoder.encode(`${JSON.stringify(first[1])}\n`)
  }
}

function streamOf(listener: Listener, onEnd: () => void): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const line = await listener.next()
        if (line !== null) return controller.enqueue(line)
        onEnd()
        controller.close()
      },
      cancel() {
        onEnd()
        listener.close()
      },
    },
    { highWaterMark: 0 },
  )
}

export function createEventHub({ onAttach, beatMs = 5_000 }: EventHubOptions): EventHub {
  const listeners = new Set<Listener>()
  const publish = (event: WorkbenchEvent) => {
    for (const listener of listeners) listener.offer(event)
  }
  const beat = setInterval(() => publish({ type: 'beat' }), beatMs)
  beat.unref()
  return {
    publish,
    attach() {
      const listener = new Listener()
      for (const event of onAttach()) listener.offer(event)
      // A beat at once tells the window that it is attached, also where no job runs.
      listener.offer({ type: 'beat' })
      listeners.add(listener)
      return streamOf(listener, () => listeners.delete(listener))
    },
    close() {
      clearInterval(beat)
      for (const listener of listeners) listener.close()
      listeners.clear()
    },
  }
}
