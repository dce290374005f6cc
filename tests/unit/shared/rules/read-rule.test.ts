import { describe, expect, it } from 'vitest'
import type { ColumnType } from '../../../../shared/entities/column.ts'
import { printRule } from '../../../../shared/rules/print-rule.ts'
import { readRule } from '../../../../shared/rules/read-rule.ts'
import type { RuleScope } from '../../../../shared/rules/rule-scope.ts'

const columns: readonly (readonly [string, ColumnType])[] = [
  ['revenue', 'number'],
  ['seats', 'integer'],
  ['industry', 'text'],
  ['needs', 'text'],
  ['churned', 'boolean'],
  ['signup', 'date'],
  ['renewal', 'date'],
  ['Monthly Charges', 'number'],
  ['churn-rate', 'number'],
  ['2024_revenue', 'number'],
  ['days', 'integer'],
]
const scope: RuleScope = {
  columns: new Map(columns),
  thresholds: new Map([
    ['floor', 5],
    ['debt', -1],
  ]),
}

/** Puts every replacement in its place until nothing is left to replace. */
function mended(text: string): string {
  let result = text
  for (let round = 0; round < 5; round++) {
    for (const { start, end, replacement } of readRule(result, scope).problems.toReversed()) {
      if (replacement !== null) result = result.slice(0, start) + replacement + result.slice(end)
    }
  }
  return result
}

