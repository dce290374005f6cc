import { expect, it, vi } from 'vitest'
import { createTurns } from '../../../../main/services/turns.ts'

it('gives turns in order, also after one that failed', async () => {
  const inTurn = createTurns()
  const done: number[] = []
  const first = Promise.withResolvers<void>()
  const turns = [
    inTurn(async () => {
      await first.promise
      done.push(1)
      throw new Error('fault')
    }),
    inTurn(async () => done.push(2)),
  ]
  first.resolve()
  expect(await Promise.allSettled(turns)).toEqual([
    { status: 'rejected', reason: new Error('fault') },
    { status: 'fulfilled', value: 2 },
  ])
  expect(done).toEqual([1, 2])
})

it('gives up a turn that waits as soon as it is told to, and never begins it', async () => {
  const inTurn = createTurns()
  const long = Promise.withResolvers<string>()
  const running = inTurn(() => long.promise)
  const stop = new AbortController()
  const work = vi.fn(async () => 'late')
  const waiting = inTurn(work, stop.signal)
  stop.abort(new Error('stopped'))
  await expect(waiting).rejects.toThrow('stopped')
  long.resolve('done')
  expect(await running).toBe('done')
  expect(await inTurn(async () => 'next')).toBe('next')
  expect(work).not.toHaveBeenCalled()
})

it('leaves what has begun to stop itself', async () => {
  const inTurn = createTurns()
  const stop = new AbortController()
  const long = Promise.withResolvers<string>()
  const begun = Promise.withResolvers<void>()
  const running = inTurn(() => {
    begun.resolve()
    return long.promise
  }, stop.signal)
  await begun.promise
  stop.abort()
  long.resolve('done')
  expect(await running).toBe('done')
})
