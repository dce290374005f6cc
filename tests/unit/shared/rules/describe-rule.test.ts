import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sentenceCase } from '../../../../renderer/ui/number-word.ts'
import { describeRule } from '../../../../shared/rules/describe-rule.ts'
import { parseRule } from '../../../../shared/rules/parse-rule.ts'
import { readSentence } from '../../../../shared/rules/read-sentence.ts'
import type { Rule } from '../../../../shared/rules/rule.ts'
import type { RuleScope } from '../../../../shared/rules/rule-scope.ts'
import { spokenColumn } from '../../../../shared/rules/spoken-column.ts'
import { hostileRule, SCOPE, THRESHOLDS, typedRule } from './arbitrary-rule.ts'

const NAMES = ['MonthlyCharges', 'churned', 'a', 'b', 'c', 'signup', 'last_order', 'renewal_date', 'net_ARR', 'netARR']
const PLAIN: RuleScope = {
  columns: new Map([...NAMES, 'terms of use', 'is'].map((name) => [name, 'text'])),
  thresholds: THRESHOLDS,
}

describe('describing a rule', () => {
  it.each([
    ['MonthlyCharges >= 50 and churned = "Yes"', 'monthly charges of at least 50 and churned is “Yes”'],
    ['a > 1 and b < 2 and c <= 3', 'a of more than 1, b of less than 2 and c of at most 3'],
    ['a = 1 or b != 2', 'a of exactly 1 or b other than 2'],
    ['a >= @floor', 'a of at least 5 (@floor)'],
    ['a >= @nowhere', 'a of at least @nowhere'],
    ['signup >= 2024-01-01 and signup < 2025-01-01', 'signup on or after 2024-01-01 and signup before 2025-01-01'],
    ['signup != 2024-01-01', 'signup on a day other than 2024-01-01'],
    ['a between 1 and 2 or b not between 3 and 4', 'a between 1 and 2 or b outside 3 to 4'],
    ['a in ("x", "y and z", "5") ignoring case', 'a is one of “x”, “y and z” or “5” whatever its case'],
    ['a not in (1, 2)', 'a is none of 1 or 2'],
    ['a in (1) or b = 2', 'a is one of 1 or b of exactly 2'],
    ['a is missing and b is present', 'a is missing and b is present'],
    ['a contains text "x" and b starts with "y" and c has "z"', 'a contains “x”, b starts with “y” and c has “z”'],
    ['last_order within 90 days before snapshot', 'last order within 90 days before the as-of date'],
    ['a within 1 days after renewal_date', 'a within 1 day after renewal date'],
    ['churned = true', 'churned is true'],
    ['a = 1 and (b = 2 or c = 3)', 'a of exactly 1 and either b of exactly 2 or c of exactly 3'],
    ['a = 1 or b = 2 and c = 3', 'a of exactly 1 or both b of exactly 2 and c of exactly 3'],
    ['not a >= 5', 'a not of at least 5'],
    ['not a != "x"', 'a is not other than “x”'],
    ['not a in (1)', 'a is not one of 1'],
    ['not a has "x"', 'a does not have “x”'],
    ['not a within 5 days before snapshot', 'a not within 5 days before the as-of date'],
    ['not a is missing', 'a is not missing'],
    ['not (a = 1 or b = 2)', 'neither a of exactly 1 nor b of exactly 2'],
    ['not (a = 1 and b = 2)', 'not both a of exactly 1 and b of exactly 2'],
    ['not not a = 1', 'it is not so that a not of exactly 1'],
    ['a = "say ”x”"', 'a is “say ””x”””'],
    ['net_ARR > 1 and netARR > 1', '[net_ARR] of more than 1 and [netARR] of more than 1'],
    ['[terms of use] = 1 and [is] is missing', '[terms of use] of exactly 1 and [is] is missing'],
  ])('says %s as “%s”, and reads it back', (text, phrase) => {
    const { rule } = parseRule(text)
    if (rule === null) throw new Error('not read')
    expect(describeRule(rule, PLAIN)).toBe(phrase)
    expect(readSentence(phrase, PLAIN)).toEqual(rule)
  })

  it('says every rule in a sentence that reads back to the same rule', () => {
    fc.assert(
      fc.property(fc.oneof(typedRule, hostileRule), (rule) => {
        const sentence = `${sentenceCase(describeRule(rule, SCOPE))}.`
        expect(readSentence(sentence, SCOPE)).toEqual(rule)
      }),
      { numRuns: 1000 },
    )
  })

  it('says every column of a table so that it is told from the others', () => {
    const name = fc.oneof(
      fc.constantFrom(
        'and',
        'All',
        'of',
        'isOld',
        'is_old',
        'is old',
        'IsOld',
        'ß',
        'SS',
        'ss',
        'the as-of date',
        'It',
      ),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
    )
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 6 }), fc.nat(5), (names, index) => {
        const scope: RuleScope = { columns: new Map(names.map((each) => [each, 'text'])), thresholds: new Map() }
        const column = names[index % names.length] ?? ''
        const rule: Rule = { kind: 'missing', column, negated: false }
        expect(readSentence(`${sentenceCase(describeRule(rule, scope))}.`, scope)).toEqual(rule)
      }),
      { numRuns: 1000 },
    )
  })

  it.each([
    '',
    '.',
    'a',
    'a of',
    'a of exactly',
    'a of exactly x',
    'a of exactly 1 and',
    'a of exactly 1, b of exactly 2',
    'either a of exactly 1 and b of exactly 2',
    'nothing of exactly 1',
    'a is “x',
    'a on 2024-02-30',
    'a = 1',
    'a of exactly 9007199254740993',
  ])('does not take %j for a sentence', (text) => {
    expect(readSentence(text, PLAIN)).toBeNull()
  })

  it('refuses a sentence that nests without end', () => {
    expect(readSentence(`${'('.repeat(100_000)}a is missing`, PLAIN)).toBeNull()
    expect(readSentence(`${'it is not so that '.repeat(10_000)}a is missing`, PLAIN)).toBeNull()
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
