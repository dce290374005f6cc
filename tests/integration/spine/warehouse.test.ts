import { dirname } from 'node:path'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { type PostgresServer, postgresPrograms, startPostgres } from '../../fixtures/postgres-server.ts'
import { sharedData } from '../../fixtures/shared-data.ts'
import { adventureWorksRecipe } from './real-recipes.ts'
import { openRecipeBed, type RecipeBed } from './recipe-bed.ts'
import { CUSTOMERS, EVENTS, recipe as sixCustomers } from './six-customers.ts'
import { BEHAVIOUR_FILES, behaviourRecipe } from './three-behaviours.ts'
import { expectSameTable, inDuckdb, inPostgres } from './warehouse-bed.ts'

const sales = sharedData('adventureworks/AdventureWorks_Sales_2017.csv')
const programs = postgresPrograms()
if (programs === null)
  console.warn('Skipped: recipes in PostgreSQL, which is not installed here (apt-get install postgresql)')

/** Keys in two spellings, decided ones, steps of every kind, and values that products read in different ways. */
const DEALS = [
  'deal,product,day,amount,won,note',
  'D1,GTXPro,2025-01-10,100.5,true,a',
  'D2,GTX  Pro,2025-02-10,200,false,b',
  'D3,gtx pro,2025-02-10,,true,ä',
  'D3,gtx pro,2025-02-10,,true,ä',
  'D4,MG Special,2025-03-01,1e-3,,Z',
  'D5,,2025-04-01,7,false,',
  'D6,MGSpecial,2025-12-31,1000,true,late',
]
const PRODUCTS = [
  'product,series,price,launched,active',
  'GTX Pro,GTX,550,2020-02-29,true',
  'MG Special,MG,0,2021-12-31,false',
  '007,Öl,12.5,,',
]

const DEALS_RECIPE = {
  unit: { noun: { plural: 'products', singular: 'product' }, kind: 'account' },
  asOf: '2025-06-30',
  sources: [
    { id: 'products', name: 'Products', role: 'attributes', files: [{ path: 'products.csv' }] },
    {
      id: 'deals',
      name: 'Deals; what "they" are',
      role: 'flow',
      completeness: 'complete',
      dateColumn: 'day',
      files: [{ path: 'deals.csv' }],
      steps: [
        { id: 'once', kind: 'distinct' },
        {
          id: 'prices',
          kind: 'lookUp',
          source: 'products',
          on: [{ column: 'product', other: 'product' }],
          form: { ignoreCase: true },
          map: [{ from: 'gtxpro', to: 'GTX Pro' }],
          columns: [{ column: 'price' }, { column: 'active', as: 'on_sale' }],
        },
        { id: 'ratio', kind: 'derive', name: 'ratio', formula: 'amount / price' },
        { id: 'tidy', kind: 'rename', columns: [{ from: 'note', to: 'remark' }] },
        { id: 'real', kind: 'keep', rule: 'not remark contains text "x" or remark is missing' },
      ],
    },
  ],
  table: {
    base: { kind: 'source', source: 'products', key: 'product', form: { ignoreCase: true } },
    steps: [
      {
        id: 'sold',
        kind: 'features',
        source: 'deals',
        key: 'product',
        form: { ignoreCase: true },
        map: [
          { from: 'GTXPro', to: 'gtx pro' },
          { from: 'MGSpecial', to: 'mg special' },
        ],
        features: [
          { name: 'deals', kind: 'count' },
          { name: 'amount', kind: 'sum', column: 'amount' },
          { name: 'ever_won', kind: 'max', column: 'won' },
          { name: 'all_won', kind: 'min', column: 'won' },
          { name: 'first_remark', kind: 'min', column: 'remark' },
          { name: 'last_remark', kind: 'last', column: 'remark' },
          { name: 'last_day', kind: 'last', column: 'day' },
          { name: 'ratio', kind: 'mean', column: 'ratio' },
          { name: 'gap', kind: 'medianGap' },
          { name: 'won_share', kind: 'share', of: 'won = true' },
        ],
      },
      { id: 'age', kind: 'derive', name: 'months', formula: 'months_between(launched, snapshot)' },
      { id: 'band', kind: 'derive', name: 'band', formula: 'band(amount, 100, 300)' },
      { id: 'root', kind: 'derive', name: 'root', formula: 'round(sqrt(amount) + power(price, 0.5) / ln(price), 3)' },
      { id: 'name', kind: 'derive', name: 'label', formula: 'join(left(series, 1), "-", product)' },
      { id: 'parts', kind: 'derive', name: 'parts', formula: 'members(join(series, "; ;", product, ";"))' },
    ],
  },
  scores: [
    { part: 'monetary', name: 'm', column: 'amount', better: 'high', cuts: [1, 250], learned: null },
    { part: 'other', name: 'g', column: 'deals', better: 'low', cuts: [1], learned: null },
  ],
}

