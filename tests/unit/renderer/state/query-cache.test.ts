import { expect, it, vi } from 'vitest'
import { QueryCache } from '../../../../renderer/state/query-cache.ts'
import { AppError } from '../../../../shared/contract/app-error.ts'

const nothing = () => undefined

it('asks once for what several parts show', async () => {
  const cache = new QueryCache()
  const ask = vi.fn(async () => 7)
  cache.subscribe('q', ask, nothing)
  cache.subscribe('q', ask, nothing)
  await vi.waitFor(() => expect(cache.read('q').data).toBe(7))
  cache.subscribe('q', ask, nothing)
  expect(ask).toHaveBeenCalledTimes(1)
})

it('gives a question up when nobody shows it any longer, and drops its late answer', async () => {
  const cache = new QueryCache()
  let answer: (value: number) => void = nothing
  let signal: AbortSignal | null = null
  const stop = cache.subscribe(
    'q',
    (given) => {
      signal = given
      return new Promise<number>((resolve) => {
        answer = resolve
      })
    },
    nothing,
  )
  stop()
  expect((signal as AbortSignal | null)?.aborted).toBe(true)
  answer(1)
  await Promise.resolve()
  expect(cache.read('q').data).toBeUndefined()
})

it('keeps an answer for the next time it is shown', async () => {
  const cache = new QueryCache()
  const stop = cache.subscribe('q', async () => 'kept', nothing)
  await vi.waitFor(() => expect(cache.read('q').data).toBe('kept'))
  stop()
  expect(cache.read('q').data).toBe('kept')
})

it('tells listeners of an error and asks again after it', async () => {
  const cache = new QueryCache()
  const listener = vi.fn()
  const stop = cache.subscribe('q', () => Promise.reject(new AppError('not-found', 'Gone.')), listener)
  await vi.waitFor(() => expect(cache.read('q').error?.code).toBe('not-found'))
  expect(listener).toHaveBeenCalled()
  stop()
  cache.subscribe('q', async () => 2, nothing)
  await vi.waitFor(() => expect(cache.read('q').data).toBe(2))
})

it('asks all again that is shown and forgets the rest', async () => {
  const cache = new QueryCache()
  let round = 0
  const ask = vi.fn(async () => {
    round += 1
    if (round === 1) throw new AppError('internal', 'The workbench does not answer.')
    return round
  })
  cache.subscribe('shown', ask, nothing)
  const stop = cache.subscribe('left', async () => 1, nothing)
  await vi.waitFor(() => expect(cache.read('shown').error).toBeDefined())
  stop()
  cache.askAgain()
  await vi.waitFor(() => expect(cache.read('shown')).toEqual({ data: 2, error: undefined, isLoading: false }))
  expect(cache.read('left').data).toBeUndefined()
})

it('forgets the oldest answers that nobody shows', async () => {
  const cache = new QueryCache()
  const stopFirst = cache.subscribe('first', async () => 1, nothing)
  cache.subscribe('shown', async () => 1, nothing)
  await vi.waitFor(() => expect(cache.read('first').data).toBe(1))
  stopFirst()
  for (let index = 0; index < 250; index += 1) {
    const stop = cache.subscribe(`q${index}`, async () => index, nothing)
    await Promise.resolve()
    stop()
  }
  const stops = Array.from({ length: 250 }, (_, index) => cache.subscribe(`r${index}`, async () => index, nothing))
  expect(cache.read('first').data).toBeUndefined()
  expect(cache.read('shown').data).toBe(1)
  for (const stop of stops) stop()
})

it('answers a question also where every other one that it holds is shown', async () => {
  const cache = new QueryCache()
  for (let index = 0; index < 300; index++) cache.subscribe(`shown ${index}`, async () => index, nothing)
  cache.subscribe('one more', async () => 'answer', nothing)
  await vi.waitFor(() => expect(cache.read('one more').data).toBe('answer'))
  expect(cache.read('shown 0').data).toBe(0)
})
