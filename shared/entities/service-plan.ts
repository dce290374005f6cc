import { z } from 'zod'
import { resourceId } from './operating-model.ts'

/** Until when there will be enough of a resource for a line, and how. */
export const capacityPlan = z.object({
  resource: resourceId,
  by: z.iso.date(),
  how: z.string().trim().min(1).max(300),
})
export type CapacityPlan = z.infer<typeof capacityPlan>

/** What was decided for one line of an option. */
export const lineService = z.object({
  serviceLevelId: z.string().nullable().default(null),
  plans: z.array(capacityPlan).default([]),
  /** Share of each capacity that the line is to have, 0..1. */
  shares: z.partialRecord(resourceId, z.number().min(0).max(1)).default({}),
})
export type LineService = z.infer<typeof lineService>

/** How an option is to be served. Lines that are gone are ignored. */
export const servicePlan = z.object({
  structureId: z.string().min(1),
  /** By id of the segment, or 'default'. */
  lines: z.record(z.string(), lineService).default({}),
})
export type ServicePlan = z.infer<typeof servicePlan>

/** A line for which nothing was decided. */
export const NO_SERVICE: LineService = lineService.parse({})
