import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seededRandom } from '../../../main/domain/random/seeded-random.ts'
import { isoFromDay } from '../../../shared/rules/day.ts'
import { type Cell, openRecipeBed, type RecipeBed } from './recipe-bed.ts'
import { BEHAVIOUR_FILES, behaviourRecipe } from './three-behaviours.ts'

/** Worked out by hand for Ada, Ben and Cyd. */
const BY_HAND: Readonly<Record<string, readonly [Cell, Cell, Cell]>> = {
  frequency: [3, 1, 0],
  recency: [10, 25, null],
  depth: [4 / 3, 1, null],
  // Ben's minutes are unknown, not none.
  minutes_per_day: [65 / 3, null, null],
  // Of report, export, api and chart.
  adoption: [3 / 4, 1 / 4, 0],
  // From 2025-06-10 on Ada alone used anything: export and api.
  lately_adopted: [1, 0, 0],
  // Ada: two of four terms; Ben's is due on the very day; Cyd's is not due.
  renewed: [2 / 4, 0, null],
  renewal_gap: [(10 - 4) / 2, null, null],
  // All lines as one, that of no line too: it begins 10 days after support's first term, and core's comes amid terms.
  renewed_any: [5 / 5, 0, null],
  renewal_gap_any: [(10 - 343 + 10 + 30 - 85) / 5, null, null],
  // 365 days each: Ben's is due in a day.
  renewed_year: [3 / 3, null, null],
  renewal_gap_year: [(9 - 4 - 122) / 3, null, null],
  // In powers of two around each product's mean: a Σxy = -1, Σxx = 2; b Σxy = -0.5, Σxx = 0.5.
  price_response: [-1.5 / 2.5, null, null],
  signs_up: [2 / 4, 0, null],
  ends_at_signup: [4 / 4, 0, null],
  ever_signs_up: [1, 0, null],
  // c1 and c3 of c1, c2, c3 and c5; c4's seven days are not over.
  answered: [2 / 4, 0, null],
  // Sent on 05-01, 05-02, 05-10 and 06-23; only from 05-10 to the next click are more than 7 days.
  answered_any: [3 / 4, 0, null],
  tickets: [2, 1, 0],
  tickets_lately: [1, 1, 0],
}

let bed: RecipeBed
beforeAll(async () => {
  bed = await openRecipeBed()
  for (const [name, lines] of Object.entries(BEHAVIOUR_FILES)) await bed.write(name, lines)
})
afterAll(() => bed.close())

describe('behaviours', () => {
  it('are what a hand computes, to 1e-9', async () => {
    const made = await bed.make(behaviourRecipe())
    for (const [name, wanted] of Object.entries(BY_HAND)) expectSame(made.byKey(name), wanted, name)
  })

  it('equal a query that asks each row about all others, over 12,000 made-up rows', { timeout: 120_000 }, async () => {
    await bed.write('many.csv', ['customer,start,ends,item,at,sort,pieces,price', ...madeUpRows(12_000, PEOPLE)])
    await bed.write('many-people.csv', ['id', ...Array.from({ length: PEOPLE }, (_, id) => String(id + 1))])
    const made = await bed.make(manyRecipe())
    const connection = await (await DuckDBInstance.create()).connect()
    const answer = await connection.runAndReadAll(independentSql(bed.folder))
    const rows = answer.getRowObjectsJson()
    expect(rows).toHaveLength(PEOPLE)
    for (const { name } of MANY) {
      const values = made.byKey(name)
      let known = 0
      for (const row of rows) {
        const [value, wanted, label] = [values.get(Number(row.id)) ?? null, row[name] ?? null, `${name} of ${row.id}`]
        if (wanted === null) expect(value, label).toBeNull()
        else expect(Math.abs(Number(value ?? Number.NaN) - Number(wanted)), label).toBeLessThan(1e-9)
        known += wanted === null ? 0 : 1
      }
      // The query found what to compare.
      expect(known, name).toBeGreaterThan(PEOPLE / 10)
    }
  })

  it('name the column that does not fit, and what to do', async () => {
    const [people, orders] = [behaviourRecipe().sources[0], { ...behaviourRecipe().sources[3], dateColumn: 'day' }]
    const made = (feature: object) =>
      bed.make({
        ...behaviourRecipe(),
        sources: [people, orders],
        table: {
          base: { kind: 'source', source: 'people', key: 'id' },
          steps: [{ kind: 'features', source: 'orders', key: 'customer', features: [{ name: 'x', ...feature }] }],
        },
      })
    await expect(made({ kind: 'elasticity', column: 'pieces', price: 'product' })).rejects.toMatchObject({
      code: 'recipe-invalid',
      message: expect.stringContaining('“x” computes with “product”, which holds no numbers.'),
    })
    await expect(made({ kind: 'renewed', ends: 'price' })).rejects.toMatchObject({
      message: expect.stringContaining('“x” counts days from “price”, which holds no days.'),
    })
    await expect(made({ kind: 'path', steps: ['product = "a"', 'produkt = "b"'] })).rejects.toMatchObject({
      message: expect.stringContaining('produkt'),
    })
  })
})

