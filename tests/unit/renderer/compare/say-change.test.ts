import { expect, it } from 'vitest'
import { sayChange } from '../../../../renderer/strings/workshop.ts'
import type { OptionChange } from '../../../../shared/contract/versions.ts'

const say = (change: OptionChange): string =>
  sayChange(change, (value, of) => ('unit' in of ? `${of.unit}${value}` : `${value}`))

it('says each kind of change in one sentence', () => {
  expect(say({ kind: 'threshold', threshold: 'strategic_margin', unit: '€', from: 15, to: 20, names: ['Top'] })).toBe(
    'The line of strategic margin, which Top names, went from €15 to €20.',
  )
  expect(say({ kind: 'line', name: 'Top', column: 'gross_margin', from: 1500, to: 1600 })).toBe(
    'Top: the line of gross margin went from 1500 to 1600.',
  )
  expect(say({ kind: 'rule', name: 'Top', from: 'sites > 3', to: ' ' })).toBe(
    'Top: the rule was “sites > 3” and is none.',
  )
  expect(say({ kind: 'added', name: 'New', of: 'exclusion', rule: 'sites > 9' })).toBe(
    'Not-served rule New came in: “sites > 9”.',
  )
  expect(say({ kind: 'moved', name: 'Low', from: 3, to: 1 })).toBe('Low is tested earlier, in place 1 instead of 3.')
  expect(say({ kind: 'basis', from: 'value', to: 'needs' })).toBe('Its basis was value and is needs.')
})
