import { describe, expect, it } from 'vitest'
import { activePathOf, conditionPaths, pathAtOffset } from '../../../../renderer/features/structures/active-path.ts'
import { textOfRule } from '../../../../renderer/features/structures/use-rule-draft.ts'
import { lineOf, withLineAt } from '../../../../shared/rules/condition-line.ts'
import { parseRule } from '../../../../shared/rules/parse-rule.ts'
import { printRule } from '../../../../shared/rules/print-rule.ts'
import type { Rule } from '../../../../shared/rules/rule.ts'
import { addTo, replaceAt, ruleAt, withGroupKind, withNotToggled } from '../../../../shared/rules/rule-tree.ts'

const read = (text: string): Rule => {
  const { rule } = parseRule(text)
  if (rule === null) throw new Error(`Unreadable: ${text}`)
  return rule
}
const print = (rule: Rule | null): string => (rule === null ? '' : printRule(rule))
const RULE = read('integrations >= 4 or api >= 35000 and industry in ("Fintech", "Logistics")')

describe('the builder’s edits of a rule', () => {
  it('finds every condition by its path', () => {
    expect(conditionPaths(RULE)).toEqual([[0], [1, 0], [1, 1]])
    expect(print(ruleAt(RULE, [1, 0]))).toBe('api >= 35000')
    expect(ruleAt(RULE, [7, 0])).toBeNull()
  })

  it('makes a group of one its member, and no rule of the last condition taken out', () => {
    expect(print(replaceAt(RULE, [1, 0], null))).toBe('integrations >= 4 or industry in ("Fintech", "Logistics")')
    expect(print(replaceAt(RULE, [0], null))).toBe('api >= 35000 and industry in ("Fintech", "Logistics")')
    expect(replaceAt(read('a = 1'), [], null)).toBeNull()
    expect(replaceAt(read('not a = 1'), [0], null)).toBeNull()
  })

  it('adds to the group that stands there, or makes one of a lone condition', () => {
    const added = read('seats > 3')
    expect(print(addTo(RULE, [], added))).toBe(`${print(RULE)} or seats > 3`)
    expect(print(addTo(RULE, [1], added))).toBe(`${print(RULE)} and seats > 3`)
    expect(print(addTo(read('a = 1'), [], added, 'any'))).toBe('a = 1 or seats > 3')
    expect(print(addTo(null, [], added))).toBe('seats > 3')
  })

  it('reads a group the other way and merges it with its surroundings', () => {
    expect(print(withGroupKind(RULE, [1], 'any'))).toBe(
      'integrations >= 4 or api >= 35000 or industry in ("Fintech", "Logistics")',
    )
  })

  it('sets and takes away "not"', () => {
    const negated = withNotToggled(RULE, [0])
    expect(print(negated)).toBe('not integrations >= 4 or api >= 35000 and industry in ("Fintech", "Logistics")')
    expect(withNotToggled(negated, [0])).toEqual(RULE)
  })

  it('writes text that reads back as the same rule', () => {
    for (const rule of [RULE, withNotToggled(RULE, [1]), withGroupKind(RULE, [], 'all')]) {
      expect(parseRule(textOfRule(rule)).rule).toEqual(rule)
    }
  })
})

describe('the text of a built rule', () => {
  it('is spelt as the parser would have it, whatever the steps of the builder left in the tree', () => {
    const zero: Rule = {
      kind: 'compare',
      column: 'a',
      operator: '>',
      operand: { type: 'number', value: -0 },
      ignoringCase: false,
    }
    const built: Rule = {
      kind: 'all',
      of: [
        { kind: 'any', of: [zero] },
        { kind: 'all', of: [RULE] },
      ],
    }
    expect(textOfRule(built)).toBe(`a > 0\nand (${print(RULE)})`)
    expect(parseRule(textOfRule(built)).problems).toEqual([])
  })
})

describe('the condition at hand', () => {
  const scope = { thresholds: new Map([['heavy', 35_000]]), asOf: '2025-09-30' }

  it('is the chosen one, else the first with a line to move', () => {
    const rule = read('industry = "Fintech" and api >= @heavy')
    expect(activePathOf(rule, null, scope)).toEqual([1])
    expect(activePathOf(rule, [0], scope)).toEqual([0])
    expect(activePathOf(rule, [4], scope)).toEqual([1])
  })

  it('follows the caret of the text and stays where there is none', () => {
    const text = 'a >= 1 or (b < 2 and c is missing)'
    expect(pathAtOffset(text, text.indexOf('2'))).toEqual([1, 0])
    expect(pathAtOffset(text, text.indexOf('or'))).toBeNull()
    expect(pathAtOffset('a >=', 2)).toBeNull()
  })

  it('has a line at its number or at its named threshold', () => {
    const named = read('api >= @heavy')
    if (named.kind !== 'compare') throw new Error('expected a comparison')
    expect(lineOf(named, scope)).toEqual({ column: 'api', value: 35_000, threshold: 'heavy', isPartedBelow: true })
    expect(lineOf(named, { ...scope, thresholds: new Map() })).toBeNull()
    expect(print(withLineAt(RULE, [1, 0], 30_000, scope.asOf))).toBe(print(RULE).replace('35000', '30000'))
  })
})
