import { z } from 'zod'

/** The economic meanings a column can have (economics.md, "Column meanings"). One column per meaning. */
export const ROLE_IDS = [
  'revenue',
  'priorRevenue',
  'discounts',
  'returns',
  'cogs',
  'grossMargin',
  'deliveryCost',
  'supportCost',
  'implementationCost',
  'otherCostToServe',
  'acquisitionCost',
  'wonInPeriod',
  'receivables',
  'inventory',
  'payables',
  'customerAdvances',
  'creditExposure',
  'defaultProbability',
  'lossGivenDefault',
  'churned',
  'customerSince',
  'endDate',
  'potentialRevenue',
  'overdue',
  'deliveryHours',
  'implementationDays',
  'salesHours',
  'attentionHours',
  'regulated',
  'converted',
  'cycleDays',
  'onboardingDays',
  'renewalDate',
] as const
export const roleId = z.enum(ROLE_IDS)
export type RoleId = z.infer<typeof roleId>

/** How a role's column is read. */
export const roleBinding = z.object({
  column: z.string().min(1),
  /** What a missing cell means: unknown, or zero because the source is complete for every unit. */
  blankMeans: z.enum(['missing', 'zero']),
  /** For flags kept as text: the values that mean "yes", such as "Yes". Empty for boolean and 0/1 columns. */
  trueValues: z.array(z.string()).default([]),
  /** Of costs: what one of the column's number costs, where that counts a driver such as orders; left out, it is money. */
  rate: z.number().positive().max(1e9).optional(),
  /** False while only suggested: a suggestion is shown, and counts once a person confirms it. */
  confirmed: z.boolean(),
})
export type RoleBinding = z.infer<typeof roleBinding>

/** The column meanings of a workspace. */
export const mapping = z.object({
  roles: z.partialRecord(roleId, roleBinding),
})
export type Mapping = z.infer<typeof mapping>
