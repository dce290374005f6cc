import type { RoleId } from '../../shared/economics/role.ts'
import type { Lens } from '../../shared/entities/structure.ts'

interface JourneyStructure {
  readonly name: string
  readonly lens: Lens
  /** The same condition twice: in the product's language and in SQL, written by hand. */
  readonly segments: readonly { readonly name: string; readonly rule: string; readonly sql: string }[]
}

/** What the generated columns are taken to mean. */
export const JOURNEY_ROLES: readonly (readonly [RoleId, string])[] = [
  ['revenue', 'amount_3'],
  ['grossMargin', 'amount_2'],
  ['deliveryCost', 'amount_1'],
  ['supportCost', 'amount_5'],
]

/** Two options of six segments over the generated units. */
export const JOURNEY_STRUCTURES: readonly JourneyStructure[] = [
  {
    name: 'Value tiers',
    lens: 'value',
    segments: [
      {
        name: 'Top',
        rule: 'amount_3 >= 90000 and plan in ("Plus", "Pro")',
        sql: "amount_3 >= 90000 AND plan IN ('Plus', 'Pro')",
      },
      {
        name: 'Growing',
        rule: 'amount_3 >= 60000 and recency_days < 120',
        sql: 'amount_3 >= 60000 AND recency_days < 120',
      },
      { name: 'Steady', rule: 'amount_3 >= 60000', sql: 'amount_3 >= 60000' },
      {
        name: 'Middle',
        rule: 'amount_3 >= 20000 and amount_7 >= 50000',
        sql: 'amount_3 >= 20000 AND amount_7 >= 50000',
      },
      { name: 'Busy', rule: 'logins >= 700 or tickets >= 15', sql: 'logins >= 700 OR tickets >= 15' },
      { name: 'Long tail', rule: 'amount_3 < 5000', sql: 'amount_3 < 5000' },
    ],
  },
  {
    name: 'Sectors',
    lens: 'other',
    segments: [
      {
        name: 'Regulated',
        rule: 'industry in ("Fintech", "Health", "Public sector")',
        sql: "industry IN ('Fintech', 'Health', 'Public sector')",
      },
      {
        name: 'Home makers',
        rule: 'industry = "Manufacturing" and country in ("DE", "AT")',
        sql: "industry = 'Manufacturing' AND country IN ('DE', 'AT')",
      },
      { name: 'Makers', rule: 'industry = "Manufacturing"', sql: "industry = 'Manufacturing'" },
      { name: 'New', rule: 'signed_up >= 2024-01-01', sql: "signed_up >= DATE '2024-01-01'" },
      { name: 'Active', rule: 'active = true and frequency >= 10', sql: 'active AND frequency >= 10' },
      { name: 'Small', rule: 'size_band in ("Micro", "Small")', sql: "size_band IN ('Micro', 'Small')" },
    ],
  },
]

/** One option in SQL: units and the sums that its economics need, by the first segment that takes a unit. */
export function peerComparison({ segments }: JourneyStructure): string {
  const cases = segments.map(({ sql }, index) => `WHEN ${sql} THEN ${index}`)
  const sums = JOURNEY_ROLES.flatMap(([, column]) => [`sum(${column})`, `count(${column})`])
  const contribution = 'amount_2 - amount_1 - amount_5'
  return `SELECT CASE ${cases.join(' ')} ELSE ${segments.length} END AS segment, count(*) AS units, ${sums.join(', ')},
    sum(${contribution}), sum((${contribution}) * (${contribution})) FROM units GROUP BY 1`
}
