import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LIKELY } from '../../../shared/contract/duplicates.ts'
import { type KeyDecision, resolveKeys } from '../../../shared/recipe/key-decision.ts'
import { fxDirty } from '../../fixtures/fx-dirty.ts'
import { openRecipeBed, type RecipeBed } from './recipe-bed.ts'

const UNIT = { noun: { plural: 'customers', singular: 'customer' }, kind: 'account' }
const file = (path: string) => [{ path }]
const dirty = fxDirty()
const few = fxDirty(600)
const FEW = 'few_'

function recipe(keyDecisions: readonly KeyDecision[] = [], folder = '') {
  return {
    unit: UNIT,
    asOf: '2025-12-31',
    keyDecisions,
    sources: [
      { id: 'customers', name: 'Customers', role: 'attributes', files: file(`${folder}customers.csv`) },
      { id: 'invoices', name: 'Invoices', role: 'attributes', files: file(`${folder}invoices.csv`) },
      {
        ...{ id: 'orders', name: 'Orders', role: 'flow', completeness: 'complete', dateColumn: 'day' },
        files: file(`${folder}orders.csv`),
      },
    ],
    table: {
      base: { kind: 'source', source: 'customers', key: 'id' },
      steps: [
        { id: 'open', kind: 'attach', source: 'invoices', key: 'id', columns: [{ column: 'open_amount' }] },
        {
          ...{ id: 'bought', kind: 'features', source: 'orders', key: 'id' },
          features: [{ name: 'spent', kind: 'sum', column: 'amount' }],
        },
      ],
    },
  }
}

/** Customers of one's own making, as a recipe of that one file. */
function recipeOf(path: string, key = 'id', base: object = {}) {
  return {
    unit: UNIT,
    asOf: '2025-12-31',
    sources: [{ id: 'c', name: 'Customers', role: 'attributes', files: file(path) }],
    table: { base: { kind: 'source', source: 'c', key, ...base } },
  }
}

let bed: RecipeBed

beforeAll(async () => {
  bed = await openRecipeBed()
  for (const [name, lines] of Object.entries(dirty.files)) await bed.write(name, lines)
  for (const [name, lines] of Object.entries(few.files)) await bed.write(`${FEW}${name}`, lines)
})

afterAll(() => bed.close())

describe('near duplicates', () => {
  it('are found in FX-DIRTY with precision of 0.95 and recall of 0.90 at least, by default', async () => {
    const { shown, pairs } = await bed.find(recipe())
    const planted = new Set(dirty.planted.map((pair) => JSON.stringify(pair.toSorted())))
    const likely = pairs.filter(({ score }) => score >= LIKELY)
    const right = likely.filter(({ key, other }) => planted.has(JSON.stringify([key, other].toSorted())))
    expect(planted.size).toBe(200)
    expect(right.length / likely.length).toBeGreaterThanOrEqual(0.95)
    expect(right.length / planted.size).toBeGreaterThanOrEqual(0.9)
    expect(shown.likely).toBe(likely.length)
    // Most pairs of rows were never compared.
    expect(shown.compared).toBeLessThan((shown.rows * shown.rows) / 100)
    expect(shown.columns.filter(({ isCompared }) => isCompared).map(({ name }) => name)).toEqual([
      'name',
      'email',
      'phone',
      'street',
      'postcode',
      'city',
    ])
  })

  it('merged leave every total of money as it was, and are not found again', async () => {
    const { pairs } = await bed.find(recipe([], FEW))
    const likely = pairs.filter(({ score }) => score >= LIKELY)
    const decisions = likely.map(
      ({ key, other, score }): KeyDecision => ({ kind: 'merge', key: other, into: key, score }),
    )
    const [plain, merged] = [await bed.make(recipe([], FEW)), await bed.make(recipe(decisions, FEW))]
    // Three rows that are one make three pairs and go into one key.
    expect(merged.report.units).toBe(plain.report.units - resolveKeys(decisions).into.size)
    for (const column of ['spent', 'open_amount']) expect(merged.total(column)).toBeCloseTo(plain.total(column), 4)
    const again = await bed.find(recipe(decisions, FEW))
    expect(again.shown.likely).toBe(0)
    const kept = decisions.map(
      (decision): KeyDecision =>
        decision.kind === 'merge' ? { kind: 'keep', key: decision.into, other: decision.key, score: null } : decision,
    )
    expect((await bed.find(recipe(kept, FEW))).shown.likely).toBe(0)
  })

  it('show what they rest on', async () => {
    await bed.write('few.csv', [
      'id,name,email,postcode',
      '1,Anna Schmidt,anna@post.de,10115',
      '2,"Schmidt, Anna",ANNA@post.de,10115',
      '3,Bernd Vogel,bernd@post.de,20095',
      '4,Clara Roth,,50667',
    ])
    const { shown } = await bed.find(recipeOf('few.csv'))
    expect(shown.findings).toHaveLength(1)
    expect(shown.findings[0]).toMatchObject({
      ...{ key: '1', other: '2' },
      evidence: [
        { columns: ['name'], values: ['Anna Schmidt', 'Schmidt, Anna'], agreement: 'near' },
        { columns: ['email'], values: ['anna@post.de', 'ANNA@post.de'], agreement: 'same' },
        { columns: ['postcode'], agreement: 'same' },
      ],
    })
  })

  it('are found among keys that are names, and not among keys that are numbers', async () => {
    await bed.write('names.csv', [
      'product,price',
      'GTX Pro,5',
      'GTXPro,5',
      'MG Special,2',
      'MG Advanced,3',
      'GTK 500,1',
    ])
    const { shown } = await bed.find(recipeOf('names.csv', 'product'))
    expect(shown.findings.map(({ key, other }) => [key, other])).toEqual([['GTX Pro', 'GTXPro']])
    await bed.write('numbers.csv', ['id', ...Array.from({ length: 50 }, (_, index) => String(10_001 + index))])
    expect((await bed.find(recipeOf('numbers.csv'))).pairs).toEqual([])
  })
})

describe('a search that is stopped', () => {
  it('ends, and the next one finds all', async () => {
    const stop = new AbortController()
    const search = bed.find(recipe([], FEW), stop.signal, ({ phase }) => {
      if (phase === 'Comparing rows') stop.abort()
    })
    await expect(search).rejects.toMatchObject({ code: 'cancelled' })
    expect((await bed.find(recipe([], FEW))).shown.likely).toBeGreaterThan(0)
  })
})

describe('keys that stand twice', () => {
  it('come first, alike or not, once per key', async () => {
    await bed.write('twice.csv', [
      'id,name,email',
      'A1,Anna Schmidt,anna@post.de',
      'A1 ,Anna Schmidt,anna@post.de',
      'B2,Bernd Vogel,bernd@post.de',
      'B2,Clara Roth,clara@post.de',
      'B2,Clara Roth,clara@post.de',
      'C3,Dora Kuhn,dora@post.de',
    ])
    const { shown } = await bed.find(recipeOf('twice.csv'))
    expect(shown.findings.map(({ key, other, score }) => [key, other, score >= 0.5])).toEqual([
      ['A1', 'A1', true],
      ['B2', 'B2', false],
    ])
    const decided = { ...recipeOf('twice.csv'), keyDecisions: [{ kind: 'split', key: 'B2', by: 'name' }] }
    expect((await bed.find(decided)).pairs.map(({ key }) => key)).toContain('A1')
  })
})
