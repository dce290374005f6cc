import { describe, expect, it } from 'vitest'
import { beginRecipe, likelyBase, type NewSource } from '../../../../shared/recipe/begin-recipe.ts'
import type { NamedColumn } from '../../../../shared/recipe/column-signs.ts'
import { type Recipe, recipe } from '../../../../shared/recipe/recipe.ts'
import type { PrepareStep } from '../../../../shared/recipe/recipe-step.ts'
import { suggestSteps, usualFeatures } from '../../../../shared/recipe/suggest-steps.ts'

const columns = (types: Readonly<Record<string, NamedColumn['type']>>): NamedColumn[] =>
  Object.entries(types).map(([name, type]) => ({ name, type }))

const CUSTOMERS = columns({ CustomerKey: 'integer', BirthDate: 'date', AnnualIncome: 'number' })
const PRODUCTS = columns({ ProductKey: 'integer', ProductName: 'text', ProductCost: 'number', ProductPrice: 'number' })
const SALES = columns({
  ...{ OrderDate: 'date', StockDate: 'date', OrderNumber: 'text' },
  ...{ ProductKey: 'integer', CustomerKey: 'integer', OrderQuantity: 'integer' },
})
const source = (id: string, name: string, of: readonly NamedColumn[]): NewSource => ({
  ...{ id, name, columns: of, fileNames: [`${id}.csv`] },
})
const SOURCES = [source('p', 'Products', PRODUCTS), source('s', 'Sales', SALES), source('c', 'Customers', CUSTOMERS)]
const COLUMNS = new Map<string, readonly NamedColumn[]>([
  ['p', PRODUCTS],
  ['s', SALES],
  ['c', CUSTOMERS],
])

const begun = (): Recipe => {
  const [first, ...rest] = SOURCES
  if (first === undefined) throw new Error('no sources')
  const noun = { singular: 'account', plural: 'accounts' }
  return recipe.parse(beginRecipe([first, ...rest], 'c', { asOf: '2020-12-31', noun }))
}
const suggested = (
  of: Recipe,
  sales: readonly NamedColumn[] = SALES,
  tableColumns: readonly NamedColumn[] = CUSTOMERS,
) =>
  suggestSteps({
    recipe: of,
    columns: new Map<string, readonly NamedColumn[]>(COLUMNS).set('s', sales),
    tableColumns,
    lastDays: [],
    after: null,
  })

describe('beginRecipe', () => {
  it('takes the units from the source that is named for them, and the day from the order', () => {
    expect(likelyBase(SOURCES)?.id).toBe('c')
    const { unit, table, sources } = begun()
    expect(unit).toEqual({ noun: { singular: 'customer', plural: 'customers' }, kind: 'account' })
    expect(table.base).toMatchObject({ kind: 'source', source: 'c', key: 'CustomerKey' })
    expect(sources.map(({ id, role, dateColumn }) => [id, role, dateColumn])).toEqual([
      ['p', 'attributes', null],
      ['s', 'flow', 'OrderDate'],
      ['c', 'attributes', null],
    ])
  })

  it('takes the source whose key most others have where no name helps', () => {
    const shops = source('x', 'List', columns({ shop: 'text', size: 'number' }))
    const visits = source('y', 'Visits', columns({ visit: 'integer', shop: 'text' }))
    expect(likelyBase([visits, shops])?.id).toBe('x')
  })

  it('supposes no base where nothing can be a key', () => {
    expect(likelyBase([source('x', 'Customers', columns({ amount: 'number' }))])).toBeNull()
  })
})

