import { z } from 'zod'
import { goalMeasure } from '../goals/goal-measure.ts'
import { query } from './procedure.ts'
import { handledLine } from './threshold-cube.ts'
import { versionLine, versionSums } from './versions.ts'

/** A place of the line with what the goal is set for there. */
const goalPlace = z.object({
  /** A number, or a day since 1970-01-01. */
  line: z.number(),
  /** Null where it cannot be worked out there. */
  figure: z.number().nullable(),
  isMet: z.boolean(),
})
export type GoalPlace = z.infer<typeof goalPlace>

export const goalView = z.object({
  /**
   * - found: the goal is met there, and no longer one value further
   * - met: it is met wherever the line stands
   * - unreachable: it is met nowhere; the place comes nearest
   * - none: the figure is known nowhere
   */
  kind: z.enum(['found', 'met', 'unreachable', 'none']),
  now: goalPlace,
  found: goalPlace.nullable(),
  /** The round numbers next to what was found, or the first days of months; none where there is none. */
  rounds: z.array(goalPlace),
  /** Every entry now (`from`) and with the line where it was found (`to`). */
  lines: z.array(versionLine),
  total: versionSums,
  /** Why the figure is known nowhere. */
  reason: z.string().nullable(),
})
export type GoalView = z.infer<typeof goalView>

export const goalQuestion = z.object({
  structureId: z.string(),
  line: handledLine,
  /** The segment, not-served rule or 'default' that the goal is set for. */
  entryId: z.string(),
  measure: goalMeasure,
  relation: z.enum(['at-most', 'at-least']),
  target: z.number().finite(),
})
export type GoalQuestion = z.infer<typeof goalQuestion>

export const goalProcedures = {
  /** Where a line has to stand for a goal, what stands next to it in round numbers, and what it costs elsewhere. */
  'goals.seek': query(goalQuestion, goalView),
} as const
