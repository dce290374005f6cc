import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { SpineBuilder, SpineSession } from '../../../../main/ports/spine-builder.ts'
import { createRecipeSessions } from '../../../../main/services/recipe-sessions.ts'
import { AppError } from '../../../../shared/contract/app-error.ts'

const never = new AbortController().signal
const SECOND = 1000

/** Counts the databases that were opened and closed; what they can do is not asked. */
function counted() {
  const count = { opened: 0, closed: 0 }
  const refuse = (): never => {
    throw new Error('Nobody asks this')
  }
  const open = (): SpineSession => {
    count.opened += 1
    const close = async (): Promise<void> => {
      count.closed += 1
    }
    return { stage: refuse, run: refuse, preview: refuse, ask: refuse, close }
  }
  const builder: SpineBuilder = { open, close: async () => undefined }
  return { count, sessions: createRecipeSessions(builder) }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('closes a database that nobody uses for two minutes, and none that is used meanwhile', async () => {
  const { count, sessions } = counted()
  await sessions.use('w', async () => 'first', never)
  await vi.advanceTimersByTimeAsync(100 * SECOND)
  const long = Promise.withResolvers<string>()
  const second = sessions.use('w', () => long.promise, never)
  await vi.advanceTimersByTimeAsync(100 * SECOND)
  long.resolve('second')
  await second
  await sessions.use('w', async () => 'third', never)
  expect(count).toEqual({ opened: 1, closed: 0 })
  await vi.advanceTimersByTimeAsync(121 * SECOND)
  expect(count).toEqual({ opened: 1, closed: 1 })
})

it('keeps what was read where a run was refused or cancelled, and trusts nothing after a fault', async () => {
  const { count, sessions } = counted()
  const fail = (cause: unknown) => sessions.use('w', () => Promise.reject(cause), never).catch(() => undefined)
  await fail(new AppError('join-refused', 'It would count money twice.'))
  await fail(AbortSignal.abort().reason)
  expect(count).toEqual({ opened: 1, closed: 0 })
  await fail(new Error('fault'))
  expect(count).toEqual({ opened: 1, closed: 1 })
  await sessions.use('w', async () => 'again', never)
  await sessions.use('another', async () => 'other', never)
  expect(count).toEqual({ opened: 3, closed: 2 })
  await sessions.close()
  expect(count).toEqual({ opened: 3, closed: 3 })
})
