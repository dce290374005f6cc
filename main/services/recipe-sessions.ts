import { AppError } from '../../shared/contract/app-error.ts'
import { isCancellation } from '../../shared/contract/describe-failure.ts'
import type { SpineBuilder, SpineSession } from '../ports/spine-builder.ts'
import { createTurns } from './turns.ts'

/** How long sources that were read stay at hand after the last use. */
const IDLE_MS = 120_000

/** One database at a time, kept between looks and runs of the same workspace so that files are read once. */
export interface RecipeSessions {
  /** Uses follow each other; a fault closes the database. One that still waits is given up at once. */
  use<T>(workspaceId: string, work: (session: SpineSession) => Promise<T>, signal: AbortSignal): Promise<T>
  close(): Promise<void>
}

export function createRecipeSessions(builder: SpineBuilder): RecipeSessions {
  let open: { readonly workspaceId: string; readonly session: SpineSession } | null = null
  let idle: NodeJS.Timeout | null = null
  const inTurn = createTurns()
  const closeNow = async (): Promise<void> => {
    const closing = open
    open = null
    await closing?.session.close()
  }
  const wake = (): void => {
    if (idle !== null) clearTimeout(idle)
    idle = null
  }
  const rest = (): void => {
    wake()
    idle = setTimeout(() => void inTurn(closeNow), IDLE_MS).unref()
  }

  return {
    use: (workspaceId, work, signal) =>
      inTurn(async () => {
        wake()
        if (open !== null && open.workspaceId !== workspaceId) await closeNow()
        open ??= { workspaceId, session: builder.open() }
        try {
          return await work(open.session)
        } catch (cause) {
          // A verdict or a cancelled run leaves what was read as it is; after a fault nothing is trusted.
          if (!(cause instanceof AppError) && !isCancellation(cause)) await closeNow()
          throw cause
        } finally {
          rest()
        }
      }, signal),
    close: () => {
      wake()
      return inTurn(closeNow)
    },
  }
}
