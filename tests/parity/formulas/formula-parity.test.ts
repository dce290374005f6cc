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
import type { Cell } from '../../../shared/rules/truth.ts'
import { arbitraryFormula } from '../../unit/shared/formulas/arbitrary-formula.ts'
import { SCOPE, unit } from '../../unit/shared/rules/arbitrary-rule.ts'
import { AS_OF, COLUMNS, FORMULAS, ROWS } from './formula-cases.ts'
import { asSqlAnswer, type Columns, duckdbEngine, memoryEngine, type Row, sqliteEngine } from './formula-engines.ts'

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
