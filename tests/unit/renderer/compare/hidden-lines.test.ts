import { describe, expect, it } from 'vitest'
import { hiddenCells, hiddenLines } from '../../../../renderer/features/compare/serving/hidden-lines.ts'
import { lineOf } from '../../shared/serving/lines.ts'

describe('lines of few units in what an option takes', () => {
  const lines = [lineOf('a', { units: 400 }), lineOf('b', { units: 6 }), lineOf('c', { units: 30 })]

  it('are withheld with the smallest other, by which they could be worked out', () => {
    expect([...hiddenLines({ lines }, 10)]).toEqual(['b', 'c'])
    expect([...hiddenLines({ lines }, 0)]).toEqual([])
  })

  it('are withheld in bands with cells by which row or column would tell them', () => {
    const marks = hiddenCells(
      [
        [3, 40, 50],
        [60, 70, 80],
      ],
      10,
    )
    expect(marks[0]?.[0]).toBe(true)
    // Three rows and four columns with the totals: no withheld cell stands alone in its row or column.
    expect(marks.map((row) => row.length)).toEqual([4, 4, 4])
    for (const row of marks) expect(row.filter(Boolean)).not.toHaveLength(1)
    for (let column = 0; column < 4; column++) expect(marks.filter((row) => row[column])).not.toHaveLength(1)
  })
})
