import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coveringArray } from '../../../../../main/domain/exports/covering-array.ts'
import { cellReader, type EdgeRow, edgeGrid, MOST_GRID_ROWS } from '../../../../../main/domain/exports/edge-grid.ts'
import { gridCases } from '../../../../../main/domain/exports/grid-cases.ts'
import { judgeMutants, type MutantJudgement } from '../../../../../main/domain/exports/judge-mutants.ts'
import { mutantsOf } from '../../../../../main/domain/exports/mutants.ts'
import { nextDown, nextUp } from '../../../../../main/domain/exports/next-double.ts'
import { ordinalOf, type Program, programOf, takes } from '../../../../../main/domain/exports/program.ts'
import { wholeRandom } from '../../../../../main/domain/random/whole-random.ts'
import { dayFromIso } from '../../../../../shared/rules/day.ts'
import { type Cell, truthOf } from '../../../../../shared/rules/truth.ts'
import { conditionsOf } from '../../../../../shared/rules/walk-rule.ts'
import { digestedOf, type Written } from '../../../../parity/exports/export-input-of.ts'

const COLUMNS = {
  revenue: 'number',
  plan: 'text',
  churn: 'number',
  region: 'text',
  last_order: 'date',
  tenure: 'integer',
} as const
const AS_OF = dayFromIso('2026-10-31')
const DAYS = [AS_OF, AS_OF - 90, AS_OF + 90]
const programFor = (rules: readonly Written[]): Program =>
  programOf(digestedOf({ columns: COLUMNS, rows: [], rules, asOf: '2026-10-31' }).definition)
/** The definition of governance-and-scale.md section 0, by which the method was tried: 42 mutants, two of them alike. */
const TRIED = programFor([
  { name: 'champions', rule: 'revenue >= 5000 and plan in ("pro", "enterprise")' },
  {
    name: 'at_risk',
    rule: 'churn >= 0.6 and region in ("EMEA", "APAC") and (last_order < 2026-08-02 or last_order is missing)',
  },
  { name: 'new', rule: 'tenure < 12 and plan not in ("enterprise")' },
])

function judge(program: Program, grid: readonly EdgeRow[]): MutantJudgement {
  const judging = judgeMutants({ program, grid, mutants: mutantsOf(program), asOf: AS_OF })
  for (;;) {
    const step = judging.next()
    if (step.done === true) return step.value
  }
}

describe('the edge grid', () => {
  const grid = edgeGrid(TRIED, DAYS)

  it('is the same each time, without a row twice', () => {
    expect(edgeGrid(TRIED, DAYS)).toEqual(grid)
    const keys = grid.map(({ cells }) =>
      cells.map((cell) => (Object.is(cell, -0) ? '-0' : `${typeof cell}${cell}`)).join('|'),
    )
    expect(new Set(keys).size).toBe(grid.length)
  })

  it('has rows in which each condition alone decides, true, false and unknown', () => {
    const readerOf = cellReader(TRIED)
    for (const [index, { rule }] of TRIED.entries.entries()) {
      for (const condition of conditionsOf(rule)) {
        const at = TRIED.columns.findIndex(({ name }) => name === condition.column)
        const groups = Map.groupBy(grid, ({ cells }) => JSON.stringify(cells.toSpliced(at, 1)))
        const deciding = [...groups.values()].some((rows) => {
          const reached = rows.filter(
            ({ cells }) => !TRIED.entries.slice(0, index).some((entry) => takes(entry.rule, readerOf(cells), AS_OF)),
          )
          const truths = new Set(
            reached.map(({ cells }) => truthOf(condition, readerOf(cells), { asOf: AS_OF, thresholds: new Map() })),
          )
          const ordinals = new Set(reached.map(({ cells }) => ordinalOf(TRIED, readerOf(cells), AS_OF)))
          return truths.size >= (condition.kind === 'missing' ? 2 : 3) && ordinals.has(index + 1) && ordinals.size > 1
        })
        expect(deciding, JSON.stringify(condition)).toBe(true)
      }
    }
  })

  it('holds just below, at and just above each number, and the look-alikes of each text', () => {
    const values = (name: string): Set<Cell> => {
      const at = TRIED.columns.findIndex((column) => column.name === name)
      return new Set(grid.map(({ cells }) => (Object.is(cells[at], Number.NaN) ? 'NaN' : (cells[at] ?? null))))
    }
    for (const value of [null, 'NaN', nextDown(0.6), 0.6, nextUp(0.6), Infinity, -Infinity])
      expect(values('churn')).toContain(value)
    for (const value of [11, 12, 13, null]) expect(values('tenure')).toContain(value)
    for (const value of ['pro', 'PRO', 'Pro', 'pro ', ' pro', 'pró', '', 'enterprise'])
      expect(values('plan')).toContain(value)
    const day = dayFromIso('2026-08-02')
    for (const value of [day - 1, day, day + 1, null]) expect(values('last_order')).toContain(value)
    expect(grid.some(({ cells }) => cells.some((cell) => Object.is(cell, -0)))).toBe(true)
  })

  it('tells in words what it holds, adding up', () => {
    expect(gridCases(grid).reduce((sum, { rows }) => sum + rows, 0)).toBe(grid.length)
  })

  it('stays within 50,000 rows and keeps the deciding ones where lists are long', () => {
    const list = Array.from({ length: 250 }, (_, index) => `"v${index}"`).join(', ')
    const long = programFor([
      { name: 'a', rule: `plan in (${list}) and region in (${list}) and revenue > 1` },
      { name: 'b', rule: 'tenure > 3' },
    ])
    const rows = edgeGrid(long, DAYS)
    expect(rows.length).toBeLessThanOrEqual(MOST_GRID_ROWS)
    expect(judge(long, rows).missed).toEqual([])
  })
})

