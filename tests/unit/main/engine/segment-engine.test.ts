import { afterEach, describe, expect, it } from 'vitest'
import { seededRandom } from '../../../../main/domain/random/seeded-random.ts'
import { createSegmentEngine } from '../../../../main/engine/segment-engine.ts'
import type { RunnableStructure, SegmentEngine } from '../../../../main/ports/segment-engine.ts'
import type { SpineColumns } from '../../../../main/ports/spine-columns.ts'
import { AppError } from '../../../../shared/contract/app-error.ts'
import type { Measure, MeasureValue } from '../../../../shared/economics/measure.ts'
import type { Condition, Rule } from '../../../../shared/rules/rule.ts'
import { ENGINE_WORKER, tableOf } from './table-of.ts'

const engines: SegmentEngine[] = []

async function engineOn(table: SpineColumns, threads = 1): Promise<SegmentEngine> {
  const engine = createSegmentEngine({ workerUrl: ENGINE_WORKER, threads })
  engines.push(engine)
  await engine.attach(table)
  return engine
}

afterEach(async () => {
  await Promise.all(engines.splice(0).map((engine) => engine.close()))
})

const atLeast = (column: string, value: number): Condition => ({
  kind: 'compare',
  column,
  operator: '>=',
  operand: { type: 'number', value },
  ignoringCase: false,
})
const isText = (column: string, value: string): Condition => ({
  kind: 'in',
  column,
  negated: false,
  values: [{ type: 'text', value }],
  ignoringCase: false,
})

function structureOf(...rules: (Rule | null)[]): RunnableStructure {
  return { rules: rules.map((rule, index) => ({ id: `r${index}`, rule })), thresholds: new Map(), asOf: '2026-01-31' }
}

const column = (name: string, blankMeans: 'missing' | 'zero' = 'missing'): MeasureValue => ({
  kind: 'column',
  column: name,
  blankMeans,
})
const measure = (id: string, value: MeasureValue): Measure => ({ id, value })

const small = (): SpineColumns =>
  tableOf([
    { name: 'revenue', type: 'number', cells: [100, 50, null, 10, -0, 70] },
    { name: 'region', type: 'text', cells: ['north', 'south', 'north', null, '', 'north'] },
    { name: 'seats', type: 'integer', cells: [1, 2, 3, null, 5, 6] },
    { name: 'churned', type: 'boolean', cells: [true, false, null, false, true, false] },
    { name: 'since', type: 'date', cells: [20_000, 20_500, null, 20_400, 10_000, 20_454] },
    { name: 'until', type: 'date', cells: [null, 20_480, null, null, 20_050, 20_454] },
  ])

