import { describe, expect, it } from 'vitest'
import type { ColumnType } from '../../../../shared/entities/column.ts'
import { describeFormula } from '../../../../shared/formulas/describe-formula.ts'
import { readFormula } from '../../../../shared/formulas/read-formula.ts'

const columns = new Map<string, ColumnType>([
  ['revenue', 'number'],
  ['unit_cost', 'number'],
  ['email', 'text'],
  ['signup', 'date'],
  ['churned', 'boolean'],
])

describe('a formula in words', () => {
  it.each([
    ['(revenue - unit_cost) / revenue', '(revenue minus unit cost) divided by revenue'],
    ['-revenue * 2', '(minus revenue) times 2'],
    ['round(share(unit_cost, revenue), 1)', '(the share of unit cost in revenue) rounded to 1 decimal'],
    ['round(revenue)', 'revenue rounded to a whole number'],
    ['round(revenue, -3)', 'revenue rounded to a multiple of 1000'],
    ['min(revenue, unit_cost, 5)', 'the least of revenue, unit cost and 5'],
    ['band(revenue, 0, 10, 100)', 'the band of revenue, divided at 0, 10 and 100'],
    ['first_present(revenue, 0)', 'the first present of revenue and 0'],
    ['days_between(signup, snapshot)', 'the days from signup to the as-of date'],
    ['join(left(email, 1), "…")', '(the first character of email) followed by “…”'],
    ['text_after(email, "@")', 'what stands after “@” in email'],
    ['if(churned = true, revenue)', 'revenue if churned is true, otherwise missing'],
    ['if(churned = true, 2024-01-31, signup)', '2024-01-31 if churned is true, otherwise signup'],
  ])('%s is “%s”', (text, words) => {
    const { formula } = readFormula(text, { columns })
    expect(formula && describeFormula(formula, { columns })).toBe(words)
  })
})
