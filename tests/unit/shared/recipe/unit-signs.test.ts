import { describe, expect, it } from 'vitest'
import { beginRecipe, likelyBase, type NewSource } from '../../../../shared/recipe/begin-recipe.ts'
import type { NamedColumn } from '../../../../shared/recipe/column-signs.ts'
import { type Recipe, recipe } from '../../../../shared/recipe/recipe.ts'
import { sampledColumns } from '../../../../shared/recipe/sampled-columns.ts'
import { suggestSteps } from '../../../../shared/recipe/suggest-steps.ts'
import { unitOfRows } from '../../../../shared/recipe/unit-signs.ts'

/** Columns as a look shows them: a name, its type, and an asterisk where its values come again. */
const columns = (types: Readonly<Record<string, string>>): NamedColumn[] =>
  Object.entries(types).map(([name, written]) => {
    const type = written.replace('*', '')
    if (type !== 'text' && type !== 'integer' && type !== 'number' && type !== 'date') throw new Error(written)
    return { name, type, repeats: written.endsWith('*') }
  })

/* Headers of real files. */
const ONLINE_RETAIL = columns({
  ...{ InvoiceNo: 'text*', StockCode: 'text*', Description: 'text*', Quantity: 'integer*', InvoiceDate: 'date*' },
  ...{ UnitPrice: 'number*', CustomerID: 'text*', Country: 'text*' },
})
const PIPELINE = columns({
  ...{ opportunity_id: 'text', sales_agent: 'text*', product: 'text*', account: 'text*', deal_stage: 'text*' },
  ...{ engage_date: 'date*', close_date: 'date*', close_value: 'integer*' },
})
const ACCOUNTS = columns({ account: 'text', sector: 'text*', year_established: 'integer*', revenue: 'number' })
const SAAS = columns({
  ...{ 'Row ID': 'integer', 'Order ID': 'text*', 'Order Date': 'date*', 'Contact Name': 'text*', Customer: 'text*' },
  ...{ 'Customer ID': 'integer*', Sales: 'number' },
})
const CDNOW = columns({ customer_id: 'text*', date: 'date*', number_of_cds: 'integer*', dollar_value: 'number*' })

const source = (name: string, of: readonly NamedColumn[]): NewSource => ({
  ...{ id: name.toLowerCase(), name, columns: of, fileNames: [`${name}.csv`] },
})
const WORKSPACE = { asOf: '2020-12-31', noun: { singular: 'account', plural: 'accounts' } }
const begun = (first: NewSource, ...others: NewSource[]): Recipe =>
  recipe.parse(beginRecipe([first, ...others], likelyBase([first, ...others])?.id ?? '', WORKSPACE))
const suggested = (of: Recipe, ...sources: NewSource[]) =>
  suggestSteps({
    recipe: of,
    columns: new Map(sources.map((each) => [each.id, each.columns])),
    tableColumns: [],
    lastDays: [],
    after: null,
  })