const ACCOUNTS = [
  'account,group,city,size',
  'A,,Ulm,10',
  'a ,G,Bonn,',
  'B,G,Ulm,3',
  'G,,Kiel,1',
  'S,,Ulm,4',
  'S,,Bonn,6',
]
const PAYMENTS = [
  'account,day,amount,cur,city',
  'A,2025-01-10,100,EUR,Ulm',
  'B,2025-02-28,100,USD,Ulm',
  'B,2025-03-01,100,usd,Ulm',
  'G,2025-05-05,10,GBP,Kiel',
  'S,2025-05-05,1,EUR,Ulm',
  'S,2025-05-06,2,EUR,Bonn',
]

/** Keys that people merged and split, parents, and money of three currencies. */
const ACCOUNTS_RECIPE = {
  unit: { noun: { plural: 'accounts', singular: 'account' }, kind: 'account' },
  asOf: '2025-12-31',
  currency: {
    code: 'EUR',
    rates: {
      kind: 'typed',
      rows: [
        { from: 'USD', to: 'EUR', rate: 0.9 },
        { from: 'USD', to: 'EUR', rate: 0.8, validFrom: '2025-03-01' },
        { from: 'EUR', to: 'GBP', rate: 0.5 },
      ],
    },
  },
  keyDecisions: [
    { kind: 'merge', key: 'a', into: 'A' },
    { kind: 'split', key: 'S', by: 'city' },
  ],
  sources: [
    { id: 'accounts', name: 'Accounts', role: 'attributes', files: [{ path: 'accounts.csv' }] },
    {
      ...{ id: 'payments', name: 'Payments', role: 'flow', completeness: 'complete', dateColumn: 'day' },
      ...{ files: [{ path: 'payments.csv' }], currencyColumn: 'cur' },
      steps: [{ id: 'in-euro', kind: 'convert', columns: ['amount'] }],
    },
  ],
  table: {
    base: { kind: 'source', source: 'accounts', key: 'account', parent: { column: 'group', level: 'child' } },
    steps: [
      {
        ...{ id: 'paid', kind: 'features', source: 'payments', key: 'account' },
        features: [
          { name: 'paid', kind: 'sum', column: 'amount' },
          { name: 'days', kind: 'frequency' },
        ],
      },
    ],
  },
}

const ROLLED_UP_RECIPE = {
  ...ACCOUNTS_RECIPE,
  keyDecisions: [
    { kind: 'merge', key: 'a', into: 'A' },
    { kind: 'merge', key: 'S', into: 'S' },
  ],
  table: {
    ...ACCOUNTS_RECIPE.table,
    base: { ...ACCOUNTS_RECIPE.table.base, parent: { column: 'group', level: 'parent' } },
  },
}

describe('a recipe as a script for a warehouse', () => {
  let bed: RecipeBed
  let server: PostgresServer | null = null
  beforeAll(async () => {
    bed = await openRecipeBed()
    await bed.write('customers.csv', CUSTOMERS)
    await bed.write('events.csv', EVENTS)
    await bed.write('deals.csv', DEALS)
    await bed.write('products.csv', PRODUCTS)
    await bed.write('accounts.csv', ACCOUNTS)
    await bed.write('payments.csv', PAYMENTS)
    for (const [name, lines] of Object.entries(BEHAVIOUR_FILES)) await bed.write(name, lines)
    server = programs === null ? null : await startPostgres(programs)
  }, 60_000)
  afterAll(async () => {
    await server?.close()
    await bed.close()
  })

  const recipes: readonly [string, () => unknown, boolean][] = [
    ['all features of six customers', () => sixCustomers('complete'), true],
    ['features of a source that is not complete', () => sixCustomers('partial'), true],
    ['the behaviours of three customers', () => behaviourRecipe(), true],
    ['steps of every kind, with keys that people decided about', () => DEALS_RECIPE, true],
    ['keys that were merged and split, and money of three currencies', () => ACCOUNTS_RECIPE, true],
    ['units that go into their parents', () => ROLLED_UP_RECIPE, true],
    ['the AdventureWorks files', () => adventureWorksRecipe(dirname(sales ?? '')), sales !== null],
  ]

  describe.each(recipes)('of %s', (_, recipe, isThere) => {
    it.skipIf(!isThere)('gives the built table in DuckDB', { timeout: 120_000 }, async () => {
      const made = await bed.make(recipe())
      expectSameTable(made, await inDuckdb(made, bed.folder))
    })

    it.skipIf(!isThere || programs === null)('gives the built table in PostgreSQL', { timeout: 120_000 }, async () => {
      const made = await bed.make(recipe())
      if (server === null) throw new Error('The server did not start')
      expectSameTable(made, await inPostgres(made, bed.folder, server))
    })
  })
})
