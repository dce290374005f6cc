import { expect, it } from 'vitest'
import { rfmOption } from '../../../../../main/domain/structures/rfm-option.ts'
import { readRule } from '../../../../../shared/rules/read-rule.ts'
import { TRUE, truthOf } from '../../../../../shared/rules/truth.ts'

const scope = {
  columns: new Map([
    ['R score', 'integer'],
    ['f', 'integer'],
    ['m', 'integer'],
  ] as const),
  thresholds: new Map<string, number>(),
}
const draft = (text: string) => ({ text, rule: readRule(text, scope).rule })
let ids = 0
const option = rfmOption({ recency: 'R score', frequency: 'f', monetary: 'm' }, draft, () => `id ${++ids}`)

const nameOf = (cells: Readonly<Record<string, number | null>>): string => {
  const context = { asOf: 0, thresholds: new Map<string, number>() }
  const taken = option.segments.find(
    ({ draft: { rule } }) => rule !== null && truthOf(rule, (column) => cells[column] ?? null, context) === TRUE,
  )
  return taken?.name ?? option.defaultPath.name
}

const SCORES = [1, 2, 3, 4, 5]

it('every one of the 125 cells has a name, and every name has a cell', () => {
  const names = SCORES.flatMap((r) => SCORES.flatMap((f) => SCORES.map((m) => nameOf({ 'R score': r, f, m }))))
  expect(names).toHaveLength(125)
  expect(names).not.toContain(option.defaultPath.name)
  expect(new Set(names)).toEqual(new Set(option.segments.map(({ name }) => name)))
})

it.each([
  [5, 5, 5, 'Champions'],
  [4, 4, 4, 'Champions'],
  [3, 5, 5, 'Loyal'],
  [5, 5, 1, 'Loyal'],
  [1, 5, 5, 'At risk'],
  [2, 1, 4, 'At risk'],
  [5, 1, 5, 'New'],
  [4, 2, 5, 'Potential loyal'],
  [3, 3, 3, 'Need attention'],
  [2, 3, 3, 'Hibernating'],
  [1, 1, 1, 'Lost'],
])('recency %i, frequency %i and money %i are %s', (r, f, m, name) => {
  expect(nameOf({ 'R score': r, f, m })).toBe(name)
})

it('who has no score goes to the standard path', () => {
  expect(nameOf({ 'R score': null, f: 1, m: 1 })).toBe('No purchases')
})