describe('a file of what happened', () => {
  it('belongs to the units whose key its rows repeat, an id before a name', () => {
    expect(unitOfRows('Online retail', ONLINE_RETAIL)?.column).toBe('CustomerID')
    expect(unitOfRows('SaaS-Sales', SAAS)?.column).toBe('Customer ID')
    expect(unitOfRows('CDNOW master', CDNOW)?.column).toBe('customer_id')
    expect(unitOfRows('Sales pipeline', PIPELINE)?.column).toBe('account')
    const unnamed = columns({ ref: 'text*', date: 'date*', amount: 'number' })
    expect(unitOfRows('Export', unnamed)).toEqual({ column: 'ref', unit: null })
  })

  it('is none where its rows are units, also with days of their own', () => {
    expect(unitOfRows('Accounts', ACCOUNTS)).toBeNull()
    expect(unitOfRows('Customers', columns({ customer_id: 'text', birthday: 'date' }))).toBeNull()
    const contracts = columns({ contract_id: 'text', customer_id: 'text*', start: 'date' })
    expect(unitOfRows('Contracts', contracts)).toBeNull()
    expect(unitOfRows('List', columns({ name: 'text', day: 'date' }))).toBeNull()
  })

  it('begins a table of those units alone, and says what comes next', () => {
    const retail = source('Online retail', ONLINE_RETAIL)
    const first = begun(retail)
    expect(first.unit).toEqual({ noun: { singular: 'customer', plural: 'customers' }, kind: 'account' })
    expect(first.table.base).toMatchObject({
      ...{ kind: 'keys', name: 'CustomerID', of: [{ source: 'online retail', key: 'CustomerID' }] },
    })
    expect(first.sources[0]).toMatchObject({ role: 'flow', dateColumn: 'InvoiceDate' })
    expect(suggested(first, retail).map(({ kind }) => kind)).toEqual(['amount', 'complete'])
  })

  it('gives way to a source with one row per unit', () => {
    const [pipeline, accounts] = [source('Sales pipeline', PIPELINE), source('accounts', ACCOUNTS)]
    expect(begun(pipeline, accounts).table.base).toMatchObject({ kind: 'source', source: 'accounts', key: 'account' })
  })
})

describe('suggestions', () => {
  it('ask which of several days counts, and wait with the features until that is said', () => {
    const [pipeline, accounts] = [source('Sales pipeline', PIPELINE), source('accounts', ACCOUNTS)]
    const first = begun(pipeline, accounts)
    const found = suggested(first, pipeline, accounts)
    expect(found[0]).toEqual({
      ...{ kind: 'day', sourceId: 'sales pipeline', columns: ['engage_date', 'close_date'] },
    })
    expect(found.some(({ kind }) => kind === 'features')).toBe(false)
    const sources = first.sources.map((each) =>
      each.id === 'sales pipeline' ? { ...each, dateColumn: 'close_date', completeness: 'complete' as const } : each,
    )
    expect(suggested({ ...first, sources }, pipeline, accounts).map(({ kind }) => kind)).toEqual(['features'])
    // Rows that are things have no day of their own: all of them count.
    const things = first.sources.map((each) =>
      each.id === 'sales pipeline' ? { ...each, role: 'attributes' as const } : each,
    )
    expect(suggested({ ...first, sources: things }, pipeline, accounts).map(({ kind }) => kind)).toEqual(['features'])
  })

  it('summarise a source with many rows per unit, in place of saying that it has one', () => {
    const seats = source('Seats', columns({ account: 'text*', seat: 'text', price: 'number' }))
    const accounts = source('accounts', ACCOUNTS)
    const found = suggested(begun(accounts, seats), accounts, seats)
    expect(found.map(({ kind }) => kind)).toEqual(['features'])
    const owners = source('Owners', columns({ account: 'text', owner: 'text*' }))
    expect(suggested(begun(accounts, owners), accounts, owners).map(({ kind }) => kind)).toEqual(['attach'])
  })
})

describe('columns that a look shows', () => {
  const rows = (values: readonly (string | null)[]) => values.map((value) => [value])
  const repeats = (values: readonly (string | null)[]) =>
    sampledColumns([{ name: 'key', type: 'text' }], rows(values))[0]?.repeats

  it('repeat where more than a tenth of the values come again', () => {
    expect(repeats(['a', 'a', 'b'])).toBe(true)
    const hundred = Array.from({ length: 100 }, (_, index) => `k${index}`)
    expect(repeats(hundred)).toBe(false)
    // A key that stands twice by mistake is a key all the same.
    expect(repeats([...hundred.slice(0, 95), ...hundred.slice(0, 5)])).toBe(false)
    expect(repeats([...hundred.slice(0, 80), ...hundred.slice(0, 20)])).toBe(true)
  })

  it('say nothing of themselves in too few rows, or without values', () => {
    expect(repeats(['a', 'a'])).toBe(false)
    expect(repeats([null, null, null])).toBe(false)
  })
})
