import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runReport } from '../../../shared/recipe/recipe-report.ts'
import { isoFromDay } from '../../../shared/rules/day.ts'
import { type Cell, openRecipeBed, type RecipeBed } from './recipe-bed.ts'
import { CUSTOMERS, EVENTS, FEATURES, recipe } from './six-customers.ts'

/** In the order of FEATURES. Blocks of 30 days back from 2025-06-30: 0 is 06-01…06-30, 1 is 05-02…05-31, 2 is 04-02…05-01. */
const BY_HAND: Readonly<Record<number, readonly Cell[]>> = {
  // 50.25 < 100 on the first day. Trend: (1 - 0) × -20 ÷ 2, with t̄ = 1 and Σ(t - t̄)² = 2.
  1: [4, 3, 1, 171, 85, 85, 130.25, 130.25 / 3, -20, 100, 50.25, 'web', 2, 0.75, 80 / 130.25, -10, 0.5, 1, -20],
  2: [1, 1, 0, 0, null, null, 7, 7, 7, 7, 7, 'shop', 1, 0, 0, 3.5, 0.5, 1, 0],
  3: [0, 0, null, null, null, null, 0, null, null, null, null, null, 0, null, null, 0, 0, 0, 0],
  4: [0, 0, null, null, null, null, 0, null, null, null, null, null, 0, null, null, 0, 0, 0, 0],
  // 05-01 lies 60 days back: block 2, t = 0; the other four in block 1, which is t̄ itself.
  5: [5, 5, 44, 60, 4, 2.5, 150, 30, 10, 50, 10, 'web', 2, 0.8, 110 / 150, -5, -0.5, 0, 0],
  // Rows without amounts: the sum is unknown, not 0; there is no return at all, which is 0.
  6: [1, 1, 148, 148, null, null, null, null, null, null, null, 'web', 1, 1, null, 0, 0, 0, 0],
}

let bed: RecipeBed
beforeAll(async () => {
  bed = await openRecipeBed()
  await bed.write('customers.csv', CUSTOMERS)
  await bed.write('events.csv', EVENTS)
})
afterAll(() => bed.close())

