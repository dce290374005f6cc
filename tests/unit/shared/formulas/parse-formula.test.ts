import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ColumnType } from '../../../../shared/entities/column.ts'
import { printFormula } from '../../../../shared/formulas/print-formula.ts'
import { readFormula } from '../../../../shared/formulas/read-formula.ts'

const columns = new Map<string, ColumnType>([
  ['revenue', 'number'],
  ['cost', 'number'],
  ['seats', 'integer'],
  ['industry', 'text'],
  ['email', 'text'],
  ['signup', 'date'],
  ['renewal', 'date'],
  ['churned', 'boolean'],
  ['Monthly Charges', 'number'],
  ['churn-rate', 'number'],
])
const scope = { columns }

/** A refused text, what of it is marked, what is said, and the text once the mend is taken (null: there is none). */
const REFUSED: readonly (readonly [text: string, marked: string, message: string, mended: string | null])[] = [
  ['revenu * 2', 'revenu', 'There is no column revenu.', 'revenue * 2'],
  [
    'Monthly Charges * 2',
    'Monthly Charges',
    'The column Monthly Charges is written in brackets.',
    '[Monthly Charges] * 2',
  ],
  ['churn-rate * 2', 'churn-rate', 'The column churn-rate is written in brackets.', '[churn-rate] * 2'],
  ['industry * 2', 'industry', '“*” takes numbers; industry is a text.', null],
  ['revenue * "2"', '"2"', '“*” takes numbers; "2" is a text.', 'revenue * 2'],
  ['-industry', 'industry', '“-” takes numbers; industry is a text.', null],
  ['churned + 1', 'churned', '“+” takes numbers; churned is true or false.', 'if(churned = true, 1, 0) + 1'],
  [
    'snapshot - signup',
    'snapshot - signup',
    'Dates are not subtracted; days are counted between them.',
    'days_between(signup, snapshot)',
  ],
  ['industry + email', 'industry + email', 'Texts are not added; they are joined.', 'join(industry, email)'],
  ['signup + 30', 'signup + 30', 'A date is not moved by a number of days.', null],
  ['snapshot -5', 'snapshot -5', 'A date is not moved by a number of days.', null],
  ['abs(industry)', 'industry', 'abs takes numbers; industry is a text.', null],
  ['year(revenue)', 'revenue', 'year takes dates; revenue is a number.', null],
  ['year("2024-01-31")', '"2024-01-31"', 'year takes dates; "2024-01-31" is a text.', 'year(2024-01-31)'],
  ['length(seats)', 'seats', 'length takes texts; seats is a whole number.', null],
  ['min(revenue, signup)', 'signup', 'min takes values of one type: revenue is a number, signup is a date.', null],
  ['max(industry, email)', 'industry', 'max takes numbers or dates; industry is a text.', null],
  [
    'first_present(revenue, "none")',
    '"none"',
    'first_present takes values of one type: revenue is a number, "none" is a text.',
    null,
  ],
  ['if(churned = true, "x", 1)', '1', 'A column has one type: "x" is a text, 1 is a whole number.', null],
  ['abs(revenue, 2)', 'abs(revenue, 2)', 'abs takes 1 value, not 2.', null],
  ['share(revenue)', 'share(revenue)', 'share takes 2 values, not 1.', null],
  ['round(revenue, 1, 2)', 'round(revenue, 1, 2)', 'round takes 1 or 2 values, not 3.', null],
  ['min(revenue)', 'min(revenue)', 'min takes 2 to 100 values, not 1.', null],
  ['round()', '()', 'round needs values.', null],
  ['round(revenue, 2.5)', '2.5', 'The digits are a whole number from -15 to 15.', null],
  ['round(revenue, seats)', 'seats', 'The digits are a whole number from -15 to 15.', null],
  ['left(industry, 0)', '0', 'The count is a whole number from 1 to 1000.', null],
  ['text_before(email, "")', '""', 'The separator is a text in double quotes of at least one character.', null],
  ['band(revenue, 0, 1000, 500)', '500', 'The bounds of a band rise: 500 is not above 1000.', null],
  ['band(revenue, cost)', 'cost', 'A bound of a band is a number.', null],
  ['coalesce(revenue, 0)', 'coalesce', 'There is no function named coalesce.', 'first_present(revenue, 0)'],
  ['days(signup, snapshot)', 'days', 'There is no function named days.', 'days_between(signup, snapshot)'],
  ['ruond(revenue)', 'ruond', 'There is no function named ruond.', 'round(revenue)'],
  ['foo(revenue)', 'foo', 'There is no function named foo.', null],
  ['revenue > 5', '>', 'A formula gives a value, and “>” belongs to a condition.', null],
  ['revenue and cost', 'and', 'A formula gives a value, and “and” belongs to a condition.', null],
  ['if(revenue, 1, 0)', 'revenue', 'revenue alone is not a condition.', null],
  [
    'if(revenue > cost, 1, 0)',
    'revenue > cost',
    'A condition compares a column with a value, not with another column.',
    null,
  ],
  ['if(revenue / seats > 5, 1, 0)', 'revenue /', 'A condition compares a column, not a formula.', null],
  ['if(abs(revenue) > 5, 1, 0)', 'abs(', 'A condition compares a column, not a formula.', null],
  ['if(revenu > 5, 1, 0)', 'revenu', 'There is no column revenu.', 'if(revenue > 5, 1, 0)'],
  ['if(industry > 5, 1, 0)', '>', 'industry holds a text, which has no order, so “>” does not apply.', null],
  [
    'if(industry = "a" ignoring case, 1, 2)',
    'industry = "a" ignoring case',
    '“ignoring case” cannot stand in a formula: engines fold letters differently.',
    null,
  ],
  ['if(revenue > @floor, 1, 2)', '@floor', 'A formula holds values, not named thresholds.', null],
  ['if(revenue > 5)', ')', '“,” is expected after the condition, not ).', null],
  ['if(revenue > 5, 1, 2, 3)', ',', 'No further value fits here.', null],
  ['revenue * 50,000', '50,000', 'A number has no separators between its thousands.', 'revenue * 50000'],
  ['max(revenue, 50,000)', ',', '50,000 may be one number or two.', 'max(revenue, 50, 000)'],
  ['$5 * revenue', '$', 'A number has no currency sign in a formula.', '5 * revenue'],
  ['revenue × 2', '×', '× is not part of the formula language.', 'revenue * 2'],
  ['revenue−5', '−', '− is not part of the formula language.', 'revenue-5'],
  ['round(revenue; 2)', ';', '; is not part of the formula language.', 'round(revenue, 2)'],
  ['revenue ^ 2', '^', '^ has no meaning here.', null],
  ['revenue ** 2', '*', 'There is no operator **.', null],
  ['industry & "x"', '&', '& has no meaning here.', null],
  [
    'days_between(signup, 2024/1/31)',
    '2024/1/31',
    'The date 2024/1/31 is not written as yyyy-mm-dd.',
    'days_between(signup, 2024-01-31)',
  ],
  [
    '9007199254740993 * revenue',
    '9007199254740993',
    'The number 9007199254740993 is beyond 2^53 and cannot be held exactly; the nearest that can is 9007199254740992.',
    '9007199254740992 * revenue',
  ],
  ['(revenue', '(', 'The parenthesis that opens here is not closed.', null],
  ['round(revenue', '(', 'The parenthesis that opens here is not closed.', null],
  ['revenue)', ')', 'No parenthesis is open here.', 'revenue'],
  ['revenue -', '', 'A value is expected here, not the end of the formula.', null],
  ['', '', 'A value is expected here, not the end of the formula.', null],
  ['revenue 5', '5', 'An operator is expected here, not 5.', null],
]

