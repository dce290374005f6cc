import { z } from 'zod'
import { roleId } from '../economics/role.ts'

/** Costs whose level a scenario can change. */
export const SCENARIO_COSTS = [
  'cogs',
  'deliveryCost',
  'supportCost',
  'implementationCost',
  'otherCostToServe',
  'acquisitionCost',
] as const
const scenarioCost = z.enum(SCENARIO_COSTS)
export type ScenarioCost = z.infer<typeof scenarioCost>

/** A relative change: 0.05 = 5 % more. */
const change = z.number().min(-0.9).max(9)

/** What a scenario supposes. Who is in which segment stays as it is. */
export const assumptions = z.object({
  /** Yearly; null: as in the frame. */
  costOfCapital: z.number().min(0).max(1).nullable().default(null),
  /** Of all prices: revenue, discounts and returns change, costs do not. */
  priceChange: change.default(0),
  /** Of what is bought: revenue and the cost of what is sold change alike; costs to serve do not. */
  demandChange: change.default(0),
  /** Above 0 the share of those who stayed that leaves too; below 0 the share of those lost that stays. */
  churnChange: z.number().min(-1).max(1).default(0),
  /** Of the level of single costs. */
  costChanges: z.partialRecord(scenarioCost, change).default({}),
  /** Meanings whose column is not to be had. */
  without: z.array(roleId).default([]),
})
export type Assumptions = z.infer<typeof assumptions>

/** A named set of assumptions that figures can be worked out under; the base is never altered. */
export const scenario = assumptions.extend({
  id: z.string().min(1),
  name: z.string().trim().min(1).max(60),
})
export type Scenario = z.infer<typeof scenario>

/** Figures as they are. */
export const NO_ASSUMPTIONS: Assumptions = assumptions.parse({})
