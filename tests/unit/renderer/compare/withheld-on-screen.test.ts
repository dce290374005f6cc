import { describe, expect, it } from 'vitest'
import { groupTotals } from '../../../../renderer/features/compare/serving/hidden-lines.ts'
import { shownLines } from '../../../../renderer/features/compare/still/shown-lines.ts'
import { shownMoves, withheldEntries } from '../../../../renderer/features/compare/workshop/changes/withheld-changes.ts'
import { comparisonRow } from '../charts/comparison-rows.ts'

const sums = (units: number) => ({ units, revenue: units * 10, contribution: null })
const line = (entryId: string, from: number | null, to: number | null) => ({
  ...{ entryId, kind: 'segment' as const, name: `Segment ${entryId}`, slot: 1 },
  from: from === null ? null : sums(from),
  to: to === null ? null : sums(to),
})

describe('lines that the board withholds', () => {
  it('are withheld behind the averages too, and so are lines that it does not know', () => {
    const rows = [
      comparisonRow('segment', 'few', { units: { kind: 'not-applicable', reason: 'Withheld: fewer than 10.' } }),
      comparisonRow('segment', 'many', { units: 40 }),
      comparisonRow('total', 'total', { units: 43 }),
    ]
    const answered = [
      { structureId: 'one', lines: ['few', 'many', 'gone', 'total'].map((entryId) => ({ entryId, median: 7 })) },
    ]
    expect(shownLines(answered, [{ structure: { structureId: 'one', rows } }])).toEqual([
      {
        structureId: 'one',
        lines: [
          { entryId: 'many', median: 7 },
          { entryId: 'total', median: 7 },
        ],
      },
    ])
  })
})

describe('totals of groups', () => {
  it('are withheld where their column says so, that of no group too', () => {
    const lines = [
      { bands: [{ units: 5, perUnitYear: 1 }], unknown: 3 },
      { bands: [{ units: 20, perUnitYear: 1 }], unknown: 4 },
    ]
    expect(groupTotals(lines, () => false)).toEqual([25, 7])
    expect(groupTotals(lines, (column) => column === 1)).toEqual([25, null])
  })
})

describe('what changed, where few are withheld', () => {
  const lines = [line('a', 4, 60), line('b', 40, null), line('c', 200, 184), line('d', 90, 90)]

  it('says nothing of lines of few before or after, nor of others by which those could be worked out', () => {
    expect([...withheldEntries(lines, 10)]).toEqual(['a', 'b'])
    expect([...withheldEntries(lines, 0)]).toEqual([])
  })

  it('shows moves of enough between lines that are shown', () => {
    const move = (from: string, to: string, units: number) => ({
      ...{ from: `Segment ${from}`, to: `Segment ${to}`, sums: sums(units) },
    })
    const moves = [move('b', 'a', 40), move('c', 'd', 16), move('d', 'c', 3)]
    expect(shownMoves({ lines, moves }, 10)).toEqual({ moves: [move('c', 'd', 16)], withheld: 2 })
    expect(shownMoves({ lines, moves }, 0)).toEqual({ moves, withheld: 0 })
  })
})