describe('reading a formula', () => {
  it.each<[string, ColumnType]>([
    ['revenue - cost', 'number'],
    ['seats * 2', 'integer'],
    ['seats * 0.5', 'number'],
    ['seats / 2', 'number'],
    ['-seats', 'integer'],
    ['round(revenue)', 'integer'],
    ['round(revenue, -3)', 'integer'],
    ['round(revenue, 2)', 'number'],
    ['floor(revenue)', 'integer'],
    ['abs(seats)', 'integer'],
    ['min(seats, 3)', 'integer'],
    ['min(seats, revenue)', 'number'],
    ['max(signup, renewal)', 'date'],
    ['sqrt(seats)', 'number'],
    ['band(revenue, 0, 10)', 'text'],
    ['first_present(churned, false)', 'boolean'],
    ['if(revenue > 5, seats, 0.5)', 'number'],
    ['if(revenue > 5, signup)', 'date'],
    ['days_between(signup, snapshot)', 'integer'],
    ['length(industry)', 'integer'],
    ['1e21', 'number'],
    ['snapshot', 'date'],
  ])('finds that %s is of type %s', (text, type) => {
    expect(readFormula(text, scope)).toMatchObject({ type, problems: [] })
  })

  it.each(REFUSED)('refuses %s', (text, marked, message, mended) => {
    const { formula, type, problems } = readFormula(text, scope)
    const [problem] = problems
    expect([formula, type]).toEqual([null, null])
    expect(problem?.message).toBe(message)
    expect(text.slice(problem?.start, problem?.end)).toBe(marked)
    const mend = problem?.replacement ?? null
    const after = mend === null ? null : text.slice(0, problem?.start) + mend + text.slice(problem?.end)
    expect(after).toBe(mended)
  })

  it('reads what a mend gives, but where more is to mend', () => {
    const mends = REFUSED.flatMap(([, , , mended]) => (mended === null ? [] : [mended]))
    const unread = mends.filter((text) => readFormula(text, scope).formula === null)
    expect(unread).toEqual([])
  })

  it('reads any text to a formula that prints and reads back, or to problems within the text', () => {
    const piece = fc.constantFrom(
      'revenue',
      ' ',
      '-',
      '+',
      '*',
      '/',
      '(',
      ')',
      ',',
      '5',
      '0.5',
      '"',
      'if(',
      'min(',
      'snapshot',
      '[',
      ']',
      '2024-01-31',
      '=',
      '>',
      'and',
      'not',
      'in',
      '@x',
      '😀',
      'round',
      'industry',
      '"a"',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('')
        const { formula, problems } = readFormula(text, scope)
        for (const { start, end } of problems) expect(0 <= start && start <= end && end <= text.length).toBe(true)
        expect(formula === null).toBe(problems.length > 0)
        if (formula !== null) expect(readFormula(printFormula(formula), scope).formula).toEqual(formula)
      }),
      { numRuns: 3000 },
    )
  })
})
