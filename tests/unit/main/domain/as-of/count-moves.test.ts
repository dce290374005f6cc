import { expect, it } from 'vitest'
import { countMoves, type Move } from '../../../../../main/domain/as-of/count-moves.ts'

it('units are followed by their id from class to class, wherever they stand in the tables', () => {
  const from = { ids: Int32Array.of(7, 3, 5), classes: Uint8Array.of(0, 1, 1) }
  const to = { ids: Int32Array.of(5, 9, 7), classes: Uint8Array.of(0, 1, 0) }
  const moves: Move[] = []
  const counts = countMoves(from, to, 2, (move) => moves.push(move))
  // 7 stays in 0, 3 is gone from 1, 5 goes from 1 to 0, 9 comes to 1.
  expect([...counts]).toEqual([1, 0, 0, 1, 0, 1, 0, 1, 0])
  expect(moves).toContainEqual({ fromRow: 2, toRow: 0, was: 1, is: 0 })
  expect(moves).toContainEqual({ fromRow: 1, toRow: null, was: 1, is: 2 })
  expect(moves).toContainEqual({ fromRow: null, toRow: 1, was: 2, is: 1 })
})
