/* A line on every step of the cube gives what an evaluation with the line there gives. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seededRandom } from '../../../../main/domain/random/seeded-random.ts'
import { movingRules } from '../../../../main/domain/structures/moving-line.ts'
import { createSegmentEngine } from '../../../../main/engine/segment-engine.ts'
import type {
  Evaluation,
  LineChange,
  MovingLine,
  RunnableStructure,
  SegmentEngine,
} from '../../../../main/ports/segment-engine.ts'
import type { Measure } from '../../../../shared/economics/measure.ts'
import { type CubeFigures, cubeFigures } from '../../../../shared/economics/threshold-cube.ts'
import { parseRule } from '../../../../shared/rules/parse-rule.ts'
import { type ColumnOfCells, ENGINE_WORKER, tableOf } from './table-of.ts'

/** More than one span of blocks, and a last step of 16 that is not whole. */
const ROWS = 2 ** 18 + 2 ** 16 + 21
const ASOF = '2026-01-31'
const STEPS = [0, 5, 7.5, 10, 20, 33, 50, 80, 100]
const { uniform: random } = seededRandom(5)
const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T
const gap = <T>(value: T): T | null => (random() < 0.1 ? null : value)
const EXTREMES = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e300, -1e300, -0, 5e-324]
const revenueOf = (): number => (random() < 0.01 ? pick(EXTREMES) : random() < 0.4 ? pick(STEPS) : random() * 130 - 15)
const units = Array.from({ length: ROWS }, () => ({
  revenue: gap(revenueOf()),
  seats: gap(Math.floor(random() * 120) - 10),
  since: gap(20_300 + Math.floor(random() * 200)),
  town: gap(pick(['north', 'south', 'east'])),
  cost: gap(Math.round(random() * 1e4) / 100),
}))
const TYPES = { revenue: 'number', seats: 'integer', since: 'date', town: 'text', cost: 'number' } as const
const NAMES = Object.keys(TYPES) as (keyof typeof TYPES)[]
const columnOf = (column: string): Measure => ({ id: column, value: { kind: 'column', column, blankMeans: 'missing' } })
const MEASURES: readonly Measure[] = [
  columnOf('cost'),
  columnOf('seats'),
  {
    id: 'rare',
    value: {
      kind: 'when',
      test: { kind: 'flag', column: 'town', trueValues: ['north'], blankMeans: 'zero' },
      value: columnOf('cost').value,
    },
  },
  { id: 'one', value: { kind: 'constant', value: 1 } },
  { id: 'cost2', value: { kind: 'product', factors: [columnOf('cost').value, columnOf('cost').value] } },
  ...['a', 'b', 'c', 'd'].map((id) => ({ ...columnOf('cost'), id })),
]

const one = createSegmentEngine({ workerUrl: ENGINE_WORKER, threads: 1 })
const many = createSegmentEngine({ workerUrl: ENGINE_WORKER, threads: 3 })
const engines = [one, many]
beforeAll(async () => {
  const columns: ColumnOfCells[] = NAMES.map((name) => ({
    name,
    type: TYPES[name],
    cells: units.map((unit) => unit[name]),
  }))
  const table = tableOf(columns)
  await Promise.all(engines.map((engine) => engine.attach(table)))
}, 60_000)
afterAll(() => Promise.all(engines.map((engine) => engine.close())))

function structureOf(texts: readonly string[], at: number): RunnableStructure {
  const rules = texts.map((text, index) => ({ id: `r${index}`, rule: parseRule(text).rule }))
  expect(rules.every(({ rule }) => rule !== null)).toBe(true)
  return {
    rules,
    thresholds: new Map([
      ['line', at],
      ['other', 40],
    ]),
    asOf: ASOF,
  }
}

