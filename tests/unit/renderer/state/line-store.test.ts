import { beforeEach, describe, expect, it } from 'vitest'
import {
  dropLine,
  holdLine,
  isLineMoving,
  type ReachedLine,
  reachForLine,
  releaseLine,
  useLine,
} from '../../../../renderer/state/line-store.ts'

const lineOf = (steps: readonly number[]): ReachedLine => ({
  ...{ line: { kind: 'threshold', name: 'floor' }, structureId: 'tiers', draft: null, steps },
})

beforeEach(() => useLine.setState({ reached: null, step: null, movedAtMs: Number.NEGATIVE_INFINITY, released: null }))

describe('the line in the hand', () => {
  it('is reached for, held on its steps, released and dropped', () => {
    const line = lineOf([0, 10, 20])
    reachForLine(line)
    expect(useLine.getState()).toMatchObject({ reached: line, step: null })
    holdLine(line, 20)
    expect(useLine.getState()).toMatchObject({ step: 2, released: null })
    expect(isLineMoving()).toBe(true)
    releaseLine({ revision: 4, text: null })
    expect(useLine.getState()).toMatchObject({ step: 2, released: { revision: 4, text: null } })
    expect(isLineMoving()).toBe(false)
    dropLine()
    expect(useLine.getState()).toMatchObject({ reached: line, step: null, released: null })
  })

  it('stays the same one while nothing of it changes, so that nothing is asked again', () => {
    reachForLine(lineOf([0, 10]))
    const { reached } = useLine.getState()
    holdLine(lineOf([0, 10]), 10)
    expect(useLine.getState().reached).toBe(reached)
  })

  it('gives way to no other line while it is held', () => {
    holdLine(lineOf([0, 10]), 0)
    reachForLine(lineOf([5, 6]))
    expect(useLine.getState().reached?.steps).toEqual([0, 10])
  })

  it('is not followed on a value that is none of its steps, nor released without being held', () => {
    holdLine(lineOf([0, 10]), 7)
    expect(useLine.getState().step).toBeNull()
    releaseLine({ revision: 1, text: null })
    expect(useLine.getState().released).toBeNull()
  })
})
