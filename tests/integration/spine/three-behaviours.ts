/* What three customers did, by hand: see behaviours.test.ts for what follows from it. As of 2025-06-30. */
export const BEHAVIOUR_FILES = {
  'people.csv': ['id,name', '1,Ada', '2,Ben', '3,Cyd'],
  'usage.csv': [
    'customer,day,feature,minutes',
    // Ada: four rows on three days; three features of the four that anybody used. One row after the as-of date.
    ...['1,2025-06-01,report,10', '1,2025-06-01,report,20', '1,2025-06-10,export,30', '1,2025-06-20,api,5'],
    '1,2025-07-01,later,1000',
    // Ben: one row without minutes. Somebody who is no customer has the fourth feature.
    ...['2,2025-06-05,report,', '99,2025-06-07,chart,1'],
  ],
  'terms.csv': [
    'customer,start,end,line',
    // Ada, core: renewed 10 days after its end, then 4 days before it; the third has not ended.
    ...['1,2023-01-01,2023-12-31,core', '1,2024-01-10,2025-01-09,core', '1,2025-01-05,2026-01-04,core'],
    // Support: the next term begins 62 days after the end, and none follows that.
    ...['1,2024-02-01,2024-07-31,support', '1,2024-10-01,2025-03-31,support'],
    // Of no line, so it belongs to no term before or after it.
    '1,2024-08-10,2024-09-01,',
    // Ben: 30 days after its end on the as-of date itself. Cyd: it ends on that date.
    ...['2,2024-06-01,2025-05-31,core', '3,2024-07-01,2025-06-30,core'],
  ],
  'orders.csv': [
    'customer,day,product,pieces,price',
    // Ada, product a, in powers of two: price 1, 2, 4, 2 and pieces 8, 2, 4, 2; the first day in two rows whose mean is 1.
    ...[
      '1,2025-01-01,a,4,0.5',
      '1,2025-01-01,a,4,1.5',
      '1,2025-02-01,a,2,2',
      '1,2025-03-01,a,4,4',
      '1,2025-04-01,a,2,2',
    ],
    // Product b is dearer and bought more of: 64 at 64, 32 at 128.
    ...['1,2025-01-15,b,64,64', '1,2025-02-15,b,32,128'],
    // Neither a return nor a gift says what is bought at a price.
    ...['1,2025-02-20,b,-3,128', '1,2025-02-21,b,1,0', '1,2025-02-22,b,5,'],
    // Ben: two changes of price, one too few. Cyd: always the same price, but for the last digit of means.
    ...['2,2025-01-01,a,4,1', '2,2025-02-01,a,2,2', '2,2025-03-01,a,4,1'],
    ...['3,2025-01-01,a,3,0.1', '3,2025-01-02,a,7,0.1', '3,2025-01-02,a,3,0.1', '3,2025-01-03,a,9,0.1'],
    ...['3,2025-01-04,a,1,0.1', '3,2025-01-05,a,6,0.1'],
  ],
  'clicks.csv': [
    'customer,day,visit,at,page',
    // Ada: v1 goes all the way.
    ...['1,2025-06-01,v1,1,pricing', '1,2025-06-01,v1,2,trial', '1,2025-06-01,v1,3,signup'],
    // v2: the trial comes before the pricing; what has no place in the visit does not count.
    ...['1,2025-06-02,v2,1,trial', '1,2025-06-02,v2,2,pricing', '1,2025-06-02,v2,3,signup', '1,2025-06-02,v2,,trial'],
    // v3 never sees the pricing. v4: trial and signup at the same moment, so that neither is the later one.
    ...['1,2025-06-03,v3,1,home', '1,2025-06-04,v4,1,pricing', '1,2025-06-04,v4,2,trial', '1,2025-06-04,v4,2,signup'],
    // v5: over midnight.
    ...['1,2025-06-05,v5,99,pricing', '1,2025-06-06,v5,1,trial', '1,2025-06-06,v5,2,signup'],
    // Ben: a visit of the same name, which stops at the pricing.
    ...['2,2025-06-01,v1,1,pricing', '2,2025-06-01,v1,2,home', '3,2025-06-01,v9,1,signup'],
  ],
  'mails.csv': [
    'customer,day,campaign,event',
    // Ada: answered after 7 days; after 8; on the same day; too early to tell; before it was sent.
    ...['1,2025-05-01,c1,sent', '1,2025-05-01,c1,sent', '1,2025-05-08,c1,click'],
    ...['1,2025-05-10,c2,sent', '1,2025-05-18,c2,click', '1,2025-06-23,c3,sent', '1,2025-06-23,c3,click'],
    ...['1,2025-06-24,c4,sent', '1,2025-06-25,c4,click', '1,2025-05-01,c5,click', '1,2025-05-02,c5,sent'],
    '2,2025-05-01,c1,sent',
  ],
  'tickets.csv': ['customer,day,severity', '1,2025-01-05,high', '1,2025-06-25,low', '2,2025-06-30,high'],
} as const