function lineOf(texts: readonly string[], steps: readonly number[]): MovingLine {
  const structure = structureOf(texts, 0)
  const ends = [steps[0] ?? 0, steps.at(-1) ?? 0] as const
  const found = movingRules(structure.rules, { kind: 'threshold', name: 'line' }, ends, ASOF)
  if (found.kind !== 'line') throw new Error(found.kind)
  const { column, ...states } = found.states
  const before = { ...structure, rules: states.before }
  const after = { ...structure, rules: states.after }
  const at =
    states.at === states.before ? before : states.at === states.after ? after : { ...structure, rules: states.at }
  return { column, steps, before, after, at }
}

type CubeCase = readonly [title: string, rules: readonly string[], steps?: readonly number[]]
const LISTED: readonly CubeCase[] = [
  ['at least', ['revenue >= @line', 'seats > 50']],
  ['above', ['seats > 80', 'revenue > @line and town = "north"', 'town = "south"']],
  ['below', ['revenue < @line']],
  ['at most, under not', ['not (revenue <= @line)', 'not (seats < 3)']],
  ['the lower end of a range', ['revenue between @line and 60', 'revenue between 60 and 90']],
  ['the upper end of a range', ['revenue between -5 and @line', 'revenue not between 2 and @line']],
  ['a range with another threshold', ['revenue between @line and @other', 'revenue > @other']],
  [
    'several rules, parted alike',
    ['revenue >= @line and seats > 20', 'town = "east"', 'revenue < @line and seats < 90'],
  ],
  [
    'several rules, parted below and above',
    ['revenue > @line and seats > 20', 'revenue >= @line', 'revenue <= @line and town = "south"', 'revenue < @line'],
  ],
  ['twice in one rule, parted below and above', ['revenue >= @line and not (revenue > @line)', 'revenue > @line']],
  [
    'missing values that another part decides',
    ['revenue >= @line or seats > 60', 'not (revenue < @line and seats > 10)'],
  ],
  ['a condition that never decides', ['seats > -100', 'revenue >= @line']],
  ['whole numbers', ['seats >= @line', 'seats < @line and town = "north"'], [-3, 0, 2.5, 4, 17, 90]],
  ['whole numbers, parted below and above', ['seats > @line', 'seats >= @line'], [-3, 0, 2.5, 4, 17, 90]],
  ['steps that follow the logarithm', ['revenue >= @line', 'seats > 50'], logSteps()],
  ['steps below zero', ['revenue >= @line'], [-12, -3.5, -1, -0.25]],
  ['one step', ['revenue >= @line'], [10]],
  ['two steps with nobody between', ['revenue >= @line'], [10, 10.000000000000002]],
]

const CASES = LISTED.map(([title, texts, steps = STEPS]) => ({ title, texts, steps }))

function logSteps(): readonly number[] {
  const steps = [0.01, 0.1, 1, 10].flatMap((power) => Array.from({ length: 90 }, (_, at) => ((at + 10) * power) / 10))
  return steps.filter((_, at) => at % 40 === 0 || at > 340)
}

function expectAsEvaluated(
  figures: CubeFigures,
  step: number,
  exact: Awaited<ReturnType<SegmentEngine['evaluate']>>,
): void {
  expect([...figures.units(step)]).toEqual([...exact.units])
  expect([...figures.counts(step)]).toEqual([...exact.counts])
  for (const [cell, sum] of figures.sums(step).entries()) {
    const other = exact.sums[cell] as number
    if (Number.isFinite(other)) expect(Math.abs(sum - other)).toBeLessThanOrEqual(1e-12 * Math.abs(other))
    else expect(sum).toBe(other)
  }
}

