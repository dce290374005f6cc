import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spokenColumn } from '../../../../shared/rules/describe-condition.ts'
import { describeRule } from '../../../../shared/rules/describe-rule.ts'
import { parseRule } from '../../../../shared/rules/parse-rule.ts'
import type { Rule } from '../../../../shared/rules/rule.ts'
import { THRESHOLDS, typedRule } from './arbitrary-rule.ts'

describe('describing a rule', () => {
  it.each([
    ['MonthlyCharges >= 50 and churned = "Yes"', 'monthly charges of at least 50 and churned is Yes'],
    ['a > 1 and b < 2 and c <= 3', 'a of more than 1, b of less than 2 and c of at most 3'],
    ['a = 1 or b != 2', 'a of exactly 1 or b other than 2'],
    ['a >= @floor', 'a of at least 5 (@floor)'],
    ['a >= @nowhere', 'a of at least @nowhere'],
    ['signup >= 2024-01-01 and signup < 2025-01-01', 'signup on or after 2024-01-01 and signup before 2025-01-01'],
    ['a between 1 and 2 or b not between 3 and 4', 'a between 1 and 2 or b not between 3 and 4'],
    ['a in ("x", "y and z", "5") ignoring case', 'a is x, “y and z” or “5”, whatever its case'],
    ['a not in (1, 2)', 'a is not 1 or 2'],
    ['a is missing and b is present', 'a is missing and b is present'],
    ['a contains text "x" and b starts with "y" and c has "z"', 'a contains “x”, b starts with “y” and c has “z”'],
    ['last_order within 90 days before snapshot', 'last order within 90 days before the as-of date'],
    ['a within 1 days after renewal_date', 'a within 1 day after renewal date'],
    ['churned = true', 'churned is true'],
    ['a = 1 and (b = 2 or c = 3)', 'a of exactly 1 and either b of exactly 2 or c of exactly 3'],
    ['a = 1 or b = 2 and c = 3', 'a of exactly 1 or both b of exactly 2 and c of exactly 3'],
    ['not a >= 5', 'a of less than 5'],
    ['not a in (1)', 'a is not 1'],
    ['not a has "x"', 'a does not have “x”'],
    ['not a within 5 days before snapshot', 'a not within 5 days before the as-of date'],
    ['not a is missing', 'a is present'],
    ['not (a = 1 or b = 2)', 'neither a of exactly 1 nor b of exactly 2'],
    ['not (a = 1 and b = 2)', 'not both a of exactly 1 and b of exactly 2'],
    ['not not a = 1', 'a of exactly 1'],
  ])('says %s as “%s”', (text, phrase) => {
    expect(describeRule(parseRule(text).rule as Rule, THRESHOLDS)).toBe(phrase)
  })

  it('has words for every rule', () => {
    fc.assert(
      fc.property(typedRule, (rule) => {
        const phrase = describeRule(rule, THRESHOLDS)
        expect(phrase).not.toMatch(/undefined|\[object/)
        expect(phrase.length).toBeGreaterThan(2)
      }),
    )
  })

  it('says column names as words and keeps abbreviations', () => {
    expect(['customerID', 'ARR', 'net_ARR_2024', 'SeniorCitizen', 'Monthly Charges', '___'].map(spokenColumn)).toEqual([
      'customer ID',
      'ARR',
      'net ARR 2024',
      'senior citizen',
      'monthly charges',
      '___',
    ])
  })
})
