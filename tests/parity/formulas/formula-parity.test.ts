import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ColumnType } from '../../../shared/entities/column.ts'
import { typeOfFormula } from '../../../shared/formulas/check-formula.ts'
import type { Formula } from '../../../shared/formulas/formula.ts'
import { DEEPEST_FORMULA } from '../../../shared/formulas/formula-nesting.ts'
import { type FunctionName, functionName, MOST_ARGUMENTS } from '../../../shared/formulas/function-catalogue.ts'
import { printFormula } from '../../../shared/formulas/print-formula.ts'
import { readFormula } from '../../../shared/formulas/read-formula.ts'
import { partsOf } from '../../../shared/formulas/walk-formula.ts'
import { dayFromIso } from '../../../shared/rules/day.ts'
import type { Cell } from '../../../shared/rules/truth.ts'
import { arbitraryFormula } from '../../unit/shared/formulas/arbitrary-formula.ts'
import { SCOPE, unit } from '../../unit/shared/rules/arbitrary-rule.ts'
import { asSqlAnswer, type Columns, duckdbEngine, memoryEngine, type Row, sqliteEngine } from './formula-engines.ts'

const COLUMNS: Columns = new Map<string, ColumnType>([
  ['a', 'number'],
  ['b', 'number'],
  ['v1', 'integer'],
  ['n', 'integer'],
  ['t', 'text'],
  ['u "x"', 'text'],
  ['from', 'date'],
  ['to', 'date'],
  ['flag', 'boolean'],
])

const NUMBERS: readonly Cell[] = [
  null,
  Number.NaN,
  0,
  -0,
  1,
  -1,
  0.1,
  0.5,
  -2.5,
  2.675,
  0.49999999999999994,
  1e15 + 0.5,
  1e308,
  -1e308,
  Number.MAX_VALUE,
  Number.MIN_VALUE,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  99.995,
  1234.5678,
]
const WHOLES: readonly Cell[] = [null, 0, 1, -1, 7, 12_345, 2 ** 53 - 1, -(2 ** 53 - 1)]
const TEXTS: readonly Cell[] = [
  null,
  '',
  ' ',
  'a',
  'a@b',
  '@',
  'a@b@c',
  '  padded  ',
  '\tx\t',
  '😀@😀',
  'e\u0301@é',
  'ÅSS',
  '—@—',
  '👩‍👩‍👧',
  'İ',
  "o'x",
  'a;b',
]
const DAYS: readonly Cell[] = [
  null,
  ...[
    '0001-01-01',
    '1899-12-31',
    '1969-12-31',
    '1970-01-01',
    '2000-02-29',
    '2023-02-28',
    '2023-03-01',
    '2024-01-31',
    '2024-02-28',
    '2024-02-29',
    '2024-03-01',
    '2024-12-31',
    '2100-02-28',
    '9999-12-31',
  ].map(dayFromIso),
]
const TRUTHS: readonly Cell[] = [null, true, false]
const AS_OF = dayFromIso('2024-02-29')

/** Every pair of two lists, so that each value meets each other in the columns that formulas read together. */
const ROWS: readonly Row[] = [
  ...pairs(NUMBERS, NUMBERS).map(
    ([a, b], index): Row => [
      a,
      b,
      at(WHOLES, index),
      at(WHOLES, index * 3 + 1),
      at(TEXTS, index),
      at(TEXTS, index * 5 + 2),
      at(DAYS, index),
      at(DAYS, index * 7),
      at(TRUTHS, index),
    ],
  ),
  ...pairs(TEXTS, TEXTS).map(
    ([t, u], index): Row => [
      at(NUMBERS, index),
      at(NUMBERS, index * 3),
      at(WHOLES, index),
      at(WHOLES, index * 5),
      t,
      u,
      at(DAYS, index),
      at(DAYS, index + 1),
      at(TRUTHS, index),
    ],
  ),
  ...pairs(DAYS, DAYS).map(
    ([from, to], index): Row => [
      at(NUMBERS, index),
      at(NUMBERS, index * 3),
      at(WHOLES, index),
      at(WHOLES, index * 5),
      at(TEXTS, index),
      at(TEXTS, index),
      from,
      to,
      at(TRUTHS, index),
    ],
  ),
  ...pairs(WHOLES, WHOLES).map(
    ([v, n], index): Row => [
      at(NUMBERS, index),
      at(NUMBERS, index * 3),
      v,
      n,
      at(TEXTS, index),
      at(TEXTS, index),
      at(DAYS, index),
      at(DAYS, index),
      at(TRUTHS, index),
    ],
  ),
]

