import { expect, it } from 'vitest'
import { saidParts } from '../../../../../main/domain/recipe/said-parts.ts'

it('what a recipe does not say is left out, at any depth; what it says stays', () => {
  const said = { name: 'a', count: 0, text: '', list: [0, { x: 1 }] }
  const more = { ...said, later: null, none: [], off: false, part: { nothing: null }, list: [0, { x: 1, y: [] }] }
  expect(saidParts(more)).toEqual(said)
  expect(saidParts(said)).toEqual(said)
  expect(saidParts({ list: [null, false] })).toEqual({ list: [null, false] })
})
