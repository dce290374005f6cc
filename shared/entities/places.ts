import { z } from 'zod'

/** From country to neighbourhood, with one to spare. */
export const MOST_PLACE_LEVELS = 6
/** A smaller cell says little, and may say something of a person. */
export const LEAST_UNITS_IN_PLACE = 30

/** Which columns of the customer table say where a unit is. Columns that are gone are ignored. */
export const places = z.object({
  /** Text columns, the widest first; none: as proposed from their names. */
  levels: z.array(z.string()).max(MOST_PLACE_LEVELS).default([]),
  /** A number column: inhabitants per km² where the unit is. */
  density: z.string().nullable().default(null),
  /** A text column: the climate where the unit is. */
  climate: z.string().nullable().default(null),
  /** Cells with fewer units are put together. */
  leastUnits: z.number().int().min(10).max(100_000).default(LEAST_UNITS_IN_PLACE),
})
export type Places = z.infer<typeof places>
