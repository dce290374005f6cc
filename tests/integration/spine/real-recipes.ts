/* Recipes over the real data sets beside the checkout; `folder` is where they are. */
import { join } from 'node:path'

export function adventureWorksRecipe(folder: string) {
  const file = (name: string) => ({ path: join(folder, `AdventureWorks_${name}.csv`) })
  return {
    unit: { noun: { plural: 'customers', singular: 'customer' }, kind: 'user' },
    asOf: '2019-06-30',
    sources: [
      {
        id: 'customers',
        name: 'Customers',
        role: 'attributes',
        files: [file('Customers')],
        options: { types: { AnnualIncome: 'number' } },
      },
      { id: 'products', name: 'Products', role: 'attributes', files: [file('Products')] },
      {
        id: 'sales',
        name: 'Sales',
        role: 'flow',
        completeness: 'complete',
        currency: 'USD',
        dateColumn: 'OrderDate',
        files: [file('Sales_2017'), file('Sales_2018'), file('Sales_2019')],
        steps: [
          {
            id: 'prices',
            kind: 'lookUp',
            source: 'products',
            on: [{ column: 'ProductKey', other: 'ProductKey' }],
            columns: [{ column: 'ProductCost' }, { column: 'ProductPrice' }],
          },
          { kind: 'derive', name: 'Revenue', formula: 'OrderQuantity * ProductPrice' },
          { kind: 'derive', name: 'Cost', formula: 'OrderQuantity * ProductCost' },
        ],
      },
    ],
    table: {
      base: { kind: 'source', source: 'customers', key: 'CustomerKey' },
      steps: [
        {
          id: 'rfm',
          kind: 'features',
          source: 'sales',
          key: 'CustomerKey',
          features: [
            { name: 'revenue', kind: 'sum', column: 'Revenue' },
            { name: 'cost', kind: 'sum', column: 'Cost' },
            { name: 'recency', kind: 'recency' },
            { name: 'frequency', kind: 'distinct', column: 'OrderNumber' },
            { name: 'monetary', kind: 'mean', column: 'Revenue' },
          ],
        },
        { kind: 'derive', name: 'margin', formula: 'revenue - cost' },
      ],
    },
  }
}

export function crmRecipe(folder: string, map: readonly { from: string; to: string }[] = []) {
  const file = (name: string) => ({ path: join(folder, `${name}.csv`) })
  return {
    unit: { noun: { plural: 'accounts', singular: 'account' }, kind: 'account' },
    asOf: '2017-12-31',
    sources: [
      { id: 'accounts', name: 'Accounts', role: 'attributes', files: [file('accounts')] },
      { id: 'products', name: 'Products', role: 'attributes', files: [file('products')] },
      {
        id: 'deals',
        name: 'Deals',
        role: 'flow',
        completeness: 'complete',
        files: [file('sales_pipeline')],
        steps: [
          {
            id: 'by-product',
            kind: 'lookUp',
            source: 'products',
            on: [{ column: 'product', other: 'product' }],
            columns: [{ column: 'sales_price' }, { column: 'series' }],
            map,
          },
        ],
      },
    ],
    table: {
      base: { kind: 'source', source: 'accounts', key: 'account' },
      steps: [
        {
          id: 'deals-of',
          kind: 'features',
          source: 'deals',
          key: 'account',
          features: [
            { name: 'deals', kind: 'count' },
            { name: 'won', kind: 'sum', column: 'close_value', where: 'deal_stage = "Won"' },
            { name: 'listed', kind: 'sum', column: 'sales_price' },
            { name: 'share_won', kind: 'share', of: 'deal_stage = "Won"' },
          ],
        },
      ],
    },
  }
}

export function onlineRetailRecipe(folder: string) {
  return {
    unit: { noun: { plural: 'customers', singular: 'customer' }, kind: 'account' },
    asOf: '2011-12-09',
    sources: [
      {
        id: 'lines',
        name: 'Invoice lines',
        role: 'flow',
        completeness: 'complete',
        currency: 'GBP',
        dateColumn: 'InvoiceDate',
        files: [{ path: join(folder, 'online_retail.full.zstd.parquet') }],
        steps: [{ kind: 'derive', name: 'amount', formula: 'Quantity * UnitPrice' }],
      },
    ],
    table: {
      base: { kind: 'keys', name: 'customer', of: [{ source: 'lines', key: 'CustomerID' }] },
      steps: [
        {
          id: 'sales',
          kind: 'features',
          source: 'lines',
          key: 'CustomerID',
          features: [
            { name: 'net_revenue', kind: 'sum', column: 'amount' },
            { name: 'cancelled', kind: 'count', where: 'InvoiceNo starts with "C"' },
            { name: 'invoices', kind: 'distinct', column: 'InvoiceNo' },
          ],
        },
      ],
    },
  }
}
