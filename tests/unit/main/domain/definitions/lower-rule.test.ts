import fc from 'fast-check'
import { expect, it } from 'vitest'
import { lowerRule } from '../../../../../main/domain/definitions/lower-rule.ts'
import { truthOf } from '../../../../../shared/rules/truth.ts'
import { conditionsOf } from '../../../../../shared/rules/walk-rule.ts'
import { THRESHOLDS, typedRule, unit } from '../../../shared/rules/arbitrary-rule.ts'

it('means the same for every text of the vocabulary, and no condition ignores case any more', () => {
  fc.assert(
    fc.property(typedRule, fc.array(unit, { minLength: 1, maxLength: 12 }), (rule, units) => {
      const lowered = lowerRule(rule, (column) =>
        units.flatMap((row) => {
          const cell = row.get(column)
          return typeof cell === 'string' ? [cell] : []
        }),
      )
      expect(conditionsOf(lowered).some((condition) => 'ignoringCase' in condition && condition.ignoringCase)).toBe(
        false,
      )
      const context = { asOf: 20_000, thresholds: THRESHOLDS }
      for (const row of units) {
        const cellOf = (column: string) => row.get(column) ?? null
        expect(truthOf(lowered, cellOf, context)).toBe(truthOf(rule, cellOf, context))
      }
    }),
    { numRuns: 500 },
  )
})

it('is false for every text, and unknown for a missing one, where no text can pass', () => {
  const rule = { kind: 'text', column: 'tags', test: 'has', value: 'a;b', ignoringCase: true } as const
  const lowered = lowerRule(rule, () => ['a;b', 'A'])
  const context = { asOf: 0, thresholds: new Map<string, number>() }
  for (const cell of ['a;b', 'A', '', null]) {
    expect(truthOf(lowered, () => cell, context)).toBe(truthOf(rule, () => cell, context))
  }
})
