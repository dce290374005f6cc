import { z } from 'zod'
import { metricId, metricValue } from '../economics/metric.ts'
import { lens } from '../entities/structure.ts'
import { threshold } from '../entities/threshold.ts'
import { command, query } from './procedure.ts'
import { workspaceView } from './workspaces.ts'

const structureId = z.string()
const name = z.string().min(1).max(120)

/** One tested entry with its reach. `units` is after order decides, `matches` before. */
export const entryReach = z.object({
  entryId: z.string(),
  kind: z.enum(['exclusion', 'segment', 'default']),
  units: z.number(),
  matches: z.number(),
  /** Matches that another entry matches too. */
  overlapping: z.number(),
  /** Matches by the entry that takes them: earlier ones and itself, in order; they add up to `matches`. */
  takenBy: z.array(z.object({ entryId: z.string(), units: z.number() })),
  unknown: z.number(),
  unknownByColumn: z.record(z.string(), z.number()),
  /** Set where the rule cannot run: unfinished text, a column that is gone. */
  broken: z.string().nullable(),
  /** What its units earn, as far as the column meanings tell. */
  metrics: z.partialRecord(metricId, metricValue),
})
export type EntryReach = z.infer<typeof entryReach>

export const structureReach = z.object({
  structureId,
  unitCount: z.number(),
  /** Exclusions, segments in order, the default path last. */
  entries: z.array(entryReach),
  /** Units that two or more rules match before the order decides. */
  overlappingUnits: z.number(),
  elapsedMs: z.number(),
})
export type StructureReach = z.infer<typeof structureReach>

/** A named threshold in the hand: where it stands before it is let go. */
export const movedThreshold = z.object({ name: z.string(), value: z.number().finite() })
export type MovedThreshold = z.infer<typeof movedThreshold>

export const structuresProcedures = {
  'structures.add': command(z.object({ name, lens }), workspaceView),
  'structures.duplicate': command(z.object({ structureId }), workspaceView),
  'structures.rename': command(z.object({ structureId, name }), workspaceView),
  'structures.setLens': command(z.object({ structureId, lens }), workspaceView),
  /**
   * Makes an option a second label on another, or (null) an option of its own again. Refused where the two, or more of
   * them in a round, would refer to each other.
   */
  'structures.layOver': command(z.object({ structureId, primaryId: z.string().nullable() }), workspaceView),
  'structures.move': command(z.object({ structureId, toIndex: z.number().int().min(0) }), workspaceView),
  'structures.remove': command(z.object({ structureId }), workspaceView),
  'structures.renameDefaultPath': command(z.object({ structureId, name }), workspaceView),
  /** Adds a segment after the last, or an exclusion; `text` may be empty or unfinished. */
  'segments.add': command(
    z.object({ structureId, kind: z.enum(['segment', 'exclusion']), name, text: z.string() }),
    workspaceView,
  ),
  'segments.duplicate': command(z.object({ structureId, entryId: z.string() }), workspaceView),
  'segments.rename': command(z.object({ structureId, entryId: z.string(), name }), workspaceView),
  /** Keeps whatever was typed; a text that cannot be read yet leaves the entry without a rule. */
  'segments.setRule': command(z.object({ structureId, entryId: z.string(), text: z.string() }), workspaceView),
  'segments.move': command(
    z.object({ structureId, entryId: z.string(), toIndex: z.number().int().min(0) }),
    workspaceView,
  ),
  'segments.remove': command(z.object({ structureId, entryId: z.string() }), workspaceView),
  /** Makes or changes a threshold; with `rule`, one entry's rule that names it is kept in the same step. */
  'thresholds.set': command(
    z.object({
      name: threshold.shape.name,
      value: z.number().finite(),
      unit: z.string(),
      rule: z.object({ structureId, entryId: z.string(), text: z.string() }).optional(),
    }),
    workspaceView,
  ),
  /** Calls a threshold by another name, in all rules too. Refused with 'conflict' where the name is taken. */
  'thresholds.rename': command(z.object({ name: z.string(), to: threshold.shape.name }), workspaceView),
  /** Refused with 'conflict' while a rule uses it. */
  'thresholds.remove': command(z.object({ name: z.string() }), workspaceView),
  /** Counts, overlap and unknowns; as if the draft's text were kept, and as if the threshold stood at that value. */
  'structures.reach': query(
    z.object({
      structureId,
      draft: z.object({ entryId: z.string(), text: z.string() }).optional(),
      threshold: movedThreshold.optional(),
    }),
    structureReach,
  ),
} as const
