import { z } from 'zod'

const fields = {
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
  /** Yearly, as a share, 0.08 = 8 %; also the rate at which later contribution is discounted. */
  costOfCapital: z.number().min(0).max(1),
}

const minimumHistory = z.number().int().min(0).max(60)

/** What every figure of the workspace is measured in. */
export const frame = z.object({
  ...fields,
  /** Whether the costs already hold a provision for bad debt: expected loss is then not taken off again. */
  badDebtInCosts: z.boolean().default(false),
  /** Units that were customers for fewer months are too new to tier; 0: none is. */
  minimumHistoryMonths: minimumHistory.default(6),
  /** Whether those too new to tier are a line of their own in every option, or stay where rules put them. */
  tooNewApart: z.boolean().default(false),
})
export type Frame = z.infer<typeof frame>

/** What is left out stays as it is: no field has a default here. */
export const frameChanges = z
  .object({ ...fields, badDebtInCosts: z.boolean(), minimumHistoryMonths: minimumHistory, tooNewApart: z.boolean() })
  .partial()