const FORMULAS: readonly string[] = [
  'a',
  'v1',
  't',
  '[u "x"]',
  'from',
  'flag',
  'snapshot',
  '5',
  '-5',
  '"x"',
  'true',
  '2024-02-29',
  '-a',
  'a + b',
  'a - b',
  'a * b',
  'a / b',
  'a * 0',
  '0 * a',
  'a + 0',
  'a - a',
  '1 / a',
  '1 / (a * b)',
  'a / (b / a)',
  'a / b / a',
  'a / (b * b * b)',
  'a - (b - a)',
  'v1 + n',
  'v1 * n',
  'v1 * n - n',
  'v1 / n',
  '-v1 - -3',
  '7 / 2',
  '1 / 3 * 3',
  '(a + b) * (a - b)',
  '5 - -5',
  '-(-a)',
  '-(a + b)',
  'a - -b',
  'round(a)',
  'round(a, 2)',
  'round(a, -3)',
  'round(a, 15)',
  'round(v1, -2)',
  'round(a * b, 1)',
  'floor(a)',
  'ceiling(a)',
  'floor(a / b)',
  'ceiling(a * b)',
  'abs(a)',
  'abs(v1 - n)',
  'sqrt(a)',
  'sqrt(a * b)',
  'sqrt(sqrt(a))',
  'sqrt(0 - 4)',
  'min(a, b)',
  'max(a, b)',
  'min(a * b, a, 3)',
  'max(from, to)',
  'min(from, to, snapshot)',
  'max(a, b, 1, 0.5)',
  '1 / max(a, b)',
  'share(a, b)',
  'share(a, a + b)',
  'share(v1, v1 + n)',
  '1 / share(a, b)',
  'first_present(a, b)',
  'first_present(a * b, a, 0)',
  'first_present(a / b, 0) + 1',
  'first_present(t, "none")',
  'first_present(from, to)',
  'first_present(flag, true)',
  'first_present(v1, a)',
  'band(a, 0, 10, 100)',
  'band(a * b, 0)',
  'band(n, -1, 0, 0.5)',
  'band(a, 0.1, 0.5)',
  'days_between(from, to)',
  'days_between(from, snapshot)',
  'days_between(2024-02-29, to) / 365.25',
  'months_between(from, to)',
  'months_between(from, snapshot)',
  'months_between(snapshot, to) / 12',
  'year(from)',
  'month(to)',
  'day(from)',
  'year(snapshot)',
  'year(from) * 100 + month(from)',
  'join(t, [u "x"])',
  'join(t, " ", [u "x"], "")',
  'left(t, 1)',
  'left(t, 3)',
  'text_before(t, "@")',
  'text_after(t, "@")',
  'text_after(text_after(t, "@"), "@")',
  'text_before(join(t, "@", [u "x"]), "@")',
  'text_after(t, "😀")',
  'trim(t)',
  'length(t)',
  'length(trim(join(t, [u "x"])))',
  'length(t) * 2 - 1',
  'left(text_after(t, "@"), 1)',
  'if(a > 0, a, b)',
  'if(a > 0, "up")',
  'if(flag = true, 1, 0)',
  'if(t contains text "@" and not a between 0 and 10, from, to)',
  'if(a is missing, 0, a)',
  'if(from within 30 days before snapshot, 1, 2) * a',
  'if(t in ("a", ""), v1, n / 2)',
  'if(not flag = true, a * b, a / b)',
  '1 / if(a > 1, a * b, b)',
  'if(flag is missing, "none", join(t, "!"))',
  'round(share(a, b) * 100, 1)',
  'first_present(round(a / b, 2), -1)',
  'abs(a - b) / max(abs(a), abs(b), 1)',
]

