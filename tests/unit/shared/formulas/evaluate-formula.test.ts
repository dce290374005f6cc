import { describe, expect, it } from 'vitest'
import type { ColumnType } from '../../../../shared/entities/column.ts'
import { formulaEvaluator } from '../../../../shared/formulas/evaluate-formula.ts'
import { readFormula } from '../../../../shared/formulas/read-formula.ts'
import { dayFromIso, isoFromDay } from '../../../../shared/rules/day.ts'
import type { Cell } from '../../../../shared/rules/truth.ts'

const columns = new Map<string, ColumnType>([
  ['a', 'number'],
  ['b', 'number'],
  ['n', 'integer'],
  ['t', 'text'],
  ['d', 'date'],
  ['flag', 'boolean'],
])

/** The value of a formula for one unit, as of 2024-02-29; dates go in and come out as yyyy-mm-dd. */
function valueFor(text: string, cells: Readonly<Record<string, Cell>> = {}): Cell {
  const { formula, type, problems } = readFormula(text, { columns })
  if (formula === null) throw new Error(problems[0]?.message)
  const evaluate = formulaEvaluator(formula, { asOf: dayFromIso('2024-02-29'), columns })
  const value = evaluate((name) => {
    const cell = cells[name] ?? null
    return columns.get(name) === 'date' && typeof cell === 'string' ? dayFromIso(cell) : cell
  })
  return type === 'date' && typeof value === 'number' ? isoFromDay(value) : value
}

