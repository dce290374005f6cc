import { describe, expect, it } from 'vitest'
import { AppError } from '../../../../shared/contract/app-error.ts'
import { parseRule } from '../../../../shared/rules/parse-rule.ts'
import { printRule } from '../../../../shared/rules/print-rule.ts'
import { resolveThresholds } from '../../../../shared/rules/resolve-rule.ts'
import type { Rule } from '../../../../shared/rules/rule.ts'
import {
  columnsOf,
  conditionsOf,
  mapConditions,
  renameColumn,
  renameThreshold,
  thresholdNamesOf,
} from '../../../../shared/rules/walk-rule.ts'

const text =
  'a >= @floor or not (b between 1 and @top and c within @floor days before a) or d in (1, 2) or b is missing'
const rule = parseRule(text).rule as Rule

describe('walking a rule', () => {
  it('meets every condition, column and threshold in the order of the text', () => {
    expect(conditionsOf(rule).map(({ kind, column }) => [kind, column])).toEqual([
      ['compare', 'a'],
      ['between', 'b'],
      ['within', 'c'],
      ['in', 'd'],
      ['missing', 'b'],
    ])
    expect([...columnsOf(rule)]).toEqual(['a', 'b', 'c', 'd'])
    expect([...thresholdNamesOf(rule)]).toEqual(['floor', 'top'])
  })

  it('renames thresholds and columns wherever they stand, and nothing else', () => {
    expect(printRule(renameThreshold(rule, 'floor', 'limit'))).toBe(text.replaceAll('@floor', '@limit'))
    expect(printRule(renameThreshold(rule, 'a', 'x'))).toBe(text)
    expect(printRule(renameColumn(rule, 'a', 'not'))).toBe(
      text.replace('a >=', '[not] >=').replace('before a', 'before [not]'),
    )
    expect(printRule(rule)).toBe(text)
  })

  it('can put a rule in the place of a condition', () => {
    const doubled = mapConditions(rule, (condition) =>
      condition.kind === 'missing' ? { kind: 'not', of: condition } : condition,
    )
    expect(printRule(doubled)).toBe(text.replace('b is missing', 'not b is missing'))
  })

  it('puts numbers in the place of named thresholds, and refuses a name without a value', () => {
    const thresholds = new Map([
      ['floor', 30],
      ['top', 1e3],
    ])
    expect(printRule(resolveThresholds(rule, thresholds))).toBe(text.replaceAll('@floor', '30').replace('@top', '1000'))
    thresholds.delete('top')
    expect(() => resolveThresholds(rule, thresholds)).toThrow(
      expect.toSatisfy(
        (error) => error instanceof AppError && error.code === 'rule-invalid' && error.message.includes('@top'),
      ),
    )
  })
})