describe('mutants', () => {
  it('all die but the one that is alike, for the definition the method was tried on', () => {
    const judgement = judge(TRIED, edgeGrid(TRIED, DAYS))
    expect(judgement.missed).toEqual([])
    expect(judgement.equivalent).toEqual([
      '“at_risk”: last_order < 2026-08-02 becomes last_order < 2026-08-02 or last_order is missing',
    ])
    expect(judgement.made).toBeGreaterThan(42)
  })

  it('are proved alike where a rule can never be reached', () => {
    const program = programFor([
      { name: 'all', rule: 'tenure is missing or tenure is present' },
      { name: 'never', rule: 'revenue > 5' },
    ])
    const { equivalent, missed } = judge(program, edgeGrid(program, DAYS))
    expect(missed).toEqual([])
    expect(equivalent).toContain('“never”: revenue > 5 becomes revenue >= 5')
  })

  it('are proved alike in a rule over many columns where the altered condition answers alike', () => {
    const ors = (column: string, quote = ''): string =>
      `(${Array.from({ length: 8 }, (_, index) => `${column} = ${quote}${index}${quote}`).join(' or ')})`
    const wide = [ors('revenue'), ors('churn'), ors('tenure'), ors('plan', '"'), ors('region', '"')].join(' and ')
    const program = programFor([{ name: 'wide', rule: wide }])
    const { equivalent, missed } = judge(program, edgeGrid(program, DAYS))
    expect(missed).toEqual([])
    expect(equivalent).toContain('“wide”: plan = "1" becomes plan = "1" ignoring case')
  })

  it('that a poor grid cannot see are looked for, and the rows found are added to it', () => {
    const poor: EdgeRow[] = [{ cells: TRIED.columns.map(() => null), kind: 'pair' }]
    const judgement = judge(TRIED, poor)
    expect(judgement.added.length).toBeGreaterThan(10)
    expect(judgement.missed).toEqual([])
    expect(judge(TRIED, [...poor, ...judgement.added]).added).toEqual([])
  })

  it('are caught in rules that reach deep and share columns', () => {
    const program = programFor([
      { name: 'a', rule: 'not (revenue between 10 and 20 or not (churn < 0.5 and plan starts with "pro"))' },
      { name: 'b', rule: 'revenue > 15 and (churn >= 0.5 or region = "EMEA") and not tenure in (1, 2, 3)' },
      {
        name: 'c',
        rule: 'last_order within 30 days before snapshot and (plan contains text "ent" or plan has "basic")',
      },
      { name: 'd', rule: 'not last_order within 365 days before snapshot and revenue <= 15 and tenure != 7' },
    ])
    const judgement = judge(program, edgeGrid(program, DAYS))
    expect(judgement.missed).toEqual([])
    expect(judgement.equivalent.length).toBeLessThan(judgement.made / 10)
  })
})

describe('its parts', () => {
  it('covers every pair of values of every two columns', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(sizes, fc.nat(), (counts, seed) => {
        const rows = coveringArray(counts, wholeRandom(seed), 10_000)
        for (const [right, size] of counts.entries()) {
          expect(new Set(rows.map((row) => row[right])).size).toBe(size)
          for (const [left, other] of counts.slice(0, right).entries()) {
            expect(new Set(rows.map((row) => `${row[left]} ${row[right]}`)).size).toBe(size * other)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('steps to the neighbouring double', () => {
    expect(nextUp(1)).toBe(1 + Number.EPSILON)
    expect(nextUp(-0)).toBe(Number.MIN_VALUE)
    expect(nextDown(0)).toBe(-Number.MIN_VALUE)
    expect(nextUp(Number.MAX_VALUE)).toBe(Infinity)
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(nextUp(value)).toBeGreaterThan(value)
        expect(nextDown(nextUp(value)) + 0).toBe(value + 0)
        const middle = value / 2 + nextUp(value) / 2
        expect(middle <= value || middle >= nextUp(value)).toBe(true)
      }),
    )
  })
})
