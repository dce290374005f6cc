import { z } from 'zod'
import { type MetricId, metricId, metricValue } from '../economics/metric.ts'
import { places } from '../entities/places.ts'
import { command, query } from './procedure.ts'
import { workspaceView } from './workspaces.ts'

/** One step down: the units whose column has this value. */
export const placeStep = z.object({ column: z.string(), value: z.string() })
export type PlaceStep = z.infer<typeof placeStep>

/** The figures of a place. */
export const PLACE_METRICS = [
  'netRevenue',
  'contribution',
  'contributionPerUnitYear',
  'churn',
] as const satisfies readonly MetricId[]

const share = z.number().min(0).max(1)

/** Units of one place, of several small ones, or of none that is said. Lines of a level add up to its whole. */
export const placeLine = z.object({
  /** `rest`: places with too few units, put together; `unsaid`: no place is said. */
  kind: z.enum(['place', 'rest', 'unsaid']),
  /** Of a place; null for the others. */
  value: z.string().nullable(),
  /** Places put together: 1 for a place, 0 where none is said. */
  places: z.number().int(),
  units: z.number(),
  metrics: z.partialRecord(metricId, metricValue),
  /** Null where no column says it, or no unit here has a value. */
  density: z
    .object({
      /** Mean inhabitants per km² over the units that have a value. */
      mean: z.number(),
      /** Of those: in cities, towns and suburbs, and the country. */
      city: share,
      town: share,
      country: share,
    })
    .nullable(),
  /** The most frequent climate, and its share of the units that have one. */
  climate: z.object({ value: z.string(), share }).nullable(),
})
export type PlaceLine = z.infer<typeof placeLine>

export const placeLevel = z.object({
  /** The column that the lines are values of; null where there is no deeper level. */
  column: z.string().nullable(),
  /** The whole that the lines add up to. */
  whole: placeLine,
  /** Most units first, then the rest, then those of which no place is said. */
  lines: z.array(placeLine),
})
export type PlaceLevel = z.infer<typeof placeLevel>

export const placesProcedures = {
  /** What is drilled down by, and whether people said so or names did. */
  'places.get': query(z.object({}), z.object({ places, isProposed: z.boolean() })),
  /** Rejects with AppError 'bad-request' where a column does not serve. */
  'places.arrange': command(z.object({ places }), workspaceView),
  /** The units of a place, parted by the next level. Rejects with AppError 'bad-request' for a path that is none. */
  'places.level': query(z.object({ path: z.array(placeStep) }), placeLevel),
} as const
