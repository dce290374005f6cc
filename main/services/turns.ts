/** Does pieces of work one after the other, in the order in which they were asked for; a fault stops none of the next. */
export type Turns = <T>(work: () => Promise<T>, signal?: AbortSignal) => Promise<T>

/** Turns of their own. One whose signal is aborted while it waits is given up at once; what has begun is its own to stop. */
export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve()
  return (work, signal) =>
    new Promise((resolve, reject) => {
      const giveUp = (): void => reject(signal?.reason)
      signal?.addEventListener('abort', giveUp, { once: true })
      const result = last.then(() => {
        signal?.removeEventListener('abort', giveUp)
        signal?.throwIfAborted()
        return work()
      })
      last = result.catch(() => undefined)
      result.then(resolve, reject)
    })
}
