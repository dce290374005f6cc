import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenWorkbench, openWorkbench } from '../../../fixtures/open-workbench.ts'
import { sharedData } from '../../../fixtures/shared-data.ts'
import { expectAsSql } from './compare-with-sql.ts'
import { adventureWorksYear, onlineRetailYear, saasSalesYear } from './economics-recipes.ts'

/*
 * The economics of real customers beside DuckDB's own SQL over the same files: it reads them itself, and nothing of the
 * product takes part in its answer.
 */

let workbench: OpenWorkbench
beforeAll(async () => {
  workbench = await openWorkbench()
})
afterAll(() => workbench.close())

const SLOW = { timeout: 120_000 }

const adventureWorks = sharedData('adventureworks')
describe.skipIf(adventureWorks === null)('AdventureWorks', () => {
  it('earns what SQL says, from margin to lifetime value', SLOW, async () => {
    const folder = adventureWorks ?? ''
    const compared = await expectAsSql(workbench, {
      recipe: adventureWorksYear(folder),
      frame: { periodStart: '2018-07-01', asOf: '2019-06-30', costOfCapital: 0.08, currency: 'USD' },
      roles: {
        ...{ revenue: 'revenue', priorRevenue: 'prior', cogs: 'goods', otherCostToServe: 'serving' },
        ...{ receivables: 'open', churned: 'lost', customerSince: 'since', wonInPeriod: 'won' },
        acquisitionCost: 'winning',
      },
      exclusions: [['Low income', 'AnnualIncome < 20000']],
      segments: [
        ['High value', 'revenue >= 2000'],
        ['Returning', 'prior > 0 and revenue > 0'],
        ['Newly won', 'since >= 2018-07-01'],
      ],
      sql: adventureWorksSql(folder),
    })
    expect(compared).toBe(6 * 23)
  })
})

