/* Recipes that make a customer table with money of a year from the real data sets beside the checkout. */
import { join } from 'node:path'

const noun = (plural: string, singular: string) => ({ plural, singular })

/** Two years of orders by customer, until the end of June 2019; what serving costs is a rate per order line. */
export function adventureWorksYear(folder: string) {
  const file = (name: string) => ({ path: join(folder, `AdventureWorks_${name}.csv`) })
  const thisYear = 'OrderDate >= 2018-07-01'
  const yearBefore = 'OrderDate >= 2017-07-01 and OrderDate < 2018-07-01'
  return {
    unit: { noun: noun('customers', 'customer'), kind: 'user' },
    asOf: '2019-06-30',
    sources: [
      {
        ...{ id: 'customers', name: 'Customers', role: 'attributes', files: [file('Customers')] },
        options: { types: { AnnualIncome: 'number' } },
      },
      { id: 'products', name: 'Products', role: 'attributes', files: [file('Products')] },
      {
        ...{ id: 'sales', name: 'Sales', role: 'flow', completeness: 'complete', dateColumn: 'OrderDate' },
        files: [file('Sales_2017'), file('Sales_2018'), file('Sales_2019')],
        steps: [
          {
            ...{ id: 'prices', kind: 'lookUp', source: 'products' },
            on: [{ column: 'ProductKey', other: 'ProductKey' }],
            columns: [{ column: 'ProductCost' }, { column: 'ProductPrice' }],
          },
          { kind: 'derive', name: 'worth', formula: 'OrderQuantity * ProductPrice' },
          { kind: 'derive', name: 'cost', formula: 'OrderQuantity * ProductCost' },
        ],
      },
    ],
    table: {
      base: { kind: 'source', source: 'customers', key: 'CustomerKey' },
      steps: [
        {
          ...{ id: 'year', kind: 'features', source: 'sales', key: 'CustomerKey' },
          features: [
            { name: 'revenue', kind: 'sum', column: 'worth', where: thisYear },
            { name: 'prior', kind: 'sum', column: 'worth', where: yearBefore },
            { name: 'goods', kind: 'sum', column: 'cost', where: thisYear },
            { name: 'lines', kind: 'count', where: thisYear },
            { name: 'open', kind: 'sum', column: 'worth', where: 'OrderDate >= 2019-06-01' },
            { name: 'since', kind: 'first', column: 'OrderDate' },
          ],
        },
        { kind: 'derive', name: 'serving', formula: 'lines * 1.25' },
        { kind: 'derive', name: 'lost', formula: 'if(prior > 0 and revenue = 0, 1, 0)' },
        { kind: 'derive', name: 'won', formula: 'if(since >= 2018-07-01, 1, 0)' },
        { kind: 'derive', name: 'winning', formula: 'if(since >= 2018-07-01, 22.5, 0)' },
      ],
    },
  }
}

/** A year of order lines with their profit; some customers cost more than they bring. */
export function saasSalesYear(folder: string) {
  return {
    unit: { noun: noun('customers', 'customer'), kind: 'account' },
    asOf: '2023-12-31',
    sources: [
      {
        ...{ id: 'lines', name: 'Order lines', role: 'flow', completeness: 'complete', dateColumn: 'Order Date' },
        files: [{ path: join(folder, 'SaaS-Sales.csv') }],
      },
    ],
    table: {
      base: { kind: 'keys', name: 'customer', of: [{ source: 'lines', key: 'Customer' }] },
      steps: [
        {
          ...{ id: 'year', kind: 'features', source: 'lines', key: 'Customer' },
          features: [
            { name: 'sales', kind: 'sum', column: 'Sales', where: '[Order Date] >= 2023-01-01' },
            { name: 'profit', kind: 'sum', column: 'Profit', where: '[Order Date] >= 2023-01-01' },
            { name: 'orders', kind: 'distinct', column: 'Order ID', where: '[Order Date] >= 2023-01-01' },
            { name: 'size', kind: 'last', column: 'Segment' },
          ],
        },
        { kind: 'derive', name: 'handling', formula: 'orders * 60' },
      ],
    },
  }
}

/** A year of invoice lines of known customers; credit notes are lines of less than nothing. */
export function onlineRetailYear(folder: string) {
  return {
    unit: { noun: noun('customers', 'customer'), kind: 'account' },
    asOf: '2011-12-09',
    sources: [
      {
        ...{ id: 'lines', name: 'Invoice lines', role: 'flow', completeness: 'complete', dateColumn: 'InvoiceDate' },
        files: [{ path: join(folder, 'online_retail.full.zstd.parquet') }],
        steps: [
          { kind: 'derive', name: 'bought', formula: 'if(Quantity > 0, Quantity * UnitPrice, 0)' },
          { kind: 'derive', name: 'given_back', formula: 'if(Quantity < 0, -Quantity * UnitPrice, 0)' },
        ],
      },
    ],
    table: {
      base: { kind: 'keys', name: 'customer', of: [{ source: 'lines', key: 'CustomerID' }] },
      steps: [
        {
          ...{ id: 'year', kind: 'features', source: 'lines', key: 'CustomerID' },
          features: [
            { name: 'invoiced', kind: 'sum', column: 'bought', where: 'InvoiceDate >= 2010-12-10' },
            { name: 'credited', kind: 'sum', column: 'given_back', where: 'InvoiceDate >= 2010-12-10' },
            { name: 'invoices', kind: 'distinct', column: 'InvoiceNo', where: 'InvoiceDate >= 2010-12-10' },
            { name: 'recency', kind: 'recency' },
          ],
        },
      ],
    },
  }
}