/** What the rules reach on the first step, and what came since, is what they reach on a step. */
function expectReach(first: Evaluation, changes: readonly LineChange[], step: number, exact: Evaluation): void {
  const since = (kind: LineChange['kind'], rule: number, by: LineChange['by'] = null): number => {
    const change = changes.find((one) => one.kind === kind && one.rule === rule && one.by === by)
    return (change?.steps ?? new Int32Array()).slice(0, step + 1).reduce((sum, amount) => sum + amount, 0)
  }
  expect(first.overlappingUnits + since('overlappingUnits', 0)).toBe(exact.overlappingUnits)
  for (const [rule, reach] of first.reach.entries()) {
    const other = exact.reach[rule]!
    expect(reach.matches + since('matches', rule)).toBe(other.matches)
    expect(reach.overlapping + since('overlapping', rule)).toBe(other.overlapping)
    expect(reach.unknown + since('unknown', rule)).toBe(other.unknown)
    for (const column of ['revenue', 'seats', 'town']) {
      const more = since('unknownByColumn', rule, column)
      expect((reach.unknownByColumn[column] ?? 0) + more).toBe(other.unknownByColumn[column] ?? 0)
    }
    for (let by = 0; by <= rule; by++) {
      const cell = rule * first.reach.length + by
      expect(first.takenBy[cell]! + since('takenBy', rule, by)).toBe(exact.takenBy[cell])
    }
  }
}

describe('the threshold cube', () => {
  it.each(CASES)(
    'has at each step what an evaluation has: $title',
    async ({ texts, steps }) => {
      const cube = await many.cube(lineOf(texts, steps), MEASURES)
      const figures = cubeFigures(cube, steps.length, texts.length + 1)
      const changes = await many.moves(lineOf(texts, steps))
      const first = await one.evaluate(structureOf(texts, steps[0] ?? 0), [])
      for (const [step, value] of steps.entries()) {
        const exact = await one.evaluate(structureOf(texts, value), MEASURES)
        expectAsEvaluated(figures, step, exact)
        expectReach(first, changes, step, exact)
      }
    },
    60_000,
  )

  it('sums the same for any number of threads', async () => {
    const line = lineOf(['revenue > @line and seats > 20', 'revenue >= @line', 'town = "south"'], STEPS)
    expect(await one.cube(line, MEASURES)).toEqual(await many.cube(line, MEASURES))
  })

  it('follows the line of one condition over days', async () => {
    const structure = structureOf(['since within 90 days before snapshot and seats > 0', 'town = "north"'], 0)
    const steps = [20_310, 20_400, 20_450, 20_484]
    const target = { kind: 'condition', entryId: 'r0', path: [0] } as const
    const found = movingRules(structure.rules, target, [20_310, 20_484], ASOF)
    if (found.kind !== 'line') throw new Error(found.kind)
    const [before, after] = [found.states.before, found.states.after].map((rules) => ({ ...structure, rules }))
    const line = { column: 'since', steps, before: before!, after: after!, at: before! }
    const figures = cubeFigures(await one.cube(line, MEASURES), steps.length, 3)
    for (const [step, day] of steps.entries()) {
      const texts = [`since within ${20_484 - day} days before snapshot and seats > 0`, 'town = "north"']
      expectAsEvaluated(figures, step, await one.evaluate(structureOf(texts, 0), MEASURES))
    }
  })

  it('says so where units pass between more lines than there is room for', async () => {
    const others = Array.from({ length: 80 }, (_, seats) => `seats = ${seats}`)
    const steps = Array.from({ length: 1000 }, (_, at) => at / 10)
    await expect(one.cube(lineOf(['revenue >= @line', ...others], steps), MEASURES)).rejects.toThrow('too many lines')
  })

  it('says so where rules are too many for their overlaps to follow', async () => {
    const others = Array.from({ length: 80 }, (_, seats) => `seats = ${seats}`)
    const steps = Array.from({ length: 1000 }, (_, at) => at / 10)
    await expect(one.moves(lineOf(['revenue >= @line', ...others], steps))).rejects.toThrow('too many rules')
  })

  it('says so where a column is gone', async () => {
    const line = { ...lineOf(['revenue >= @line'], STEPS), column: 'gone' }
    await expect(one.cube(line, MEASURES)).rejects.toThrow('does not have the column "gone"')
  })
})
