import { AppError } from '../../shared/contract/app-error.ts'

/** What is known of one question. */
export interface Answer<Data> {
  readonly data: Data | undefined
  readonly error: AppError | undefined
  readonly isLoading: boolean
}

type Ask = (signal: AbortSignal) => Promise<unknown>

interface Entry {
  answer: Answer<unknown>
  ask: Ask | null
  controller: AbortController | null
  readonly listeners: Set<() => void>
}

const MAXIMUM_ENTRIES = 200
export const UNASKED: Answer<never> = { data: undefined, error: undefined, isLoading: false }

/** Answers by question. A question nobody waits for any longer is given up; old answers are forgotten first. */
export class QueryCache {
  readonly #entries = new Map<string, Entry>()

  read(key: string): Answer<unknown> {
    return this.#entries.get(key)?.answer ?? UNASKED
  }

  /** Asks unless it is known or being asked; the returned function stops listening. */
  subscribe(key: string, ask: Ask, listener: () => void): () => void {
    const entry = this.#entry(key)
    entry.ask = ask
    entry.listeners.add(listener)
    if (entry.answer.data === undefined && !entry.answer.isLoading) this.#start(entry, ask)
    return () => {
      entry.listeners.delete(listener)
      if (entry.listeners.size === 0 && entry.controller) this.#giveUp(key, entry)
    }
  }

  /** Forgets what nobody shows: another workspace is open, and lists of files and workspaces may have changed. */
  forget(): void {
    for (const [key, entry] of this.#entries) if (entry.listeners.size === 0) this.#entries.delete(key)
  }

  /** Asks all again that is shown and forgets the rest: the service that answered was started anew. */
  askAgain(): void {
    this.forget()
    for (const entry of this.#entries.values()) {
      entry.controller?.abort()
      if (entry.ask) this.#start(entry, entry.ask)
    }
  }

  #entry(key: string): Entry {
    const known = this.#entries.get(key)
    if (known) {
      this.#entries.delete(key)
      this.#entries.set(key, known)
      return known
    }
    const entry: Entry = { answer: UNASKED, ask: null, controller: null, listeners: new Set() }
    // Room is made first: the new one has no listener yet.
    this.#forgetOldest()
    this.#entries.set(key, entry)
    return entry
  }

  #start(entry: Entry, ask: Ask): void {
    const controller = new AbortController()
    entry.controller = controller
    this.#set(entry, { data: undefined, error: undefined, isLoading: true })
    ask(controller.signal)
      .then((data) => ({ data, error: undefined, isLoading: false }))
      .catch((error: unknown) => ({ data: undefined, error: toAppError(error), isLoading: false }))
      .then((answer) => {
        if (controller.signal.aborted) return
        entry.controller = null
        this.#set(entry, answer)
      })
  }

  #giveUp(key: string, entry: Entry): void {
    entry.controller?.abort()
    this.#entries.delete(key)
  }

  #set(entry: Entry, answer: Answer<unknown>): void {
    entry.answer = answer
    for (const listener of entry.listeners) listener()
  }

  #forgetOldest(): void {
    for (const [key, entry] of this.#entries) {
      if (this.#entries.size < MAXIMUM_ENTRIES) return
      if (entry.listeners.size === 0) this.#entries.delete(key)
    }
  }
}

function toAppError(error: unknown): AppError {
  return error instanceof AppError
    ? error
    : new AppError('internal', 'The answer could not be read.', { remedy: 'Reload the window.', cause: error })
}

/** The window's answers. */
export const queryCache = new QueryCache()
