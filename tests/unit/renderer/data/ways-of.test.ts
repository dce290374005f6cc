import { expect, it } from 'vitest'
import { waysOf } from '../../../../renderer/features/data/as-of/ways-of.ts'

it('ways are told the most frequent first, with those who came or went apart from those who moved', () => {
  const entry = (name: string, slot: number) => ({ entryId: name, kind: 'segment' as const, name, slot })
  const counts = [
    [5, 3, 2],
    [1, 4, 0],
    [6, 0, 0],
  ]
  const { ways, moved, stayed } = waysOf({ entries: [entry('A', 1), entry('B', 2)], counts })
  expect([moved, stayed]).toEqual([4, 13])
  expect(ways.map(({ from, to, units, share }) => [from?.name, to?.name, units, share])).toEqual([
    [undefined, 'A', 6, null],
    ['A', 'B', 3, 0.3],
    ['A', undefined, 2, 0.2],
    ['B', 'A', 1, 0.2],
  ])
})