describe('suggestSteps', () => {
  it('first lets rows find what they name, and asks whether the source is complete', () => {
    const [lookUp, complete, ...others] = suggested(begun())
    expect(lookUp).toEqual({
      ...{ kind: 'look-up', sourceId: 's', from: 'p', on: { column: 'ProductKey', other: 'ProductKey' } },
      columns: ['ProductName', 'ProductCost', 'ProductPrice'],
    })
    expect(complete).toEqual({ kind: 'complete', sourceId: 's' })
    expect(others).toEqual([])
  })

  it('then multiplies pieces by price and cost, and waits with the features until that is done', () => {
    const looked = withSalesSteps(begun(), [LOOK_UP])
    const found = suggested(looked, [...SALES, ...PRODUCTS.slice(1)])
    expect(found.flatMap((each) => (each.kind === 'amount' ? [[each.name, each.formula]] : []))).toEqual([
      ['Revenue', 'OrderQuantity * ProductPrice'],
      ['Cost', 'OrderQuantity * ProductCost'],
    ])
    expect(found.some(({ kind }) => kind === 'features')).toBe(false)
  })

  it('then offers recency, frequency and every amount per customer, under names that are free', () => {
    const priced = columns({ Revenue: 'number', Cost: 'number' })
    const taken = [...CUSTOMERS, { name: 'revenue', type: 'number' as const }]
    const found = suggested(withSalesSteps(begun(), [LOOK_UP]), [...SALES, ...PRODUCTS.slice(1), ...priced], taken)
    const features = found.find(({ kind }) => kind === 'features')
    expect(features).toMatchObject({ sourceId: 's', key: 'CustomerKey' })
    expect(features?.kind === 'features' && features.features.map(({ name, kind }) => [name, kind])).toEqual([
      ['recency_days', 'recency'],
      ['frequency', 'distinct'],
      ['revenue_2', 'sum'],
      ['cost', 'sum'],
    ])
  })

  it('offers nothing that is there already', () => {
    const done = withSalesSteps(begun(), [LOOK_UP])
    const made = recipe.parse({
      ...done,
      sources: done.sources.map((each) => ({ ...each, completeness: 'complete' })),
      table: {
        ...done.table,
        steps: [
          { id: 'f', kind: 'features', source: 's', key: 'CustomerKey', features: [{ name: 'orders', kind: 'count' }] },
        ],
      },
    })
    expect(suggested(made)).toEqual([])
  })

  it('offers the margin of a revenue and a cost that were summed', () => {
    const done = withSalesSteps(begun(), [LOOK_UP])
    const features = ['Revenue', 'Cost'].map((column) => ({ name: column.toLowerCase(), kind: 'sum', column }))
    const made = recipe.parse({
      ...done,
      table: { ...done.table, steps: [{ id: 'f', kind: 'features', source: 's', key: 'CustomerKey', features }] },
    })
    expect(suggested(made)).toContainEqual({ kind: 'margin', name: 'margin', formula: 'revenue - cost' })
  })

  it('offers the last day of the rows where the as-of date lies long after it', () => {
    const found = (...lastDays: readonly string[]) =>
      suggestSteps({ recipe: begun(), columns: COLUMNS, tableColumns: CUSTOMERS, lastDays, after: null })
    // First, for all else is counted up to that day.
    expect(found('2019-02-01', '2020-06-30')[0]).toEqual({ kind: 'as-of', asOf: '2020-06-30' })
    const offers = (...lastDays: readonly string[]) => found(...lastDays).some(({ kind }) => kind === 'as-of')
    expect([offers('2020-12-01'), offers('2020-06-30', '2020-12-01'), offers()]).toEqual([false, false, false])
  })

  it('offers the last day of rows that the last build left out for they lie after the as-of date', () => {
    const after = { rows: 1500, sourceIds: ['s'], last: '2021-01-09' }
    const given = { recipe: begun(), columns: COLUMNS, tableColumns: CUSTOMERS, lastDays: ['2021-01-09'], after }
    expect(suggestSteps(given)[0]).toEqual({ kind: 'take-in', after })
  })
})

describe('usualFeatures', () => {
  it('counts rows where neither orders nor days are known, and sums no price', () => {
    const rows = columns({ account: 'text', sales_price: 'number', close_value: 'number' })
    expect(usualFeatures(rows, null, []).map(({ name, kind }) => [name, kind])).toEqual([
      ['frequency', 'count'],
      ['close_value', 'sum'],
    ])
  })
})

const LOOK_UP: PrepareStep = {
  ...{ id: 'l', kind: 'lookUp', source: 'p', on: [{ column: 'ProductKey', other: 'ProductKey' }], map: [] },
  ...{ form: { spaces: true, ignoreCase: false, leadingZeros: false }, columns: [{ column: 'ProductCost', as: null }] },
}

function withSalesSteps(of: Recipe, steps: readonly PrepareStep[]): Recipe {
  return { ...of, sources: of.sources.map((each) => (each.id === 's' ? { ...each, steps: [...steps] } : each)) }
}