const adventureWorksSql = (folder: string): string => `
  WITH sales AS (
    SELECT CustomerKey AS k, strptime(OrderDate, '%m/%d/%Y')::DATE AS d,
      OrderQuantity * ProductPrice AS worth, OrderQuantity * ProductCost AS cost
    FROM read_csv('${folder}/AdventureWorks_Sales_*.csv', types = {'OrderDate': 'VARCHAR'})
    JOIN read_csv('${folder}/AdventureWorks_Products.csv') USING (ProductKey)),
  bought AS (
    SELECT k, min(d) AS since,
      coalesce(sum(worth) FILTER (d >= DATE '2018-07-01'), 0) AS r,
      coalesce(sum(worth) FILTER (d >= DATE '2017-07-01' AND d < DATE '2018-07-01'), 0) AS prior,
      coalesce(sum(cost) FILTER (d >= DATE '2018-07-01'), 0) AS goods,
      1.25 * count(*) FILTER (d >= DATE '2018-07-01') AS serving,
      coalesce(sum(worth) FILTER (d >= DATE '2019-06-01'), 0) AS owed
    FROM sales GROUP BY k),
  units AS (
    SELECT since, coalesce(r, 0) AS r, coalesce(prior, 0) AS prior, coalesce(owed, 0) AS owed,
      coalesce(r, 0) - coalesce(goods, 0) AS gm, coalesce(serving, 0) AS cts,
      coalesce(r, 0) - coalesce(goods, 0) - coalesce(serving, 0) AS cm,
      (coalesce(prior, 0) > 0 AND coalesce(r, 0) = 0) AS lost, since >= DATE '2018-07-01' AS won,
      since < DATE '2018-07-01' AS there,
      CASE WHEN since IS NOT NULL THEN (DATE '2019-06-30' - greatest(since, DATE '2018-07-01') + 1) / 365.25 END AS years,
      CASE WHEN try_cast(replace(replace(trim(AnnualIncome), '$', ''), ',', '') AS DOUBLE) < 20000 THEN 'Low income'
        WHEN coalesce(r, 0) >= 2000 THEN 'High value' WHEN prior > 0 AND r > 0 THEN 'Returning'
        WHEN since >= DATE '2018-07-01' THEN 'Newly won' ELSE 'Standard path' END AS line
    FROM read_csv('${folder}/AdventureWorks_Customers.csv', types = {'AnnualIncome': 'VARCHAR'})
    LEFT JOIN bought ON CustomerKey = k),
  whole AS (SELECT count(*) AS n, sum(r) AS r, sum(cm) AS cm, count(*) FILTER (lost AND there) / count(*) FILTER (there) AS churn FROM units),
  lines AS (
    SELECT coalesce(line, 'all') AS line, count(*) AS units, sum(years) AS years, sum(r) AS r, sum(gm) AS gm,
      sum(cts) AS cts, sum(cm) AS cm, sum(r) FILTER (r > 0) AS paid, sum(gm) FILTER (r > 0) AS paid_gm,
      sum(cm) FILTER (r > 0) AS paid_cm, sum(years) FILTER (r > 0) AS paid_years,
      sum(cm) FILTER (years IS NOT NULL) AS timed_cm,
      count(*) FILTER (won) AS wins, 22.5 * count(*) FILTER (won) AS spent,
      sum(cm) FILTER (won) AS won_cm, sum(years) FILTER (won) AS won_years,
      count(*) FILTER (there) AS there, count(*) FILTER (there AND lost) AS lost,
      sum(prior) AS prior, sum(prior) FILTER (lost) AS prior_lost,
      sum(r) FILTER (prior > 0 AND NOT lost) AS kept, sum(prior) FILTER (prior > 0) AS prior_all,
      sum(owed) AS owed, sum(owed) FILTER (r > 0) AS owed_paid
    FROM units GROUP BY GROUPING SETS ((line), ())),
  rated AS (
    SELECT *, (1 - (lost + 30 * (SELECT churn FROM whole)) / (there + 30)) ^ (12 / (365 / 365.25 * 12)) AS stays,
      paid_cm / paid_years AS m FROM lines)
  SELECT line, units, units / (SELECT n FROM whole) AS "shareOfUnits", years AS "unitYears", r AS "netRevenue",
    r / (SELECT r FROM whole) AS "shareOfRevenue", gm AS "grossMargin", paid_gm / paid AS "grossMarginShare",
    cts AS "costToServe", cm AS contribution, paid_cm / paid AS "contributionMargin",
    timed_cm / years AS "contributionPerUnitYear", cm / (SELECT cm FROM whole) AS "contributionShare",
    CASE WHEN wins > 0 THEN spent / wins END AS "acquisitionCostPerWin",
    CASE WHEN won_cm > 0 THEN spent / wins / (won_cm / won_years / 12) END AS "paybackMonths",
    CASE WHEN there > 0 THEN lost / there END AS churn,
    CASE WHEN prior > 0 THEN coalesce(prior_lost, 0) / prior END AS "revenueChurn",
    CASE WHEN prior_all > 0 THEN coalesce(kept, 0) / prior_all END AS "netRevenueRetention",
    CASE WHEN m > 0 THEN list_sum([m * (stays / 1.08) ^ t FOR t IN range(0, 5)]) END AS "lifetimeValueNew",
    CASE WHEN m > 0 THEN list_sum([m * (stays / 1.08) ^ t FOR t IN range(1, 6)]) END AS "lifetimeValue",
    owed AS "workingCapital", CASE WHEN r > 0 THEN owed / (r * 365.25 / 365) END AS "workingCapitalIntensity",
    CASE WHEN paid > 0 THEN owed_paid / (paid / 365) END AS "daysSalesOutstanding",
    owed * 0.08 * 365 / 365.25 AS "capitalCharge"
  FROM rated`

