/* Six customers by hand: see EVENTS. As of 2025-06-30. */
export const CUSTOMERS = ['id,name', '1,Ada', '2,Ben', '3,Cyd', '4,Dan', '5,Eve', '6,Fay']
export const EVENTS = [
  'customer,day,kind,amount,channel',
  // Ada: four rows on three days, one without an amount; one after the as-of date.
  '1,2025-01-10,order,100,web',
  '1,2025-01-10,order,50.25,shop',
  '1,2025-03-01,order,,web',
  '1,2025-06-29,return,-20,web',
  '1,2025-07-01,order,1000,web',
  // Ben: one row, on the as-of date itself.
  '2,2025-06-30,order,7,shop',
  // Cyd: rows without a day and after the date only.
  '3,,order,33,web',
  '3,2025-12-24,order,44,web',
  // Eve: five days with gaps 1, 2, 3 and 10.
  '5,2025-05-01,order,10,web',
  '5,2025-05-02,order,20,web',
  '5,2025-05-04,order,30,web',
  '5,2025-05-07,order,40,shop',
  '5,2025-05-17,order,50,web',
  // Fay: rows, none with an amount.
  '6,2025-02-02,order,,web',
  // Nobody and somebody else.
  ',2025-02-02,order,5,web',
  '99,2025-02-02,order,6,web',
]

export const FEATURES = [
  { name: 'count', kind: 'count' },
  { name: 'frequency', kind: 'frequency' },
  { name: 'recency', kind: 'recency' },
  { name: 'tenure', kind: 'tenure' },
  { name: 'mean_gap', kind: 'meanGap' },
  { name: 'median_gap', kind: 'medianGap' },
  { name: 'sum', kind: 'sum', column: 'amount' },
  { name: 'mean', kind: 'mean', column: 'amount' },
  { name: 'min', kind: 'min', column: 'amount' },
  { name: 'max', kind: 'max', column: 'amount' },
  { name: 'first', kind: 'first', column: 'amount' },
  { name: 'last', kind: 'last', column: 'channel' },
  { name: 'channels', kind: 'distinct', column: 'channel' },
  { name: 'web_share', kind: 'share', of: 'channel = "web"' },
  { name: 'web_money', kind: 'share', of: 'channel = "web"', column: 'amount' },
  { name: 'trend', kind: 'trend', column: 'amount', windowDays: 90 },
  { name: 'rows_trend', kind: 'trend', windowDays: 90 },
  { name: 'recent', kind: 'count', windowDays: 2 },
  { name: 'returns', kind: 'sum', column: 'amount', where: 'kind = "return"' },
]

/** All features of all customers. */
export function recipe(completeness: 'complete' | 'partial', asOf = '2025-06-30') {
  return {
    unit: { noun: { plural: 'customers', singular: 'customer' }, kind: 'user' },
    asOf,
    sources: [
      { id: 'customers', name: 'Customers', role: 'attributes', files: [{ path: 'customers.csv' }] },
      {
        id: 'events',
        name: 'Events',
        role: 'flow',
        completeness,
        dateColumn: 'day',
        files: [{ path: 'events.csv' }],
      },
    ],
    table: {
      base: { kind: 'source', source: 'customers', key: 'id' },
      steps: [{ id: 'behaviour', kind: 'features', source: 'events', key: 'customer', features: FEATURES }],
    },
  }
}
