import { z } from 'zod'
import { query } from './procedure.ts'

/** One condition of an entry's rule, as the rule stands in the editor. */
export const conditionPlace = z.object({
  structureId: z.string(),
  entryId: z.string(),
  /** The rule's text; one that cannot be read is refused with 'rule-invalid'. */
  text: z.string(),
  /** The index in each group on the way to the condition; the part under "not" is 0. */
  path: z.array(z.number().int().min(0)).max(100),
})
export type ConditionPlace = z.infer<typeof conditionPlace>

/**
 * How a condition's column is spread over the units that the condition decides: those that its entry takes or leaves by
 * it alone. Units that an earlier rule takes, or that another condition keeps in or out, are not among them.
 */
export const conditionSpread = z.object({
  /** Units that the condition decides, those without a value included. */
  decided: z.number(),
  /**
   * One more than there are bins; days since 1970-01-01 for dates. Of equal width on `scale`; a bin holds its lower
   * edge, the last one its upper edge too, but for whole numbers and days on a linear scale: there 4 to 6 holds 4 and 5.
   */
  edges: z.array(z.number()),
  scale: z.enum(['linear', 'log']),
  /** Entry ids in order, exclusions first, 'default' last: where the rules as kept put the units. */
  entryIds: z.array(z.string()),
  /** counts[entry][bin]. */
  counts: z.array(z.array(z.number())),
  /** Units per entry before the first bin and after the last. */
  below: z.array(z.number()),
  above: z.array(z.number()),
  /** Units without a value. */
  missing: z.number(),
})
export type ConditionSpread = z.infer<typeof conditionSpread>

const cell = z.union([z.number(), z.string(), z.boolean(), z.null()])

/** One unit near a line. */
export const nearUnit = z.object({
  /** Row of the customer table, from 1. */
  row: z.number(),
  /** What the key column holds; the row's number where there is none. */
  key: z.string(),
  /** In the condition's column; days since 1970-01-01 for dates. */
  value: z.number(),
  /** One per further column. */
  cells: z.array(cell),
  /** Net revenue and contribution of the unit; null where it has none or they are not mapped. */
  revenue: z.number().nullable(),
  contribution: z.number().nullable(),
  /** Entries that take it with the line where it stood before, or with the rules as kept, and with the line as it stands now. */
  was: z.string(),
  now: z.string(),
})
export type NearUnit = z.infer<typeof nearUnit>

export const nearestUnits = z.object({
  /** Units that the condition decides and that have a value. */
  decided: z.number(),
  /** The further columns that the rule reads. */
  columns: z.array(z.string()),
  /** By falling value; as many of each side as were asked for, where there are. */
  units: z.array(nearUnit),
})
export type NearestUnits = z.infer<typeof nearestUnits>

export const conditionProcedures = {
  'conditions.spread': query(
    conditionPlace.extend({
      /** At most so many. */
      bins: z.number().int().min(2).max(200),
      /** A value to keep within the edges. */
      line: z.number().nullable(),
    }),
    conditionSpread,
  ),
  /** The units whose value is nearest to a condition's line, on either side of it. */
  'conditions.nearest': query(
    conditionPlace.extend({
      line: z.number(),
      /** Where the line stood before it was moved, kept since or not; without it `was` is by the rules as kept. */
      former: z.number().optional(),
      each: z.number().int().min(1).max(50),
      /** The named threshold that the line is: other rules that name it move with it. */
      threshold: z.string().optional(),
    }),
    nearestUnits,
  ),
} as const