describe('a formula', () => {
  it('has the same answer in memory, DuckDB and SQLite for every row of a nasty grid', async () => {
    expect(
      await differences(
        COLUMNS,
        ROWS,
        FORMULAS.map((text) => read(text, COLUMNS)),
      ),
    ).toEqual([])
  }, 120_000)

  it('has the same answer whatever the formula', async () => {
    const rows = fc.sample(unit, { numRuns: 60, seed: 3 }).map((cells) => [...cells.values()])
    const formulas = fc.sample(arbitraryFormula, { numRuns: 1500, seed: 5 })
    expect(new Set(formulas.flatMap(namesIn)).size).toBe(functionName.options.length - 2)
    const checked = formulas.map((formula) => ({ formula, type: typeOfFormula(formula, SCOPE.columns) }))
    expect(await differences(SCOPE.columns, rows, checked)).toEqual([])
  }, 120_000)

  it('runs at the deepest and the widest that can be written', async () => {
    const nested = (open: string, close: string, steps = 1): string => {
      const levels = Math.floor((DEEPEST_FORMULA - 1) / steps)
      return `${open.repeat(levels)}a${close.repeat(levels)}`
    }
    const many = Array.from({ length: MOST_ARGUMENTS }, (_, index) => `a + ${index}`).join(', ')
    const texts = [
      nested('sqrt(', ')'),
      nested('round(', ', 1)'),
      nested('1 / (2 + ', ')', 2),
      nested('first_present(', ', 1)'),
      nested('if(a > 1, ', ', b)'),
      nested('min(b, ', ')'),
      nested('min(', ', b)'),
      nested('share(b, ', ')'),
      nested('-abs(', ')', 2),
      Array.from({ length: DEEPEST_FORMULA }, () => 'a').join(' + '),
      Array.from({ length: DEEPEST_FORMULA }, () => 'b').join(' / '),
      `max(${many})`,
      `first_present(${many})`,
      `join(${Array.from({ length: MOST_ARGUMENTS }, () => 't').join(', ')})`,
      `band(a, ${Array.from({ length: MOST_ARGUMENTS - 1 }, (_, index) => index).join(', ')})`,
    ]
    const rows = ROWS.filter((_, index) => index % 41 === 0)
    expect(
      await differences(
        COLUMNS,
        rows,
        texts.map((text) => read(text, COLUMNS)),
      ),
    ).toEqual([])
  }, 120_000)

  it('takes logarithms and powers to the last digit but one', async () => {
    const columns: Columns = new Map<string, ColumnType>([
      ['a', 'number'],
      ['b', 'number'],
    ])
    const number = fc.oneof(fc.double({ noNaN: true }), fc.double({ min: -10, max: 1000, noNaN: true }))
    const rows = fc.sample(fc.tuple(number, number), { numRuns: 5000, seed: 7 })
    const formulas = ['ln(a)', 'ln(a * b)', 'power(a, b)', 'power(a, 2)', 'power(abs(a), 0.5)'].map((text) =>
      read(text, columns),
    )
    const [expected = [], ...others] = await answersOf(columns, rows, formulas)
    expect(expected.flat().filter((value) => value !== null).length).toBeGreaterThan(5000)
    for (const answers of others) {
      const apart = expected.flatMap((row, line) =>
        row.filter((value, place) => !isNear(value, answers[line]?.[place] ?? null)),
      )
      expect(apart).toEqual([])
    }
  }, 120_000)
})

/** Within a few units in the last place of a double, which is how far libraries of mathematics differ. */
function isNear(first: Cell, second: Cell): boolean {
  if (typeof first !== 'number' || typeof second !== 'number') return first === second
  return first === second || Math.abs(first - second) <= 4 * Number.EPSILON * Math.abs(first)
}

/** The answers of the reference, DuckDB and SQLite. */
async function answersOf(
  columns: Columns,
  rows: readonly Row[],
  formulas: readonly Checked[],
): Promise<readonly (readonly Row[])[]> {
  const engines = [
    memoryEngine(columns, rows, AS_OF),
    await duckdbEngine(columns, rows, AS_OF),
    sqliteEngine(columns, rows, AS_OF),
  ]
  const answers = await Promise.all(engines.map((engine) => engine.answers(formulas.map(({ formula }) => formula))))
  for (const engine of engines) engine.close()
  return answers
}

/** Where an engine's answer is not the reference's, as sentences; at most twenty. */
async function differences(
  columns: Columns,
  rows: readonly Row[],
  formulas: readonly Checked[],
): Promise<readonly string[]> {
  const [expected = [], ...others] = await answersOf(columns, rows, formulas)
  const found = others.flatMap((answers, engine) =>
    expected.flatMap((row, line) =>
      formulas.flatMap(({ formula, type }, place) => {
        const wanted = asSqlAnswer(row[place] ?? null, type, engine === 1)
        const answer = answers[line]?.[place]
        if (answer === wanted) return []
        const name = engine === 0 ? 'DuckDB' : 'SQLite'
        return [`${printFormula(formula)} over ${shown(rows[line] ?? [])}: ${wanted}, and ${answer} in ${name}`]
      }),
    ),
  )
  return found.slice(0, 20)
}

/** The functions that a formula calls. */
function namesIn(formula: Formula): readonly FunctionName[] {
  return [...(formula.kind === 'call' ? [formula.name] : []), ...partsOf(formula).flatMap(namesIn)]
}

interface Checked {
  readonly formula: Formula
  readonly type: ColumnType
}

function read(text: string, columns: Columns): Checked {
  const { formula, type, problems } = readFormula(text, { columns })
  if (formula === null || type === null) throw new Error(`${text}: ${problems.map(({ message }) => message).join(' ')}`)
  return { formula, type }
}

function shown(row: Row): string {
  return row
    .map((cell) => (Object.is(cell, -0) ? '-0' : typeof cell === 'string' ? JSON.stringify(cell) : String(cell)))
    .join(', ')
}

function pairs(first: readonly Cell[], second: readonly Cell[]): readonly (readonly [Cell, Cell])[] {
  return first.flatMap((a) => second.map((b): readonly [Cell, Cell] => [a, b]))
}

function at(values: readonly Cell[], index: number): Cell {
  return values[index % values.length] ?? null
}