const saasSales = sharedData('saas-sales')
describe.skipIf(saasSales === null)('SaaS-Sales', () => {
  it('earns what SQL says, customers that cost more than they bring included', SLOW, async () => {
    const folder = saasSales ?? ''
    const compared = await expectAsSql(workbench, {
      recipe: saasSalesYear(folder),
      frame: { periodStart: '2023-01-01', asOf: '2023-12-31', costOfCapital: 0.1, currency: 'USD' },
      roles: { revenue: 'sales', grossMargin: 'profit', otherCostToServe: 'handling' },
      segments: [
        ['Drains', 'profit < 0'],
        ['Small', 'size = "SMB"'],
        ['Large', 'sales >= 8000'],
      ],
      sql: `
        WITH units AS (
          SELECT coalesce(sum(Sales) FILTER (this), 0) AS r, coalesce(sum(Profit) FILTER (this), 0) AS gm,
            60 * count(DISTINCT "Order ID") FILTER (this) AS cts, max_by(Segment, (day, Segment)) AS size
          FROM (SELECT *, strptime("Order Date", '%m/%d/%Y') AS day, day >= TIMESTAMP '2023-01-01' AS this
            FROM read_csv('${folder}/SaaS-Sales.csv', types = {'Order Date': 'VARCHAR'}) WHERE day <= TIMESTAMP '2023-12-31')
          GROUP BY Customer),
        labelled AS (
          SELECT *, gm - cts AS cm, CASE WHEN gm < 0 THEN 'Drains' WHEN size = 'SMB' THEN 'Small'
            WHEN r >= 8000 THEN 'Large' ELSE 'Standard path' END AS line FROM units)
        SELECT coalesce(line, 'all') AS line, count(*) AS units, count(*) * 365 / 365.25 AS "unitYears", sum(r) AS "netRevenue",
          sum(gm) AS "grossMargin", sum(gm) FILTER (r > 0) / sum(r) FILTER (r > 0) AS "grossMarginShare", sum(cts) AS "costToServe",
          sum(cm) AS contribution, sum(cm) FILTER (r > 0) / sum(r) FILTER (r > 0) AS "contributionMargin",
          sum(cm) / (count(*) * 365 / 365.25) AS "contributionPerUnitYear",
          sum(cm) / (SELECT sum(cm) FROM labelled) AS "contributionShare", NULL AS churn, NULL AS "workingCapital"
        FROM labelled GROUP BY GROUPING SETS ((line), ())`,
    })
    expect(compared).toBe(5 * 12)
  })
})

const onlineRetail = sharedData('online-retail')
describe.skipIf(onlineRetail === null)('Online Retail', () => {
  it('sells what SQL says, credit notes taken off', SLOW, async () => {
    const folder = onlineRetail ?? ''
    const compared = await expectAsSql(workbench, {
      recipe: onlineRetailYear(folder),
      frame: { periodStart: '2010-12-10', asOf: '2011-12-09', costOfCapital: 0.1, currency: 'GBP' },
      roles: { revenue: 'invoiced', returns: 'credited' },
      exclusions: [['Gone quiet', 'recency > 300']],
      segments: [
        ['Wholesale', 'invoiced >= 5000'],
        ['Regular', 'invoices >= 4'],
      ],
      sql: `
        WITH units AS (
          SELECT coalesce(sum(worth) FILTER (this AND worth > 0), 0) AS invoiced,
            coalesce(-sum(worth) FILTER (this AND Quantity < 0), 0) AS credited,
            count(DISTINCT InvoiceNo) FILTER (this) AS invoices, DATE '2011-12-09' - max(InvoiceDate)::DATE AS recency
          FROM (SELECT *, Quantity * UnitPrice AS worth, InvoiceDate::DATE >= DATE '2010-12-10' AS this
            FROM '${folder}/online_retail.full.zstd.parquet' WHERE CustomerID IS NOT NULL)
          GROUP BY CustomerID),
        labelled AS (
          SELECT *, invoiced - credited AS r, CASE WHEN recency > 300 THEN 'Gone quiet' WHEN invoiced >= 5000 THEN 'Wholesale'
            WHEN invoices >= 4 THEN 'Regular' ELSE 'Standard path' END AS line FROM units)
        SELECT coalesce(line, 'all') AS line, count(*) AS units, count(*) / (SELECT count(*) FROM labelled) AS "shareOfUnits",
          sum(r) AS "netRevenue", sum(r) / (SELECT sum(r) FROM labelled) AS "shareOfRevenue",
          NULL AS contribution, NULL AS "grossMargin", NULL AS churn
        FROM labelled GROUP BY GROUPING SETS ((line), ())`,
    })
    expect(compared).toBe(5 * 7)
  })
})
