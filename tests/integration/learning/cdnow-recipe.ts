/** The last day of the 39 weeks of calibration. */
export const AS_OF = '1997-09-30'

/** Customers of CDNOW's sample with how recently, how often and for how much they bought. */
export const CDNOW_RECIPE = {
  unit: { noun: { plural: 'customers', singular: 'customer' }, kind: 'user' },
  asOf: AS_OF,
  sources: [
    {
      ...{ id: 'purchases', name: 'Purchases', role: 'flow', completeness: 'complete', dateColumn: 'column_3' },
      files: [{ path: 'CDNOW_sample.txt' }],
      options: { types: { column_2: 'integer' } },
    },
  ],
  table: {
    base: { kind: 'keys', name: 'customer', of: [{ source: 'purchases', key: 'column_2' }] },
    steps: [
      {
        ...{ kind: 'features', source: 'purchases', key: 'column_2' },
        features: [
          { name: 'recency_days', kind: 'recency' },
          { name: 'frequency', kind: 'frequency' },
          { name: 'money', kind: 'sum', column: 'column_5' },
        ],
      },
    ],
  },
}

/** SQL for the same from the file alone: `purchases`, and `units` as of a day, to be gone on from. */
export const unitsSql = (file: string, asOf: string): string => `
  WITH rows AS (
    SELECT regexp_extract_all(line, '\\S+') AS field
    FROM read_csv('${file}', columns = {line: 'VARCHAR'}, delim = '\\x01', header = false, quote = '')
  ), purchases AS (
    SELECT CAST(field[2] AS INTEGER) AS customer, strptime(field[3], '%Y%m%d')::DATE AS day, CAST(field[5] AS DOUBLE) AS amount
    FROM rows
  ), units AS (
    SELECT customer, DATE '${asOf}' - max(day) AS recency, count(DISTINCT day) AS frequency, sum(amount) AS money
    FROM purchases WHERE day <= DATE '${asOf}' GROUP BY customer
  )`