const PEOPLE = 400
const MANY = [
  { name: 'depth', kind: 'perDay', column: 'pieces' },
  { name: 'adoption', kind: 'breadth', column: 'item', where: 'sort != "z"' },
  { name: 'renewed', kind: 'renewed', ends: 'ends', graceDays: 10, item: 'item' },
  { name: 'renewal_gap', kind: 'renewalGap', termDays: 20, graceDays: 15 },
  { name: 'price_response', kind: 'elasticity', column: 'pieces', price: 'price', item: 'item' },
  { name: 'path', kind: 'path', steps: ['sort = "x"', 'sort = "y"', 'sort = "z"'], visit: 'item', order: 'at' },
  { name: 'answered', kind: 'answered', contact: 'sort = "x"', answer: 'sort = "y"', withinDays: 5, item: 'item' },
]

function manyRecipe(): object {
  const { sources, ...rest } = behaviourRecipe('2024-10-15')
  return {
    ...rest,
    sources: [
      { ...sources[0], files: [{ path: 'many-people.csv' }] },
      { ...sources[1], id: 'many', dateColumn: 'start', files: [{ path: 'many.csv' }] },
    ],
    table: {
      base: { kind: 'source', source: 'people', key: 'id' },
      steps: [{ kind: 'features', source: 'many', key: 'customer', features: MANY }],
    },
  }
}

