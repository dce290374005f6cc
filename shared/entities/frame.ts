import { z } from 'zod'

/** What every figure of the workspace is measured in. */
export const frame = z.object({
  title: z.string().min(1),
  /** The chosen noun for a unit, plural and singular: "accounts", "account". */
  unitNoun: z.object({ plural: z.string().min(1), singular: z.string().min(1) }),
  /** ISO 4217 code. */
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** The snapshot's day; every relative date is counted from it. */
  asOf: z.iso.date(),
  /** First day of the period that flows (revenue, costs) cover; it ends on the as-of date, both ends included. */
  periodStart: z.iso.date(),
  /** Whether units that were lost during the period are in the table. */
  population: z.enum(['all-of-period', 'survivors-only']),
  /** Yearly cost of capital as a share, 0.08 = 8 %. */
  costOfCapital: z.number().min(0).max(1),
})
export type Frame = z.infer<typeof frame>