describe('features', () => {
  it('are what a hand computes, to 1e-9', async () => {
    const made = await bed.make(recipe('complete'))
    for (const [index, { name }] of FEATURES.entries()) {
      const values = made.byKey(name)
      for (const [id, expected] of Object.entries(BY_HAND)) {
        const [value, wanted] = [values.get(Number(id)), expected[index]]
        const label = `${name} of ${id}`
        if (typeof wanted === 'number') {
          expect(typeof value, label).toBe('number')
          expect(Math.abs(Number(value) - wanted), label).toBeLessThan(1e-9)
        } else expect(value, label).toBe(wanted)
      }
    }
  })

  it('count the rows that belong to no customer, and those that no day places before the as-of date', async () => {
    const { report, step } = await bed.make(recipe('complete'))
    expect(report.sources[1]?.days).toMatchObject({ afterAsOf: 2, without: 1, last: '2025-12-24' })
    expect(step('behaviour').match?.rows).toEqual({ matched: 11, unmatched: 1, withoutKey: 1 })
    expect(step('behaviour').match?.totals).toEqual([
      { column: 'amount', before: 298.25, after: 287.25, unmatched: 6, withoutKey: 5 },
    ])
  })

  it('are missing where they are beyond every number, also for what is made of them, and the report can be kept', async () => {
    const huge = Array.from({ length: 20 }, () => '1,2025-01-10,order,1.7e308,web')
    await bed.write('huge.csv', ['customer,day,kind,amount,channel', ...huge, '2,2025-01-10,order,5,web'])
    const { sources, table, ...rest } = recipe('complete')
    const behaviour = [
      { name: 'sum', kind: 'sum', column: 'amount' },
      { name: 'mean', kind: 'mean', column: 'amount' },
      { name: 'trend', kind: 'trend', column: 'amount', windowDays: 180 },
    ]
    const made = await bed.make({
      ...rest,
      sources: sources.map((source) =>
        source.id === 'events' ? { ...source, files: [{ path: 'huge.csv' }] } : source,
      ),
      table: {
        ...table,
        steps: [
          { ...table.steps[0], features: behaviour },
          { id: 'size', kind: 'derive', name: 'size', formula: 'if(sum > 100, "large", "small")' },
        ],
      },
    })
    expect(made.values('sum').slice(0, 3)).toEqual([null, 5, 0])
    expect(made.values('size').slice(0, 3)).toEqual(['small', 'small', 'small'])
    expect(runReport.safeParse(JSON.parse(JSON.stringify(made.report))).error).toBeUndefined()
  })

  it('are missing, not 0, for a customer without rows where the source is partial', async () => {
    const made = await bed.make(recipe('partial'))
    for (const name of ['count', 'frequency', 'sum', 'channels', 'trend', 'recency', 'mean'])
      expect(made.byKey(name).get(4), name).toBeNull()
    expect(made.byKey('count').get(1)).toBe(4)
  })

  it('never see a row after the as-of date, at any date', async () => {
    for (const asOf of ['2024-12-31', '2025-01-10', '2025-03-01', '2025-05-04', '2025-06-30', '2025-12-24']) {
      const before = EVENTS.filter((line, index) => index === 0 || (line.split(',')[1] ?? '') <= asOf)
      await bed.write('events-before.csv', [...before, `99,${asOf},order,1,web`])
      const whole = recipe('complete', asOf)
      const cut = structuredClone(whole)
      for (const source of cut.sources) if (source.id === 'events') source.files = [{ path: 'events-before.csv' }]
      const [one, other] = [await bed.make(whole), await bed.make(cut)]
      for (const { name } of FEATURES) expect(one.values(name), `${name} at ${asOf}`).toEqual(other.values(name))
      for (const value of one.values('recency')) if (typeof value === 'number') expect(value).toBeGreaterThanOrEqual(0)
    }
  })

  it('do not change when rows are shuffled', async () => {
    const [header = '', ...rows] = EVENTS
    const shuffled = rows.map((row, index) => ({ row, at: (index * 7 + 3) % rows.length })).sort((a, b) => a.at - b.at)
    const plain = await bed.make(recipe('complete'))
    await bed.write('events.csv', [header, ...shuffled.map(({ row }) => row)])
    const other = await bed.make(recipe('complete'))
    await bed.write('events.csv', EVENTS)
    for (const { name } of FEATURES) expect(other.values(name), name).toEqual(plain.values(name))
  })

  it('equal an independent query over 40,000 made-up events', async () => {
    const events = madeUpEvents(40_000, 3000)
    await bed.write('many.csv', ['customer,day,amount,kind', ...events])
    await bed.write('units.csv', ['id', ...Array.from({ length: 3000 }, (_, id) => String(id + 1))])
    const made = await bed.make({
      ...recipe('complete', '2024-10-15'),
      sources: [
        { id: 'customers', name: 'C', role: 'attributes', files: [{ path: 'units.csv' }] },
        {
          id: 'events',
          name: 'E',
          role: 'flow',
          completeness: 'complete',
          dateColumn: 'day',
          files: [{ path: 'many.csv' }],
        },
      ],
      table: {
        base: { kind: 'source', source: 'customers', key: 'id' },
        steps: [
          {
            kind: 'features',
            source: 'events',
            key: 'customer',
            features: [
              { name: 'n', kind: 'count', where: 'kind != "b"' },
              { name: 's', kind: 'sum', column: 'amount', windowDays: 180 },
              { name: 'm', kind: 'mean', column: 'amount' },
              { name: 'r', kind: 'recency' },
              { name: 'f', kind: 'frequency' },
              { name: 'g', kind: 'medianGap' },
              { name: 't', kind: 'trend', column: 'amount', windowDays: 180 },
            ],
          },
        ],
      },
    })
    const connection = await (await DuckDBInstance.create()).connect()
    const answer = await connection.runAndReadAll(`
      WITH e AS (SELECT * FROM read_csv('${bed.folder}/many.csv') WHERE day <= DATE '2024-10-15'),
      days AS (SELECT DISTINCT customer, day FROM e),
      gaps AS (SELECT customer, median(gap) AS g FROM (
        SELECT customer, day - lag(day) OVER (PARTITION BY customer ORDER BY day) AS gap FROM days) GROUP BY 1),
      blocks AS (SELECT u.id AS customer, 5 - b.b AS t, coalesce((SELECT sum(amount) FROM e
          WHERE e.customer = u.id AND day > DATE '2024-10-15' - CAST(30 * (b.b + 1) AS INT)
          AND day <= DATE '2024-10-15' - CAST(30 * b.b AS INT)), 0) AS y
        FROM read_csv('${bed.folder}/units.csv') u, range(6) b(b)),
      slopes AS (SELECT customer, regr_slope(y, t) AS t FROM blocks GROUP BY 1)
      SELECT u.id, count(*) FILTER (kind <> 'b') AS n,
        coalesce(sum(amount) FILTER (day > DATE '2024-10-15' - 180), 0) AS s, avg(amount) AS m,
        DATE '2024-10-15' - max(day) AS r, count(DISTINCT day) AS f, any_value(g) AS g, any_value(t) AS t
      FROM read_csv('${bed.folder}/units.csv') u LEFT JOIN e ON e.customer = u.id
      LEFT JOIN gaps ON gaps.customer = u.id LEFT JOIN slopes ON slopes.customer = u.id GROUP BY 1`)
    const rows = answer.getRowObjects()
    expect(rows).toHaveLength(3000)
    for (const name of ['n', 's', 'm', 'r', 'f', 'g', 't']) {
      const values = made.byKey(name)
      for (const row of rows) {
        const [value, wanted] = [values.get(Number(row.id)) ?? null, row[name]]
        if (wanted === null) expect(value, `${name} of ${row.id}`).toBeNull()
        else expect(Math.abs(Number(value) - Number(wanted)), `${name} of ${row.id}`).toBeLessThan(1e-9)
      }
    }
  }, 60_000)
})

/** A linear congruential generator (Numerical Recipes): the same rows every time. */
function madeUpEvents(count: number, customers: number): string[] {
  let state = 12_345
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  return Array.from({ length: count }, () => {
    const day = isoFromDay(19_600 + next(500))
    return `${1 + next(customers)},${day},${next(100_000) / 100},${'abc'[next(3)]}`
  })
}
