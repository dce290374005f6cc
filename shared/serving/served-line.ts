import { z } from 'zod'
import { AVOIDABLE_COSTS, resourceId } from '../entities/operating-model.ts'

/** Money of the costed units of a line. Contribution = revenue − all costs. */
export const lineMoney = z.object({
  revenue: z.number(),
  /** Of what is mapped; cost of goods is always there. */
  costs: z.partialRecord(z.enum(AVOIDABLE_COSTS), z.number()),
  contribution: z.number(),
})
export type LineMoney = z.infer<typeof lineMoney>

/** What a line needs of a resource, and on how many units that rests. */
export const demand = z.object({ amount: z.number(), units: z.number() })
export type Demand = z.infer<typeof demand>

/** A line of an option as it is served: segments, the standard path, and what is not served. */
export const servedLine = z.object({
  entryId: z.string(),
  kind: z.enum(['segment', 'default', 'excluded']),
  name: z.string(),
  slot: z.number().nullable(),
  units: z.number(),
  unitYears: z.number(),
  /** Null where it is not available; the option says why. */
  money: lineMoney.nullable(),
  /** Of mapped resources. */
  demand: z.partialRecord(resourceId, demand),
})
export type ServedLine = z.infer<typeof servedLine>

/** Whether somebody works for the line: what is not served takes nothing. */
export const isServed = ({ kind }: Pick<ServedLine, 'kind'>): boolean => kind !== 'excluded'
