import { expect, it } from 'vitest'
import { columnFacts, meaningOf, sortFacts } from '../../../../renderer/features/data/column-facts.ts'
import type { SpineColumn } from '../../../../shared/entities/column.ts'

const column = (name: string, missing: number): SpineColumn => ({
  name,
  header: name,
  type: 'number',
  missing,
  misfits: 0,
  distinct: 3,
})
const profile = (name: string, median: number | null) => ({
  name,
  type: 'number' as const,
  rowCount: 2000,
  missing: 0,
  misfits: 0,
  distinct: 3,
  min: null,
  max: null,
  mean: null,
  median,
  sum: null,
  histogram: null,
  top: [],
})

it('sorts columns by a fact, those without it last in either direction', () => {
  const facts = [
    columnFacts(column('a', 1), profile('a', 5), {}, null),
    columnFacts(column('b', 0), profile('b', null), {}, null),
    columnFacts(column('c', 40), profile('c', 2), {}, null),
  ]
  const names = (direction: 'ascending' | 'descending') =>
    sortFacts(facts, 'median', direction).map(({ words }) => words.name)
  expect(names('ascending')).toEqual(['c', 'a', 'b'])
  expect(names('descending')).toEqual(['a', 'c', 'b'])
  expect(facts.map(({ words }) => words.missing)).toEqual(['<0.1%', 'none', '2.0%'])
})

it('names only confirmed meanings, the key first', () => {
  const binding = { column: 'a', blankMeans: 'missing' as const, trueValues: [] }
  expect(
    meaningOf('a', { revenue: { ...binding, confirmed: true }, cogs: { ...binding, confirmed: false } }, 'a'),
  ).toBe('Key, Revenue')
})
