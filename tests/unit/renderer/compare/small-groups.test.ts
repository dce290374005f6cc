import { describe, expect, it } from 'vitest'
import { comparisonFile } from '../../../../renderer/features/compare/comparison-file.ts'
import { layersFile } from '../../../../renderer/features/compare/layers/layers-file.ts'
import type { LayerCell, LayersView } from '../../../../shared/contract/layers.ts'

/* Files that leave the Compare screen hold no group of few units, and none that tells of one. */

const NOUN = { singular: 'person', plural: 'people' }
const cell = (units: number): LayerCell => ({
  units,
  contribution: { kind: 'value', value: units * 3 },
  value: { kind: 'value', value: units },
})
const line = (name: string) => ({ entryId: name, kind: 'segment' as const, name, slot: 1 })
const CELLS = [
  [3, 40, 57],
  [60, 70, 80],
  [37, 90, 63],
]
const sum = (some: readonly number[]): number => some.reduce((total, units) => total + units, 0)
const view: LayersView = {
  rows: ['A', 'B', 'C'].map(line),
  columns: ['X', 'Y', 'Z'].map(line),
  cells: CELLS.map((row) => row.map(cell)),
  rowTotals: CELLS.map((row) => cell(sum(row))),
  columnTotals: [0, 1, 2].map((column) => cell(sum(CELLS.map((row) => row[column] ?? 0)))),
  total: cell(sum(CELLS.flat())),
  adjustedRand: null,
  adjustedMutualInformation: null,
  isSameDivision: false,
  broken: [],
}
const WORDS = { rows: 'One', columns: 'Other', metric: 'units', noun: NOUN, currency: 'EUR' } as const

describe('crossed options in a file', () => {
  it('are whole where small groups are shared', () => {
    const { rows } = layersFile(view, { ...WORDS, least: 0 })
    expect(rows).toHaveLength(16)
    expect(rows.flat()).not.toContain(null)
  })

  it('withhold a small pair with three others, and all figures of each', () => {
    const { rows, groups } = layersFile(view, { ...WORDS, least: 10 })
    const withheld = rows.filter(([, , units]) => units === null)
    expect(withheld.map(([row, column]) => `${row} ${column}`)).toHaveLength(4)
    expect(withheld.map(([row, column]) => `${row} ${column}`)).toContain('A X')
    expect(withheld.every(([, , units, money]) => units === null && money === null)).toBe(true)
    // Every row and column with something withheld has two of it: one alone is its total less the others.
    for (const name of ['A', 'B', 'C', 'X', 'Y', 'Z']) {
      const count = withheld.filter(([row, column]) => row === name || column === name).length
      expect([0, 2]).toContain(count)
    }
    // A picture of the same would show what the file does not: its frame knows the least group.
    expect(Math.min(...(groups ?? []))).toBe(3)
  })
})

it('a compared table without options is an empty file', () => {
  const comparison = { unitCount: 0, unavailable: {}, structures: [], elapsedMs: 0 }
  expect(comparisonFile(comparison, [], [], { title: 't', noun: NOUN, currency: 'EUR' }).rows).toEqual([])
})