describe('createSegmentEngine', () => {
  it('gives each unit to the first true rule and the rest to the default path', async () => {
    const engine = await engineOn(small())
    const structure = structureOf(atLeast('revenue', 60), isText('region', 'north'))
    expect([...(await engine.classify(structure))]).toEqual([0, 2, 1, 2, 2, 0])
    const { units, reach, overlap, takenBy, overlappingUnits } = await engine.evaluate(structure, [])
    expect([...units]).toEqual([2, 1, 3])
    expect(reach).toEqual([
      { ruleId: 'r0', matches: 2, overlapping: 2, unknown: 1, unknownByColumn: { revenue: 1 } },
      { ruleId: 'r1', matches: 3, overlapping: 2, unknown: 1, unknownByColumn: { region: 1 } },
    ])
    expect([...overlap]).toEqual([2, 2, 2, 3])
    // Of the three in the north, the first rule takes two.
    expect([...takenBy]).toEqual([2, 0, 2, 1])
    expect(overlappingUnits).toBe(2)
  })

  it('counts an unknown under each missing column that can make the rule unknown, not under one asked if missing', async () => {
    const engine = await engineOn(small())
    const rule: Rule = {
      kind: 'all',
      of: [
        { kind: 'missing', column: 'churned', negated: false },
        { kind: 'any', of: [atLeast('revenue', 1), atLeast('since', 1)].slice(0, 1) },
      ],
    }
    const { reach } = await engine.evaluate(structureOf(rule), [])
    expect(reach[0]).toMatchObject({ matches: 0, unknown: 1, unknownByColumn: { revenue: 1 } })
  })

  it('gives an unfinished rule no unit and no unknown', async () => {
    const engine = await engineOn(small())
    const { units, reach } = await engine.evaluate(structureOf(null, atLeast('revenue', 60)), [])
    expect([...units]).toEqual([0, 2, 4])
    expect(reach[0]).toEqual({ ruleId: 'r0', matches: 0, overlapping: 0, unknown: 0, unknownByColumn: {} })
  })

  it('sums measures over units with a value and counts those', async () => {
    const engine = await engineOn(small())
    const { sums, counts } = await engine.evaluate(structureOf(isText('region', 'north')), [
      measure('revenue', column('revenue')),
      measure('revenueOrZero', column('revenue', 'zero')),
      measure('seats', column('seats')),
    ])
    expect([...sums]).toEqual([170, 170, 10, 60, 60, 7])
    expect([...counts]).toEqual([2, 3, 3, 3, 3, 2])
  })

  it('gives the measures of single rows as they are summed, NaN where there is none', async () => {
    const engine = await engineOn(small())
    const measures = [measure('revenue', column('revenue')), measure('orZero', column('revenue', 'zero'))]
    const rows = [5, 0, 1, 2, 3, 4]
    const found = await engine.measuresOf(measures, rows)
    const { sums, counts } = await engine.evaluate(structureOf(), measures)
    const ofMeasure = (index: number) =>
      rows.map((_, at) => found[at * 2 + index]!).filter((value) => !Number.isNaN(value))
    expect([0, 1].map((index) => ofMeasure(index).reduce((sum, value) => sum + value, 0))).toEqual([...sums])
    expect([0, 1].map((index) => ofMeasure(index).length)).toEqual([...counts])
    expect(await engine.measuresOf(measures, [])).toEqual(new Float64Array(0))
  })

  it('gives the measures of rows of later blocks and of the last, short word', async () => {
    const cells = Array.from({ length: 65_536 + 40 }, (_, row) => (row % 7 === 0 ? null : row))
    const engine = await engineOn(tableOf([{ name: 'x', type: 'number', cells }]))
    const rows = [65_536 + 39, 65_536, 65_535, 31, 7, 1]
    const expected = rows.map((row) => cells[row] ?? Number.NaN)
    expect([...(await engine.measuresOf([measure('x', column('x'))], rows))]).toEqual(expected)
  })

  it('evaluates every kind of measure', async () => {
    const engine = await engineOn(small())
    const flag = (name: string, trueValues: readonly string[], blankMeans: 'missing' | 'zero'): MeasureValue => ({
      kind: 'flag',
      column: name,
      trueValues,
      blankMeans,
    })
    const years = (since: string | null, until: string | null): MeasureValue => ({
      kind: 'years',
      since,
      until,
      periodStart: '2025-02-01', // day 20120
      periodEnd: '2026-01-31', // day 20484
    })
    const measures: Record<string, MeasureValue> = {
      churned: flag('churned', [], 'missing'),
      churnedOrNot: flag('churned', [], 'zero'),
      seated: flag('seats', [], 'missing'),
      north: flag('region', ['north'], 'missing'),
      northOrEmpty: flag('region', ['north', ''], 'zero'),
      one: { kind: 'constant', value: 1 },
      difference: {
        kind: 'sum',
        terms: [
          { sign: 1, value: column('revenue') },
          { sign: -1, value: column('seats') },
        ],
      },
      product: { kind: 'product', factors: [column('revenue'), column('seats')] },
      both: { kind: 'present', of: [column('revenue'), column('seats')] },
      positive: { kind: 'positive', of: column('revenue') },
      inChurned: { kind: 'when', test: flag('churned', [], 'missing'), value: column('seats') },
      since: column('since'),
      period: years(null, null),
      active: years('since', 'until'),
    }
    const list = Object.entries(measures).map(([id, value]) => measure(id, value))
    const { sums, counts } = await engine.evaluate(structureOf(), list)
    const found = Object.fromEntries(list.map(({ id }, index) => [id, [sums[index], counts[index]]]))
    expect(found).toMatchObject({
      churned: [2, 5],
      churnedOrNot: [2, 6],
      seated: [5, 5],
      north: [3, 5],
      northOrEmpty: [4, 6],
      one: [6, 6],
      difference: [99 + 48 - 5 + 64, 4],
      product: [100 + 100 + 0 + 420, 4],
      both: [4, 6],
      positive: [4, 5],
      inChurned: [6, 2],
      since: [20_000 + 20_500 + 20_400 + 10_000 + 20_454, 5],
    })
    expect(found.period?.[0]).toBeCloseTo((6 * 365) / 365.25, 12)
    // Whole period; ended before it began: one day; 85 days to the end; gone before the period: one day; one day.
    expect(found.active?.[0]).toBeCloseTo((365 + 1 + 85 + 1 + 1) / 365.25, 12)
    expect(found.active?.[1]).toBe(5)
  })

  it('answers the same bits with one, two and three threads', async () => {
    const { uniform: random } = seededRandom(7)
    const rows = 5 * 2 ** 16 + 12_345
    const numbers = Array.from({ length: rows }, () =>
      random() < 0.05 ? null : (random() - 0.3) * 10 ** (random() * 9),
    )
    const table = tableOf([
      { name: 'a', type: 'number', cells: numbers },
      { name: 'b', type: 'number', cells: [...numbers].reverse() },
    ])
    const structure = structureOf(atLeast('a', 1e6), atLeast('b', 1e3))
    const value: MeasureValue = { kind: 'product', factors: [column('a'), column('b')] }
    const measures = [measure('a', column('a')), measure('b', column('b', 'zero')), measure('ab', value)]
    const answers = await Promise.all(
      [1, 2, 3].map(async (threads) => {
        const engine = await engineOn(table, threads)
        const first = await engine.evaluate(structure, measures)
        const second = await engine.evaluate(structure, measures)
        expect(second.sums).toEqual(first.sums)
        return { ...first, elapsedMs: 0 }
      }),
    )
    for (const answer of answers) expect(answer).toEqual(answers[0])
    const classes = await engines[0]!.classify(structure)
    const plain = new Float64Array(3)
    for (const [row, cell] of numbers.entries()) plain[classes[row]!]! += cell ?? 0
    for (const index of [0, 1, 2]) expect(answers[0]!.sums[index * 3]! / plain[index]!).toBeCloseTo(1, 12)
  })

  it('selects rows and cross-tabulates two structures', async () => {
    const engine = await engineOn(small())
    expect([...(await engine.select(atLeast('revenue', 50), new Map(), '2026-01-31'))]).toEqual([0, 1, 5])
    const a = structureOf(atLeast('revenue', 60))
    const b = structureOf(isText('region', 'north'), isText('region', 'south'))
    const { units, sums, counts } = await engine.crossTab(a, b, [measure('revenue', column('revenue'))])
    expect([...units]).toEqual([2, 0, 0, 1, 1, 2])
    expect([...sums]).toEqual([170, 0, 0, 0, 50, 10])
    expect([...counts]).toEqual([2, 0, 0, 0, 1, 2])
  })

  it('refuses a cross-tab of more pairs than can be told apart', async () => {
    const engine = await engineOn(small())
    const many = structureOf(...Array.from({ length: 60 }, (_, index) => atLeast('revenue', index)))
    await expect(engine.crossTab(many, many, [])).rejects.toMatchObject({ code: 'not-available' })
  })

  it('works on an empty table and on one where everything is missing', async () => {
    const structure = structureOf(atLeast('x', 1), isText('t', 'a'))
    const measures = [measure('x', column('x'))]
    const empty = await engineOn(
      tableOf([
        { name: 'x', type: 'number', cells: [] },
        { name: 't', type: 'text', cells: [] },
      ]),
    )
    const none = await empty.evaluate(structure, measures)
    expect([[...none.units], [...none.sums], [...none.counts]]).toEqual([
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ])
    expect(await empty.classify(structure)).toEqual(new Uint8Array(0))
    const missing = await engineOn(
      tableOf([
        { name: 'x', type: 'number', cells: [null, Number.NaN, null] },
        { name: 't', type: 'text', cells: [null, null, null] },
      ]),
    )
    const all = await missing.evaluate(structure, measures)
    expect([[...all.units], [...all.sums], [...all.counts]]).toEqual([
      [0, 0, 3],
      [0, 0, 0],
      [0, 0, 0],
    ])
    expect(all.reach.map(({ unknown }) => unknown)).toEqual([3, 3])
  })

  it('never answers NaN: a unit without a number has no value, a sum beyond doubles is infinite', async () => {
    const cells = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e308, 1e308, null]
    const engine = await engineOn(tableOf([{ name: 'x', type: 'number', cells }]))
    const zeroTimes: MeasureValue = { kind: 'product', factors: [{ kind: 'constant', value: 0 }, column('x')] }
    const { sums, counts } = await engine.evaluate(structureOf(atLeast('x', 1e308)), [
      measure('x', column('x')),
      measure('zero', zeroTimes),
    ])
    expect([...sums]).toEqual([Number.POSITIVE_INFINITY, 0, Number.NEGATIVE_INFINITY, 0])
    expect([...counts]).toEqual([3, 2, 1, 0])
    const opposed = await engine.evaluate(structureOf(), [measure('x', column('x'))])
    expect([...opposed.sums]).toEqual([Number.POSITIVE_INFINITY])
  })

  it('takes 254 rules and rules of 200 conditions, and refuses more rules', async () => {
    const engine = await engineOn(
      tableOf([{ name: 'x', type: 'number', cells: Array.from({ length: 300 }, (_, i) => i) }]),
    )
    const equals = (value: number): Rule => ({ ...atLeast('x', value), operator: '=' }) as Rule
    const many = structureOf(...Array.from({ length: 254 }, (_, index) => equals(index)))
    const { units, overlap } = await engine.evaluate(many, [])
    expect([...units]).toEqual([...new Array(254).fill(1), 46])
    expect(overlap[253 * 254 + 253]).toBe(1)
    const long: Rule = { kind: 'any', of: Array.from({ length: 200 }, (_, index) => equals(index)) }
    expect([...(await engine.evaluate(structureOf(long), [])).units]).toEqual([200, 100])
    await expect(engine.evaluate(structureOf(...new Array(255).fill(null)), [])).rejects.toThrow('at most 254')
  })

  it('refuses rules that do not fit the columns, naming rule and column', async () => {
    const engine = await engineOn(small())
    const refusal = async (rule: Rule): Promise<AppError> =>
      engine.classify(structureOf(rule)).then(
        () => expect.unreachable(),
        (error: AppError) => error,
      )
    const unknown = await refusal(atLeast('profit', 1))
    expect(unknown).toBeInstanceOf(AppError)
    expect(unknown).toMatchObject({ code: 'rule-invalid', place: { column: 'profit' } })
    expect(unknown.message).toContain('r0')
    const misfits: Rule[] = [
      isText('revenue', 'x'),
      atLeast('region', 1),
      { kind: 'text', column: 'seats', test: 'has', value: 'x', ignoringCase: false },
      { ...(atLeast('churned', 1) as object), operand: { type: 'boolean', value: true } } as Rule,
      { ...(atLeast('revenue', 1) as object), operand: { type: 'threshold', name: 'floor' } } as Rule,
      { ...(atLeast('since', 1) as object), operand: { type: 'number', value: 3 } } as Rule,
      {
        kind: 'within',
        column: 'revenue',
        days: { type: 'number', value: 3 },
        direction: 'after',
        anchor: { type: 'snapshot' },
      },
    ]
    for (const rule of misfits) expect(await refusal(rule)).toMatchObject({ code: 'rule-invalid' })
  })

  it('refuses a measure of a column that is not there or holds text', async () => {
    const engine = await engineOn(small())
    for (const name of ['profit', 'region']) {
      await expect(engine.evaluate(structureOf(), [measure('m', column(name))])).rejects.toMatchObject({
        code: 'bad-request',
        place: { column: name },
      })
    }
  })

  it('has nothing to work on before a table is attached and after it is detached', async () => {
    const engine = await engineOn(small())
    await engine.detach()
    await expect(engine.classify(structureOf())).rejects.toMatchObject({ code: 'not-available' })
  })

  it('drops what it knew of the former table when another is attached', async () => {
    const engine = await engineOn(small())
    const measures = [measure('revenue', column('revenue'))]
    const structure = structureOf(isText('region', 'north'))
    await engine.evaluate(structure, measures)
    await engine.attach(
      tableOf([
        { name: 'revenue', type: 'number', cells: [1, 2] },
        { name: 'region', type: 'text', cells: ['south', 'north'] },
      ]),
    )
    expect([...(await engine.evaluate(structure, measures)).sums]).toEqual([2, 1])
  })

  it('answers many questions asked at once', async () => {
    const engine = await engineOn(small(), 3)
    const measures = [measure('revenue', column('revenue'))]
    const answers = await Promise.all(
      [10, 50, 60, 100].map((floor) => engine.evaluate(structureOf(atLeast('revenue', floor)), measures)),
    )
    expect(answers.map(({ sums }) => sums[0])).toEqual([230, 220, 170, 100])
  })
})
