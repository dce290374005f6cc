import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MOST_PINNED } from '../../../shared/entities/board.ts'
import { type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'

let workbench: OpenWorkbench
beforeAll(async () => {
  workbench = await openWorkbench()
  await workbench.client.call('workspaces.create', { title: 'Room' })
})
afterAll(() => workbench.close())

describe('what the room decides', () => {
  it('changes one weight at a time, however fast they come, and takes all back at once', async () => {
    const { client } = workbench
    await Promise.all([
      client.call('scorecard.weigh', { weights: { separation: 0 } }),
      client.call('scorecard.weigh', { weights: { classified: 70 } }),
    ])
    const view = await client.call('workspaces.current', {})
    expect(view?.board.scorecard.weights).toEqual({ separation: 0, classified: 70 })
    expect((await client.call('scorecard.reset', {})).board.scorecard.weights).toEqual({})
    const back = await client.call('history.undo', {})
    expect(back.board.scorecard.weights).toEqual({ separation: 0, classified: 70 })
  })

  it('keeps a decided posture until it is taken back, and what stands on the board', async () => {
    const { client } = workbench
    const decided = await client.call('scorecard.decide', { entryId: 'a', posture: 'build' })
    expect(decided.board.scorecard.postures).toEqual({ a: 'build' })
    const chosen = await client.call('board.update', { structureIds: [], baselineId: 'b' })
    expect(chosen.board).toMatchObject({ baselineId: 'b', scorecard: { postures: { a: 'build' } } })
    const again = await client.call('scorecard.decide', { entryId: 'a', posture: null })
    expect(again.board.scorecard.postures).toEqual({})
  })

  it('pins each unit once, in the order of pinning, and no more than there is room for', async () => {
    const { client } = workbench
    const keys = Array.from({ length: MOST_PINNED }, (_, index) => `k${index}`)
    for (const key of keys) await client.call('lookUp.pin', { key, isPinned: true })
    const { board, revision } = await client.call('lookUp.pin', { key: 'k3', isPinned: true })
    expect(board.pinnedUnits).toEqual(keys)
    const more = client.call('lookUp.pin', { key: 'one more', isPinned: true })
    await expect(more).rejects.toMatchObject({ code: 'conflict' })
    expect((await client.call('lookUp.pin', { key: 'never pinned', isPinned: false })).revision).toBe(revision)
    const less = await client.call('lookUp.pin', { key: 'k3', isPinned: false })
    expect(less.board.pinnedUnits).toEqual(keys.filter((key) => key !== 'k3'))
  })
})
