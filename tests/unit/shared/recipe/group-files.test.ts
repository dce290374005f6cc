import { describe, expect, it } from 'vitest'
import { groupFiles } from '../../../../shared/recipe/group-files.ts'

const file = (name: string, ...columns: string[]) => ({ name, columns: columns.map((column) => ({ name: column })) })
const named = (files: Parameters<typeof groupFiles>[0]) =>
  groupFiles(files).map((group) => [group.name, group.files.map(({ name }) => name)])

describe('groupFiles', () => {
  it('reads files with the same columns as one source, in the order of their names', () => {
    expect(
      named([
        file('AdventureWorks_Sales_2019.csv', 'OrderDate', 'ProductKey'),
        file('AdventureWorks_Products.csv', 'ProductKey', 'ProductCost'),
        file('AdventureWorks_Sales_2017.csv', 'ProductKey', 'OrderDate'),
      ]),
    ).toEqual([
      ['Sales', ['AdventureWorks_Sales_2017.csv', 'AdventureWorks_Sales_2019.csv']],
      ['Products', ['AdventureWorks_Products.csv']],
    ])
  })

  it('counts months as numbers: part 10 follows part 9', () => {
    const parts = ['part10.csv', 'part9.csv'].map((name) => file(name, 'a'))
    expect(named(parts)).toEqual([['Part', ['part9.csv', 'part10.csv']]])
  })

  it('keeps files apart that differ in a column, and their names whole where nothing else is left', () => {
    expect(named([file('sales.csv', 'a'), file('sales_b.csv', 'b')])).toEqual([
      ['Sales', ['sales.csv']],
      ['Sales b', ['sales_b.csv']],
    ])
  })

  it('names a group of mere numbers after its first file', () => {
    expect(named([file('2024.csv', 'a'), file('2025.csv', 'a')])).toEqual([['2024', ['2024.csv', '2025.csv']]])
  })
})