describe('reading a rule against a scope', () => {
  it.each([
    // names
    ['revnue >= 5', 'revnue', 'revenue >= 5'],
    ['REVENUE >= 5', 'REVENUE', 'revenue >= 5'],
    ['reveneu >= 5', 'reveneu', 'revenue >= 5'],
    ['charges >= 5', 'charges', '[Monthly Charges] >= 5'],
    ['Monthly Charges >= 5', 'Monthly Charges', '[Monthly Charges] >= 5'],
    ['churn-rate > 5', 'churn-rate', '[churn-rate] > 5'],
    ['2024_revenue > 5', '2024_revenue', '[2024_revenue] > 5'],
    ['days > 5', 'days', '[days] > 5'],
    ['days not in (5)', 'days', '[days] not in (5)'],
    ['"revenue" > 5', '"revenue"', 'revenue > 5'],
    ['signup within 5 days before renewl', 'renewl', 'signup within 5 days before renewal'],
    ['revenue >= @flor', '@flor', 'revenue >= @floor'],
    // the sentence under the editor
    ['Monthly charges of at least 50.', 'Monthly charges of at least 50.', '[Monthly Charges] >= 50'],
    // signs of other languages
    ['revenue == 5', '==', 'revenue = 5'],
    ['revenue === 5', '===', 'revenue = 5'],
    ['revenue <> 5', '<>', 'revenue != 5'],
    ['revenue !== 5', '!==', 'revenue != 5'],
    ['revenue ≠ 5', '≠', 'revenue != 5'],
    ['revenue ≥ 5', '≥', 'revenue >= 5'],
    ['revenue => 5', '=>', 'revenue >= 5'],
    ['revenue ≤ 5', '≤', 'revenue <= 5'],
    ['revenue =< 5', '=<', 'revenue <= 5'],
    ['revenue > 5 && seats > 1', '&&', 'revenue > 5 and seats > 1'],
    ['revenue > 5 || seats > 1', '||', 'revenue > 5 or seats > 1'],
    ['! churned = true', '!', 'not churned = true'],
    ['revenue > 5, seats > 1', ',', 'revenue > 5 and seats > 1'],
    ['revenue > 5 adn seats > 1', 'adn', 'revenue > 5 and seats > 1'],
    ['revenue > −5', '−5', 'revenue > -5'],
    // words
    ['revenue betwen 3 and 5', 'betwen', 'revenue between 3 and 5'],
    ['revenue is null', 'null', 'revenue is missing'],
    ['revenue is not null', 'is not null', 'revenue is present'],
    ['revenue is not missing', 'is not missing', 'revenue is present'],
    ['revenue = null', '= null', 'revenue is missing'],
    ['revenue != missing', '!= missing', 'revenue is present'],
    ['industry is "Health"', 'is', 'industry = "Health"'],
    ['industry is not "Health"', 'is not', 'industry != "Health"'],
    ['industry like "x"', 'like', 'industry contains text "x"'],
    ['industry contains "x"', 'contains', 'industry contains text "x"'],
    ['needs not has "x"', 'needs not', 'not needs has "x"'],
    ['signup within 90 day before the snapshot', 'day', 'signup within 90 days before snapshot'],
    ['revenue >= 5 ignoring case', 'ignoring case', 'revenue >= 5'],
    ['revenue > 5)', ')', 'revenue > 5'],
    // texts
    ['industry = “Health”', '“Health”', 'industry = "Health"'],
    ['industry = „Health“', '„Health“', 'industry = "Health"'],
    ["industry = 'Health'", "'Health'", 'industry = "Health"'],
    ['industry = "Health', '"Health', 'industry = "Health"'],
    ['industry = "Health” and revenue > 5', '"Health”', 'industry = "Health" and revenue > 5'],
    ['industry = Health', 'Health', 'industry = "Health"'],
    ['industry in ("a", )', ',', 'industry in ("a")'],
    ['needs has " x"', '" x"', 'needs has "x"'],
    // numbers
    ['revenue >= 50,000', '50,000', 'revenue >= 50000'],
    ['revenue >= -1,234,567.5', '-1,234,567.5', 'revenue >= -1234567.5'],
    ['revenue >= 50 000', '50 000', 'revenue >= 50000'],
    ["revenue >= 50'000", "50'000", 'revenue >= 50000'],
    ['revenue >= 50_000', '50_000', 'revenue >= 50000'],
    ['revenue >= 0,5', '0,5', 'revenue >= 0.5'],
    ['revenue between 1,000 and 2,000', '1,000', 'revenue between 1000 and 2000'],
    ['revenue in (1,200)', ',', 'revenue in (1, 200)'],
    ['revenue >= 50k', '50k', 'revenue >= 50000'],
    ['revenue >= 1.1m', '1.1m', 'revenue >= 1100000'],
    ['revenue >= +5', '+5', 'revenue >= 5'],
    ['revenue >= €50', '€', 'revenue >= 50'],
    ['revenue = 9007199254740993', '9007199254740993', 'revenue = 9007199254740992'],
    ['revenue = 1e23', '1e23', 'revenue = 99999999999999991611392'],
    ['revenue > 1e-400', '1e-400', 'revenue > 0'],
    ['revenue >= "50"', '"50"', 'revenue >= 50'],
    ['industry = 5', '5', 'industry = "5"'],
    ['churned = "Yes"', '"Yes"', 'churned = true'],
    ['churned = 0', '0', 'churned = false'],
    // dates and ends
    ['signup > 2025-02-30', '2025-02-30', 'signup > 2025-02-28'],
    ['signup > 2025/2/3', '2025/2/3', 'signup > 2025-02-03'],
    ['signup > "2025-02-03"', '"2025-02-03"', 'signup > 2025-02-03'],
    ['revenue between 60 and 30', '60 and 30', 'revenue between 30 and 60'],
    ['revenue between 6 and @floor', '6 and @floor', 'revenue between @floor and 6'],
    [
      'signup between 2025-01-02 and 2025-01-01',
      '2025-01-02 and 2025-01-01',
      'signup between 2025-01-01 and 2025-01-02',
    ],
  ])('refuses %s at %s and mends it to %s', (text, underlined, expected) => {
    const { rule, problems } = readRule(text, scope)
    expect(rule).toBeNull()
    expect(text.slice(problems[0]?.start, problems[0]?.end)).toBe(underlined)
    const result = readRule(mended(text), scope)
    expect(result.problems).toEqual([])
    expect(result.rule && printRule(result.rule)).toBe(expected)
  })

  it.each([
    ['', '', 'A condition is expected here, not the end of the rule.'],
    ['revenue', '', 'A comparison is expected here, not the end of the rule.'],
    ['revenue >= ', '', 'A value is expected here, not the end of the rule.'],
    ['revenue 5', '5', 'A comparison is expected here, not 5.'],
    ['50 <= revenue', '50', 'A condition is expected here, not 50.'],
    ['revenue > 5 seats', 'seats', '“and” or “or” is expected here, not seats.'],
    ['revenue > 5 or', '', 'A condition is expected here, not the end of the rule.'],
    ['(revenue > 5', '(', 'The parenthesis that opens here is not closed.'],
    ['(revenue > 5 seats > 3)', 'seats', '“and” or “or” is expected here, not seats.'],
    ['[Monthly', '[Monthly', 'The bracket that opens here is not closed.'],
    ['[] > 5', '[]', 'There is no column name between the brackets.'],
    ['industry = New York', 'New', 'A value is expected here, not New.'],
    ['industry in ()', '()', 'An empty list takes no unit.'],
    ['industry in "a"', '"a"', 'A list in parentheses is expected here, not "a".'],
    ['industry in ("a" "b")', '"b"', '“,” or “)” is expected here, not "b".'],
    ['revenue in (@floor)', '@floor', 'A list holds values, not named thresholds.'],
    ['needs has x', 'x', 'A text in double quotes is expected here, not x.'],
    ['industry contains text ""', '""', 'Every text holds the empty text.'],
    ['needs has "a;b"', '"a;b"', '“;” divides the elements of a set, so no element holds one.'],
    ['revenue not 5', '5', '“between” or “in” is expected here, not 5.'],
    ['revenue between 5', '', '“and” is expected here, not the end of the rule.'],
    ['signup within few days before snapshot', 'few', 'A number of days is expected here, not few.'],
    ['signup within 5 days before 5', '5', '“snapshot” or a date column is expected here, not 5.'],
    ['signup within -5 days before snapshot', '-5', '-5 is less than no days.'],
    ['signup within @debt days before snapshot', '@debt', '@debt (-1) is less than no days.'],
    [
      'revenue within 5 days before snapshot',
      'revenue',
      'revenue holds a number; days are counted between dates only.',
    ],
    ['signup within 5 days before revenue', 'revenue', 'revenue holds a number; days are counted between dates only.'],
    ['revenue >= 1e400', '1e400', 'The number 1e400 is too large.'],
    ['revenue >= 10%', '10%', '10% is not a number.'],
    ['signup > 03.02.2025', '03.02.2025', 'The date 03.02.2025 is not written as yyyy-mm-dd.'],
    ['signup > 2025-13-01', '2025-13-01', '2025-13-01 is not a day of the calendar: months are 01 to 12.'],
    ['revenue > @', '@', 'The name of a threshold follows “@”.'],
    ['revenue > @größe', '@größe', '@größe cannot be the name of a threshold.'],
    ['revenue # 5', '#', '# has no meaning here.'],
    ['industry = "\ud800"', '\ud800', 'Half a character or a NUL stands here.'],
    ['industry > "a"', '>', 'industry holds a text, which has no order, so “>” does not apply.'],
    [
      'industry between "a" and "b"',
      'between',
      'industry holds a text, which has no order, so “between” does not apply.',
    ],
    ['churned >= true', '>=', 'churned holds true or false, which has no order, so “>=” does not apply.'],
    ['revenue contains text "5"', 'contains', 'revenue holds a number; only texts can be looked into.'],
    ['revenue = "x"', '"x"', 'revenue holds a number and cannot be compared with a text.'],
    ['revenue in (5, "x")', '"x"', 'revenue holds a number and cannot be compared with a text.'],
    ['signup > @floor', '@floor', 'signup holds a date and cannot be compared with the threshold @floor, a number.'],
    ['nowhere > 5', 'nowhere', 'There is no column nowhere.'],
    ['revenue > @nowhere', '@nowhere', 'There is no threshold named nowhere.'],
  ])('refuses %j at %j: %s', (text, underlined, message) => {
    const { rule, problems } = readRule(text, scope)
    expect(rule).toBeNull()
    expect(problems[0]).toMatchObject({ message })
    expect(text.slice(problems[0]?.start, problems[0]?.end)).toBe(underlined)
  })

  it('tells every problem that it can read on from, in the order of the text', () => {
    const text = 'revnue == 5 && industry <> “x” or 6 > revenue'
    const { problems } = readRule(text, scope)
    expect(problems.map(({ start, end }) => text.slice(start, end))).toEqual(['==', '&&', '<>', '“x”', '6'])
    const checked = readRule('revnue = 5 and sets = 1 and industry = 5', scope)
    expect(checked.problems.map(({ replacement }) => replacement)).toEqual(['revenue', 'seats', '"5"'])
  })

  it('takes a whole number for a whole-number column or a fraction, and a threshold for either', () => {
    expect(readRule('seats > 1.5 and seats < @floor and revenue in (1, 2.5)', scope).problems).toEqual([])
  })
})
