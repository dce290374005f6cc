import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkRule } from '../../../../shared/rules/check-rule.ts'
import { printRule } from '../../../../shared/rules/print-rule.ts'
import { readRule } from '../../../../shared/rules/read-rule.ts'
import { type Rule, rule as ruleSchema } from '../../../../shared/rules/rule.ts'
import { SCOPE, typedRule } from './arbitrary-rule.ts'

const missing: Rule = { kind: 'missing', column: 'revenue', negated: false }

describe('checking a rule', () => {
  it('finds nothing in a rule that fits, with or without its text', () => {
    fc.assert(
      fc.property(typedRule, (rule) => {
        expect(checkRule(rule, SCOPE)).toEqual([])
        expect(readRule(printRule(rule), SCOPE)).toEqual({ rule, problems: [] })
      }),
    )
  })

  it('finds what no text can say: an empty list, empty texts, case of a number', () => {
    const check = (condition: Rule) =>
      checkRule(condition, SCOPE).map(({ message, start, end }) => [message, start, end])
    expect(check({ kind: 'in', column: 'revenue', negated: false, values: [], ignoringCase: false })).toEqual([
      ['An empty list takes no unit.', 0, 0],
    ])
    expect(check({ kind: 'text', column: 'industry', test: 'has', value: '', ignoringCase: false })).toEqual([
      ['Every text holds the empty text.', 0, 0],
    ])
    const five = { type: 'number', value: 5 } as const
    expect(check({ kind: 'compare', column: 'revenue', operator: '=', operand: five, ignoringCase: true })).toEqual([
      ['revenue is not a text, so its case cannot be ignored.', 0, 0],
    ])
  })

  it('refuses a tree that nests too deep, and the JSON of one, without running out of stack', () => {
    let rule: Rule = missing
    for (let depth = 0; depth < 50_000; depth++) rule = { kind: 'not', of: rule }
    expect(checkRule(rule, SCOPE)).toEqual([
      expect.objectContaining({ message: expect.stringContaining('more than 100 deep') }),
    ])
    expect(ruleSchema.safeParse(rule).error?.issues).toEqual([
      expect.objectContaining({ message: 'The rule nests too deep.' }),
    ])
  })

  it('refuses half characters and NUL, which engines do not keep', () => {
    for (const value of ['\ud800', 'a\0b']) {
      const rule: Rule = { kind: 'text', column: 'industry', test: 'starts', value, ignoringCase: false }
      expect(checkRule(rule, SCOPE)).toEqual([
        expect.objectContaining({ message: 'Half a character or a NUL stands here.', start: 0, end: 0 }),
      ])
    }
  })

  it('tells twenty problems at most, in words that stay short', () => {
    const { problems } = readRule(`${'x'.repeat(1000)} > 1 or revenue in (${'"x", '.repeat(1000)}"x")`, SCOPE)
    expect(problems).toHaveLength(20)
    expect(problems[0]?.message.length).toBeLessThan(100)
  })

  it('refuses a tree whose text would be too long to read back', () => {
    const rule: Rule = { kind: 'all', of: Array.from({ length: 20_000 }, () => missing) }
    expect(checkRule(rule, SCOPE)).toEqual([
      expect.objectContaining({ message: expect.stringContaining('longest that can be read has 250000') }),
    ])
  })
})

describe('the JSON form of a rule', () => {
  it('is read in time that grows with its size, not its depth', () => {
    let rule: Rule = missing
    for (let depth = 0; depth < 200; depth++) rule = { kind: depth % 2 === 0 ? 'any' : 'all', of: [rule, missing] }
    const started = performance.now()
    expect(ruleSchema.parse(rule)).toEqual(rule)
    expect(performance.now() - started).toBeLessThan(2000)
  })

  it('takes `ignoringCase` as false where it is absent', () => {
    const json = { kind: 'in', column: 'a', negated: false, values: [{ type: 'text', value: 'x' }] }
    expect(ruleSchema.parse(json)).toEqual({ ...json, ignoringCase: false })
  })

  it.each([
    ['an unknown kind', { kind: 'xor', of: [missing] }],
    ['an empty group', { kind: 'all', of: [] }],
    ['an empty column', { kind: 'missing', column: '', negated: false }],
    [
      'a day that is none',
      { kind: 'compare', column: 'a', operator: '=', operand: { type: 'date', value: '2025-02-30' } },
    ],
    [
      'an infinite number',
      { kind: 'compare', column: 'a', operator: '=', operand: { type: 'number', value: Number.POSITIVE_INFINITY } },
    ],
  ])('refuses %s', (_, json) => {
    expect(ruleSchema.safeParse(json).success).toBe(false)
  })
})