describe('the value of a formula', () => {
  it.each<[string, Readonly<Record<string, Cell>>, Cell]>([
    ['a - b', { a: 5, b: 7 }, -2],
    ['a - b', { a: 5 }, null],
    ['a + 1', { a: Number.NaN }, null],
    ['a', { a: Number.POSITIVE_INFINITY }, null],
    ['a / b', { a: 1, b: 0 }, null],
    ['a / b', { a: 0, b: 0 }, null],
    ['1 / (a * a)', { a: 1e308 }, null],
    ['a * a / a', { a: 1e308 }, null],
    ['-a', { a: 0 }, 0],
    ['a * -1', { a: 0 }, 0],
    ['2 + 3 * 4 - 10 / 4', {}, 11.5],
    ['7 - 2 - 1', {}, 4],
    ['8 / 2 / 2', {}, 2],
    ['n + 1', { n: 2 ** 53 - 1 }, null],
    ['n + 1 - 1', { n: 2 ** 53 - 1 }, 2 ** 53 - 1],
    ['n + 0.5', { n: 2 ** 53 - 1 }, 2 ** 53],
    ['round(a)', { a: 2.5 }, 3],
    ['round(a)', { a: -2.5 }, -3],
    ['round(a)', { a: 0.49999999999999994 }, 0],
    ['round(a, 2)', { a: 1234.5678 }, 1234.57],
    ['round(a, 2)', { a: -0.005 }, -0.01],
    ['round(a, -3)', { a: 1500 }, 2000],
    ['round(a, -3)', { a: -1499.99 }, -1000],
    ['round(a, 2)', { a: 1e300 }, 1e300],
    ['floor(a)', { a: -0.5 }, -1],
    ['ceiling(a)', { a: -0.5 }, 0],
    ['abs(a)', { a: -0.5 }, 0.5],
    ['sqrt(a)', { a: 2 }, Math.SQRT2],
    ['sqrt(a)', { a: -1 }, null],
    ['ln(a)', { a: Math.E }, 1],
    ['ln(a)', { a: 0 }, null],
    ['power(a, 0.5)', { a: -1 }, null],
    ['power(a, 3)', { a: -2 }, -8],
    ['power(a, -1)', { a: 0 }, null],
    ['min(a, b, 3)', { a: 4, b: 2 }, 2],
    ['min(a, b, 3)', { a: 4 }, null],
    ['max(d, snapshot)', { d: '2024-03-01' }, '2024-03-01'],
    ['share(a, b)', { a: 1, b: 4 }, 0.25],
    ['share(a, b)', { a: 1, b: 0 }, null],
    ['share(a, b)', { a: 1, b: -4 }, null],
    ['first_present(a, b, 7)', { b: 2 }, 2],
    ['first_present(a / b, 7)', { a: 1, b: 0 }, 7],
    ['first_present(t, "none")', { t: '' }, ''],
    ['band(a, 0, 10, 100)', { a: -0.5 }, 'below 0'],
    ['band(a, 0, 10, 100)', { a: 0 }, '0 to below 10'],
    ['band(a, 0, 10, 100)', { a: 9.99 }, '0 to below 10'],
    ['band(a, 0, 10, 100)', { a: 10 }, '10 to below 100'],
    ['band(a, 0, 10, 100)', { a: 100 }, '100 and above'],
    ['band(a, 0)', {}, null],
    ['if(a > 5, "more", "less")', { a: 6 }, 'more'],
    ['if(a > 5, "more", "less")', { a: 5 }, 'less'],
    ['if(a > 5, "more", "less")', {}, 'less'],
    ['if(a > 5, "more")', {}, null],
    ['if(not a > 5, "less", "more")', {}, 'more'],
    ['if(a is missing, 0, a)', {}, 0],
    ['if(flag = true, n, a)', { flag: true, n: 3 }, 3],
    ['days_between(d, snapshot)', { d: '2023-02-28' }, 366],
    ['days_between(snapshot, d)', { d: '2023-02-28' }, -366],
    ['months_between(d, snapshot)', { d: '2024-01-31' }, 0],
    ['months_between(d, 2024-03-01)', { d: '2024-01-31' }, 1],
    ['months_between(d, snapshot)', { d: '2023-02-28' }, 12],
    ['months_between(d, 2025-02-28)', { d: '2024-02-29' }, 11],
    ['months_between(2025-02-28, d)', { d: '2024-02-29' }, -11],
    ['months_between(d, d)', { d: '2024-02-29' }, 0],
    ['year(d) * 10000 + month(d) * 100 + day(d)', { d: '1899-12-31' }, 18_991_231],
    ['if(d within 30 days before snapshot, 1, 0)', { d: '2024-01-30' }, 1],
    ['if(d within 30 days before snapshot, 1, 0)', { d: '2024-01-29' }, 0],
    ['join(t, "-", t)', { t: 'x' }, 'x-x'],
    ['join(t, "-")', {}, null],
    ['left(t, 2)', { t: '😀bc' }, '😀b'],
    ['left(t, 9)', { t: 'abc' }, 'abc'],
    ['length(t)', { t: '😀é' }, 2],
    ['length(t)', { t: 'e\u0301' }, 2],
    ['members(t)', { t: 'Salesforce;HubSpot' }, 2],
    ['members(t)', { t: '; a ;;  ; b b;' }, 2],
    ['members(t)', { t: 'a;a' }, 2],
    ['members(t)', { t: '' }, 0],
    ['members(t)', { t: ' ; ' }, 0],
    ['members(t)', {}, null],
    ['trim(t)', { t: '  a b \t' }, 'a b \t'],
    ['text_before(t, "@")', { t: 'ann@x.com@y' }, 'ann'],
    ['text_after(t, "@")', { t: 'ann@x.com@y' }, 'x.com@y'],
    ['text_after(t, "@")', { t: 'ann' }, null],
    ['text_after(t, "@")', { t: 'ann@' }, ''],
  ])('%s of %j is %j', (text, cells, expected) => {
    expect(valueFor(text, cells)).toBe(expected)
  })

  it('counts months as the calendar does, whichever way round', () => {
    // Adding the months to the first day, or to the last day of a shorter month, never passes the second day.
    const first = dayFromIso('2023-11-01')
    for (let from = first; from < first + 200; from++) {
      for (let to = from; to < from + 150; to += 7) {
        const [start, end] = [isoFromDay(from), isoFromDay(to)]
        const months = valueFor(`months_between(${start}, ${end})`)
        expect(months).toBe(monthsCountedUp(start, end))
        expect(valueFor(`-months_between(${end}, ${start})`)).toBe(months)
      }
    }
  })

  it('stops at a formula that was not checked', () => {
    const formula = { kind: 'negative', of: { kind: 'column', column: 't' } } as const
    expect(() => formulaEvaluator(formula, { asOf: 0, columns })).toThrow('not checked')
  })
})

/** Goes from month to month as long as the same day, written as yyyy-mm-dd whether it exists or not, has not passed. */
function monthsCountedUp(start: string, end: string): number {
  let [year, month] = [Number(start.slice(0, 4)), Number(start.slice(5, 7))]
  for (let months = -1; ; months++) {
    const reached = `${year}-${String(month).padStart(2, '0')}-${start.slice(8)}`
    if (reached > end) return months
    month++
    if (month > 12) [year, month] = [year + 1, 1]
  }
}
