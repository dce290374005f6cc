import { expect, it } from 'vitest'
import { columnFacts, meaningOf, sortFacts } from '../../../../renderer/features/data/column-facts.ts'
import { setAsideSummary } from '../../../../renderer/features/data/set-aside-summary.ts'
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

it('shows every digit of the least and greatest value, as the rows do', () => {
  const { words } = columnFacts(
    column('a', 0),
    { ...profile('a', 20_210_052), min: -1_234_567.125, max: 20_210_104 },
    {},
    null,
  )
  expect([words.min, words.median, words.max]).toEqual(['−1,234,567.125', '20,210,052', '20,210,104'])
})

it('says only what was set aside', () => {
  const kept = '. Kept in the workspace, never loaded silently.'
  expect(setAsideSummary(19, 41)).toBe(`19 rows set aside, 41 values read as missing${kept}`)
  expect(setAsideSummary(1, 0)).toBe(`1 row set aside${kept}`)
  expect(setAsideSummary(0, 1)).toBe(`1 value read as missing${kept}`)
})

it('names only confirmed meanings, the key first', () => {
  const binding = { column: 'a', blankMeans: 'missing' as const, trueValues: [] }
  expect(
    meaningOf('a', { revenue: { ...binding, confirmed: true }, cogs: { ...binding, confirmed: false } }, 'a'),
  ).toBe('Key, Revenue')
})
