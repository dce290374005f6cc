import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalRule } from '../../../../shared/rules/canonical-rule.ts'
import { DEEPEST_NESTING, nestingOf } from '../../../../shared/rules/nesting.ts'
import { parseRule } from '../../../../shared/rules/parse-rule.ts'
import { printColumn, printNumber } from '../../../../shared/rules/print-name.ts'
import { printRule, printRuleLines } from '../../../../shared/rules/print-rule.ts'
import { type Rule, rule as ruleSchema } from '../../../../shared/rules/rule.ts'
import { hostileRule, typedRule } from './arbitrary-rule.ts'

describe('printing', () => {
  it.each([
    'a = 1',
    'a >= -2.5 and b < 1e-7 and c != 1e21',
    'a = 1 or b = 2 and c = 3',
    '(a = 1 or b = 2) and c = 3',
    'a = 1 and (b = 2 and c = 3)',
    'a = 1 or (b = 2 or c = 3) or d = 4',
    'not not a = 1',
    'not (a = 1 or b = 2)',
    '[not] is missing and [AND] is present',
    '[a]]b] = "say ""yes""" ignoring case',
    'a not in (1, 2.5) or b in ("x", "y") ignoring case',
    'a not between 2024-01-01 and 2024-12-31',
    'a within @n days after [b c] or a within 90 days before snapshot',
    'a contains text "x" and b starts with "y" ignoring case and c has "z"',
    'a = true or b != false',
  ])('gives back %s', (text) => {
    const { rule } = parseRule(text)
    expect(rule && printRule(rule)).toBe(text)
  })

  it('leaves out parentheses and spaces that do not matter', () => {
    const { rule } = parseRule('((a=1))AND((b>.50)and   not(((c IS Missing))))')
    expect(rule && printRule(rule)).toBe('a = 1 and (b > 0.5 and not c is missing)')
  })

  it('puts each member of the outermost group on its own line', () => {
    const { rule } = parseRule('a = 1 or b = 2 and c = 3 or (d = 4 or e = 5)')
    expect(rule && printRuleLines(rule)).toEqual(['a = 1', 'or b = 2 and c = 3', 'or (d = 4 or e = 5)'])
    const all = parseRule('(a = 1 or b = 2) and c = 3').rule
    expect(all && printRuleLines(all)).toEqual(['(a = 1 or b = 2)', 'and c = 3'])
  })

  it('is read back as the same tree, whatever the columns are called', () => {
    fc.assert(
      fc.property(fc.oneof(typedRule, hostileRule), (rule) => {
        expect(parseRule(printRule(rule))).toMatchObject({ problems: [], rule })
        expect(parseRule(printRule(rule)).rule).toEqual(rule)
        expect(parseRule(printRuleLines(rule).join('\n')).rule).toEqual(rule)
      }),
      { numRuns: 500 },
    )
  })

  it('loses nothing on the way through JSON', () => {
    fc.assert(
      fc.property(hostileRule, (rule) => {
        const read = ruleSchema.parse(JSON.parse(JSON.stringify(parseRule(printRule(rule)).rule)))
        expect(read).toEqual(rule)
        expect(parseRule(printRule(read)).rule).toEqual(rule)
      }),
    )
  })

  it('writes every double so that it reads back to the same double', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const { rule } = parseRule(`a = ${printNumber(value)}`)
        expect(rule).toMatchObject({ operand: { type: 'number', value: value === 0 ? 0 : value } })
      }),
      { numRuns: 1000 },
    )
    expect(printNumber(1e23)).toBe('99999999999999991611392')
    expect(printNumber(-0)).toBe('0')
  })

  it('writes a column bare only where it is a name and no word of the language, in any case', () => {
    expect(['a', 'größe', 'a_1', 'A1'].map(printColumn)).toEqual(['a', 'größe', 'a_1', 'A1'])
    expect(['_a', '1a', 'a b', 'Or', 'DAYS', 'a]', 'e\u0301'].map(printColumn)).toEqual([
      '[_a]',
      '[1a]',
      '[a b]',
      '[Or]',
      '[DAYS]',
      '[a]]]',
      '[e\u0301]',
    ])
  })
})

describe('the canonical rule', () => {
  const a = { kind: 'missing', column: 'a', negated: false } as const

  it('has no groups of one and no negative zero', () => {
    const zero: Rule = {
      kind: 'in',
      column: 'b',
      negated: false,
      values: [{ type: 'number', value: -0 }],
      ignoringCase: false,
    }
    const rule = canonicalRule({
      kind: 'all',
      of: [
        { kind: 'any', of: [a] },
        { kind: 'not', of: { kind: 'all', of: [zero] } },
      ],
    })
    expect(rule).toEqual({
      kind: 'all',
      of: [a, { kind: 'not', of: { ...zero, values: [{ type: 'number', value: 0 }] } }],
    })
    expect(parseRule(printRule(rule)).rule).toEqual(rule)
  })

  it('is what the parser gives', () => {
    fc.assert(
      fc.property(hostileRule, (rule) => {
        expect(canonicalRule(rule)).toEqual(rule)
      }),
    )
  })
})

describe('nesting', () => {
  it('of a rule is the depth of its text, so that the deepest text and the deepest tree are the same', () => {
    const deepest = `${'a = 1 or b = 2 and ('.repeat(DEEPEST_NESTING)}c = 1 or d = 1${')'.repeat(DEEPEST_NESTING)}`
    const { rule } = parseRule(deepest)
    if (rule === null) throw new Error('not read')
    expect(nestingOf(rule)).toBe(DEEPEST_NESTING)
    expect(ruleSchema.safeParse(JSON.parse(JSON.stringify(rule))).success).toBe(true)
    expect(printRule(rule)).toBe(deepest)
  })
})
