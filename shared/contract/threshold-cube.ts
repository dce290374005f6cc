import { z } from 'zod'
import { MEASURE_IDS } from '../economics/measure-plan.ts'
import { metricId } from '../economics/metric.ts'
import { query } from './procedure.ts'
import { entryReach } from './structures.ts'

/** More steps than a hand can tell apart. */
export const MOST_STEPS = 1000

/** What a hand moves: a named threshold wherever it is named, or the line of one condition of one rule. */
export const handledLine = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('threshold'), name: z.string() }),
  z.object({
    kind: z.literal('condition'),
    entryId: z.string(),
    /** The index in each group on the way to the condition; the part under "not" is 0. */
    path: z.array(z.number().int().min(0)).max(100),
  }),
])
export type HandledLine = z.infer<typeof handledLine>

const steps = z
  .array(z.number().finite())
  .min(1)
  .max(MOST_STEPS)
  .refine((values) => values.every((value, index) => index === 0 || value > (values[index - 1] ?? value)), {
    message: 'steps rise, each stands once',
  })

/** What goes with a cube's cells, as JSON under `cube` in the metadata of the Arrow schema. */
export const cubeFacts = z.object({
  structureId: z.string(),
  /** Of the classes, in order: exclusions, segments, 'default' last. */
  entryIds: z.array(z.string()),
  measureIds: z.array(z.enum(MEASURE_IDS)),
  /** Metrics that no mapped meaning supports, with the reason. */
  unavailable: z.partialRecord(metricId, z.string()),
  /** As the scenario has it. */
  costOfCapital: z.number(),
})
export type CubeFacts = z.infer<typeof cubeFacts>

/** What rules reach with a line on its first step, and by how much each step that it comes to changes that. */
export const lineMoves = z.object({
  structureId: z.string(),
  /** Exclusions, segments in order, the default path last. */
  entries: z.array(entryReach.omit({ metrics: true })),
  overlappingUnits: z.number(),
  changes: z.array(
    z.object({
      kind: z.enum(['matches', 'overlapping', 'unknown', 'unknownByColumn', 'takenBy', 'overlappingUnits']),
      /** Null of `overlappingUnits`. */
      entryId: z.string().nullable(),
      /** The column, or the entry that takes the units; null of others. */
      by: z.string().nullable(),
      /** One per step; the first is 0. */
      steps: z.array(z.number()),
    }),
  ),
})
export type LineMoves = z.infer<typeof lineMoves>

/** Name of the metadata that holds the facts. */
export const CUBE_FACTS = 'cube'

const movingStructure = z.object({
  structureId: z.string(),
  line: handledLine,
  /** As if this text were kept; a line of a condition is one of it, whatever its value there. */
  draft: z.object({ entryId: z.string(), text: z.string() }).optional(),
  steps,
})

export const thresholdCubeProcedures = {
  /**
   * The sums of a structure's classes with a line on each of some steps, as cells (shared/economics/threshold-cube.ts): the
   * columns `step`, `before`, `at`, `after`, `units`, and per measure `sum <id>` and `count <id>`. Refused with
   * 'not-available' where the line parts several columns, or a condition that it does not part in two.
   */
  'thresholds.cube': query(movingStructure.extend({ scenarioId: z.string().nullable().default(null) }), 'arrow'),
  /** What the rules match, share and cannot decide with the line on each step; refused as 'thresholds.cube' is. */
  'thresholds.moves': query(movingStructure, lineMoves),
} as const
