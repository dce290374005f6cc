import { z } from 'zod'

/** What serving customers takes, or ties up, and of which there is only so much (economics.md, "capacity"). */
export const RESOURCE_IDS = [
  'deliveryHours',
  'implementationDays',
  'salesHours',
  'attentionHours',
  'regulatedUnits',
  'workingCapital',
  'creditExposure',
] as const
export const resourceId = z.enum(RESOURCE_IDS)
export type ResourceId = z.infer<typeof resourceId>

/** Costs of which a part goes away with the customer. */
export const AVOIDABLE_COSTS = [
  'cogs',
  'deliveryCost',
  'supportCost',
  'implementationCost',
  'otherCostToServe',
] as const
const avoidableCost = z.enum(AVOIDABLE_COSTS)
export type AvoidableCost = z.infer<typeof avoidableCost>

/** Figures of the ledger that the customer table's should come to. */
export const LEDGER_LINES = ['netRevenue', ...AVOIDABLE_COSTS] as const
const ledgerLine = z.enum(LEDGER_LINES)
export type LedgerLine = z.infer<typeof ledgerLine>

/** More than any amount that is meant; what lies above is a slip of the hand. */
const MOST = 1e15
const amount = z.number().min(0).max(MOST)
const share = z.number().min(0).max(1)

/** What a segment gets, at a price. */
export const serviceLevel = z.object({
  id: z.string().min(1),
  name: z.string().trim().min(1).max(60),
  /** What it promises, in words. */
  gives: z.string().trim().max(300).default(''),
  /** Money that it costs to give it to one unit for a year. */
  yearlyCost: amount,
})
export type ServiceLevel = z.infer<typeof serviceLevel>

/** What is supposed where a line takes more than it earns. */
export const waysOut = z.object({
  /** Share by which cost to serve falls. */
  serveCheaper: share.default(0.2),
  /** Share by which prices rise, and share of what is bought that is lost by it. */
  priceRise: share.default(0.05),
  priceLoss: share.default(0.02),
  /** Share of each cost that ends with the customer; the rest is stranded. */
  avoidable: z
    .object({
      cogs: share.default(1),
      deliveryCost: share.default(0.5),
      supportCost: share.default(0.5),
      implementationCost: share.default(0.5),
      otherCostToServe: share.default(0.5),
    })
    .prefault({}),
  /** Months over which revenue and avoidable cost end, evenly. */
  runOffMonths: z.number().int().min(0).max(60).default(6),
})
export type WaysOut = z.infer<typeof waysOut>

const capacities = z.partialRecord(resourceId, amount)
const serviceLevels = z.array(serviceLevel).max(12)
const ledger = z.partialRecord(ledgerLine, z.number().min(-MOST).max(MOST))

/** With what customers are served: capacities, limits, service levels, and what is supposed of costs. */
export const operatingModel = z.object({
  /** What there is of each in the period; balances at the as-of date. A resource left out is not limited. */
  capacities: capacities.default({}),
  serviceLevels: serviceLevels.default([]),
  waysOut: waysOut.prefault({}),
  /** Figures of the ledger for the period. */
  ledger: ledger.default({}),
})
export type OperatingModel = z.infer<typeof operatingModel>

/** What is left out stays as it is; what is named is replaced whole. */
export const operatingModelChanges = z.object({ capacities, serviceLevels, waysOut, ledger }).partial()
export type OperatingModelChanges = z.infer<typeof operatingModelChanges>

/** Nothing is limited. */
export const OPEN_MODEL: OperatingModel = operatingModel.parse({})
