import type { RunningWorkbench } from './hosts/workbench-host.ts'

/** What a window asked for and what went wrong in it, in the order in which it happened. */
export interface WindowWatch {
  /** Addresses that are not the workbench's own. */
  readonly strangers: readonly string[]
  /** Errors that were thrown or written to the console. */
  readonly faults: readonly string[]
}

/** Bytes that the page made itself. */
const INSIDE = /^(?:blob|data):/

/** The browser's own line for an answer that refuses with a reason, which the screen shows. */
const REFUSAL = /^Failed to load resource: the server responded with a status of 4\d\d/

/** Listens to a window from now on. */
export function watchWindow({ page, origin }: RunningWorkbench): WindowWatch {
  const strangers: string[] = []
  const faults: string[] = []
  page.context().on('request', (request) => {
    const address = request.url()
    if (!address.startsWith(`${origin}/`) && !INSIDE.test(address)) strangers.push(address)
  })
  page.on('pageerror', (error) => faults.push(error.stack ?? error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !REFUSAL.test(message.text())) faults.push(message.text())
  })
  return { strangers, faults }
}
