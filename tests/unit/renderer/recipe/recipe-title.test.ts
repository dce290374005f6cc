import { describe, expect, it } from 'vitest'
import { isUnnamed, recipeTitle } from '../../../../renderer/features/recipe/recipe-title.ts'

const titleOf = (noun: string, names: readonly string[], base: string | null, fileNames: readonly string[]): string => {
  const sources = names.map((name) => ({ id: name, name, role: 'attributes' as const, files: [{ path: name }] }))
  const table = {
    base:
      base === null
        ? { kind: 'keys' as const, name: 'key', of: [{ source: names[0] ?? '', key: 'key' }] }
        : { kind: 'source' as const, source: base, key: 'key' },
  }
  return recipeTitle({ sources, unit: { noun: { singular: 'x', plural: noun }, kind: 'account' }, table }, fileNames)
}

describe('the title of a workspace', () => {
  it('is what the names of all files begin with, and the units', () => {
    const files = ['AdventureWorks_Customers.csv', 'AdventureWorks_Sales_2017.csv', 'AdventureWorks_Sales_2018.csv']
    expect(titleOf('customers', ['Customers', 'Sales'], 'Customers', files)).toBe('AdventureWorks: customers')
  })

  it('names the only source, or the others where they have nothing in common', () => {
    expect(titleOf('customers', ['Online retail'], null, ['online_retail.parquet'])).toBe('Online retail: customers')
    expect(titleOf('customers', ['Customers 2025'], 'Customers 2025', ['c.csv'])).toBe('Customers 2025')
    const crm = ['accounts.csv', 'products.csv', 'sales_pipeline.csv', 'sales_teams.csv']
    expect(titleOf('accounts', ['Accounts', 'Products', 'Sales pipeline', 'Sales teams'], 'Accounts', crm)).toBe(
      'Accounts from Products and 2 others',
    )
  })

  it('is made only where nobody gave one', () => {
    expect([isUnnamed('Several files'), isUnnamed('New workspace'), isUnnamed('Customers 2025')]).toEqual([
      ...[true, true, false],
    ])
  })
})