/** The same by joins of rows with rows, and by regression of what is left over after each item's mean. */
const independentSql = (folder: string): string => `
  WITH e AS (SELECT * FROM read_csv('${folder}/many.csv') WHERE "start" <= DATE '2024-10-15'),
  people AS (SELECT id FROM read_csv('${folder}/many-people.csv')),
  depth AS (SELECT customer, sum(pieces) / count(DISTINCT "start") AS v FROM e GROUP BY 1),
  adoption AS (SELECT customer, count(DISTINCT item) / (SELECT count(DISTINCT item) FROM e WHERE sort <> 'z') AS v
    FROM e WHERE sort <> 'z' GROUP BY 1),
  terms AS (SELECT customer, item, "start" AS s, max(ends) AS t FROM e WHERE item IS NOT NULL GROUP BY ALL),
  due AS (SELECT a.*, EXISTS (SELECT 1 FROM terms b WHERE b.customer = a.customer AND b.item = a.item
      AND b.s > a.s AND b.s <= a.t + 10) AS renewed FROM terms a WHERE a.t + 10 <= DATE '2024-10-15'),
  renewed AS (SELECT customer, avg(renewed::INT) AS v FROM due GROUP BY 1),
  starts AS (SELECT DISTINCT customer, "start" AS s FROM e),
  nexts AS (SELECT a.customer, a.s, min(b.s) AS n FROM starts a JOIN starts b ON b.customer = a.customer AND b.s > a.s
    GROUP BY ALL),
  gap AS (SELECT customer, avg(n - s - 20) AS v FROM nexts WHERE n <= s + 35 AND s + 35 <= DATE '2024-10-15' GROUP BY 1),
  sold AS (SELECT customer, item, "start" AS s, ln(sum(pieces)) AS y, ln(sum(pieces * price) / sum(pieces)) AS x
    FROM e WHERE pieces > 0 AND price > 0 AND item IS NOT NULL GROUP BY ALL),
  changes AS (SELECT a.customer, count(*) AS n FROM sold a JOIN sold b ON b.customer = a.customer AND b.item = a.item
      AND b.s = (SELECT max(c.s) FROM sold c WHERE c.customer = a.customer AND c.item = a.item AND c.s < a.s)
    WHERE abs(a.x - b.x) > 1e-9 GROUP BY 1),
  products AS (SELECT customer, item, count(*) * covar_pop(y, x) AS xy, count(*) * var_pop(x) AS xx FROM sold GROUP BY ALL),
  slopes AS (SELECT customer, sum(xy) / sum(xx) AS v FROM products GROUP BY 1),
  response AS (SELECT customer, v FROM slopes JOIN changes USING (customer) WHERE n >= 3),
  visits AS (SELECT DISTINCT customer, item, EXISTS (SELECT 1 FROM e b WHERE b.customer = a.customer AND b.item = a.item
        AND b.sort = 'y' AND (b."start", b.at) > (a."start", a.at) AND EXISTS (SELECT 1 FROM e c
          WHERE c.customer = a.customer AND c.item = a.item AND c.sort = 'z' AND (c."start", c.at) > (b."start", b.at))) AS done
    FROM e a WHERE sort = 'x' AND item IS NOT NULL),
  whole AS (SELECT customer, item, bool_or(done) AS done FROM visits GROUP BY ALL),
  path AS (SELECT customer, avg(done::INT) AS v FROM whole GROUP BY 1),
  contacts AS (SELECT DISTINCT customer, item, "start" AS s FROM e
    WHERE sort = 'x' AND item IS NOT NULL AND "start" + 5 <= DATE '2024-10-15'),
  answered AS (SELECT a.customer, avg((EXISTS (SELECT 1 FROM e b WHERE b.customer = a.customer AND b.item = a.item
      AND b.sort = 'y' AND b."start" BETWEEN a.s AND a.s + 5))::INT) AS v FROM contacts a GROUP BY 1)
  SELECT p.id, depth.v AS depth, CASE WHEN depth.customer IS NULL THEN 0 ELSE coalesce(adoption.v, 0) END AS adoption,
    renewed.v AS renewed, gap.v AS renewal_gap, response.v AS price_response, path.v AS path, answered.v AS answered
  FROM people p LEFT JOIN depth ON depth.customer = p.id LEFT JOIN adoption ON adoption.customer = p.id
  LEFT JOIN renewed ON renewed.customer = p.id LEFT JOIN gap ON gap.customer = p.id
  LEFT JOIN response ON response.customer = p.id LEFT JOIN path ON path.customer = p.id
  LEFT JOIN answered ON answered.customer = p.id`

/** The same rows every time: terms of about three weeks, few items, prices and moments, so that much of it coincides. */
function madeUpRows(count: number, people: number): string[] {
  const random = seededRandom(7)
  const below = (most: number): number => Math.floor(random.uniform() * most)
  return Array.from({ length: count }, () => {
    const day = 19_700 + below(400)
    const item = random.chance(0.05) ? '' : `i${below(4)}`
    const cells = [1 + below(people), isoFromDay(day), isoFromDay(day + below(40)), item, below(5), 'xyz'[below(3)]]
    return [...cells, below(12) - 1, random.chance(0.1) ? '' : (1 + below(8)) / 4].join(',')
  })
}

function expectSame(values: ReadonlyMap<Cell, Cell>, wanted: readonly Cell[], name: string): void {
  for (const [index, each] of wanted.entries()) {
    const [value, label] = [values.get(index + 1), `${name} of ${index + 1}`]
    if (typeof each === 'number') expect(Math.abs(Number(value ?? Number.NaN) - each), label).toBeLessThan(1e-9)
    else expect(value, label).toBe(each)
  }
}