const PATH = ['page = "pricing"', 'page = "trial"', 'page = "signup"']
const MAIL = { kind: 'answered', contact: 'event = "sent"', answer: 'event = "click"', withinDays: 7 }

/** What is made of each file. */
export const BEHAVIOURS = {
  usage: [
    { name: 'frequency', kind: 'frequency' },
    { name: 'recency', kind: 'recency' },
    { name: 'depth', kind: 'perDay' },
    { name: 'minutes_per_day', kind: 'perDay', column: 'minutes' },
    { name: 'adoption', kind: 'breadth', column: 'feature' },
    { name: 'lately_adopted', kind: 'breadth', column: 'feature', windowDays: 21 },
  ],
  terms: [
    { name: 'renewed', kind: 'renewed', ends: 'end', item: 'line' },
    { name: 'renewal_gap', kind: 'renewalGap', ends: 'end', item: 'line' },
    { name: 'renewed_any', kind: 'renewed', ends: 'end' },
    { name: 'renewal_gap_any', kind: 'renewalGap', ends: 'end' },
    { name: 'renewed_year', kind: 'renewed', termDays: 365, item: 'line' },
    { name: 'renewal_gap_year', kind: 'renewalGap', termDays: 365, item: 'line' },
  ],
  orders: [{ name: 'price_response', kind: 'elasticity', column: 'pieces', price: 'price', item: 'product' }],
  clicks: [
    { name: 'signs_up', kind: 'path', steps: PATH, visit: 'visit', order: 'at' },
    { name: 'ends_at_signup', kind: 'path', steps: [PATH[0], PATH[2]], visit: 'visit', order: 'at' },
    { name: 'ever_signs_up', kind: 'path', steps: PATH },
  ],
  mails: [
    { name: 'answered', ...MAIL, item: 'campaign' },
    { name: 'answered_any', ...MAIL },
  ],
  tickets: [
    { name: 'tickets', kind: 'count' },
    { name: 'tickets_lately', kind: 'count', windowDays: 90 },
  ],
} as const

/** The nine behaviours of the three customers. */
export function behaviourRecipe(asOf = '2025-06-30') {
  const sources = Object.keys(BEHAVIOURS).map((id) => ({
    ...{ id, name: id, role: 'flow', completeness: 'complete', files: [{ path: `${id}.csv` }] },
    dateColumn: id === 'terms' ? 'start' : 'day',
  }))
  return {
    unit: { noun: { plural: 'customers', singular: 'customer' }, kind: 'user' },
    asOf,
    sources: [{ id: 'people', name: 'People', role: 'attributes', files: [{ path: 'people.csv' }] }, ...sources],
    table: {
      base: { kind: 'source', source: 'people', key: 'id' },
      steps: Object.entries(BEHAVIOURS).map(([id, features]) => ({
        ...{ id: `made ${id}`, kind: 'features', source: id, key: 'customer', features },
      })),
    },
  }
}
