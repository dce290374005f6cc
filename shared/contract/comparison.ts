import { z } from 'zod'
import { metricId, metricValue } from '../economics/metric.ts'
import { boardChoice } from '../entities/board.ts'
import { command, query } from './procedure.ts'
import { workspaceView } from './workspaces.ts'

/** One line of a compared structure. Segments + default + excluded = all, and so do their sums. */
export const comparisonRow = z.object({
  /** Id of the segment or exclusion, or 'default', 'total'. */
  entryId: z.string(),
  kind: z.enum(['segment', 'default', 'excluded', 'total']),
  name: z.string(),
  /** Colour 1..8 of a segment, else null. */
  slot: z.number().nullable(),
  metrics: z.partialRecord(metricId, metricValue),
  /** Units and revenue of the line without every mapped input, inside the line's units and revenue; null where withheld. */
  notCosted: z.object({ units: z.number(), revenue: z.number().nullable() }).nullable(),
  /** Units of the line whose net revenue is zero or less, and that revenue; null where withheld. */
  netReturners: z.object({ units: z.number(), revenue: z.number().nullable() }).nullable(),
  /** Units of the line with too little history to judge, and their revenue; null where the first day is not mapped, or withheld. */
  tooNew: z.object({ units: z.number(), revenue: z.number().nullable() }).nullable(),
  /**
   * What "contribution, % of revenue" rests on: the costed units with revenue above zero; null without contribution. Its
   * units are null where they would tell how many others there are, and those are withheld.
   */
  marginBase: z.object({ units: z.number().nullable(), revenue: z.number(), contribution: z.number() }).nullable(),
})
export type ComparisonRow = z.infer<typeof comparisonRow>

export const comparedStructure = z.object({
  structureId: z.string(),
  name: z.string(),
  lens: z.string(),
  rows: z.array(comparisonRow),
  /** Entries whose rule cannot run, with the reason; their units fall through. */
  broken: z.array(z.object({ entryId: z.string(), name: z.string(), reason: z.string() })),
  /** Share of the variance of contribution per unit that lies between segments, 0..1; null where not available. */
  separation: z.number().nullable(),
  /** The same of net revenue, where there is no contribution; null where that is not available either. */
  revenueSeparation: z.number().nullable(),
  /** How far churn differs between segments, Cramér's V, 0..1; null where not available. */
  churnContrast: z.number().nullable(),
  /** Columns on which a rule cuts and of which what is scored is made: the score is then high in part by construction. */
  circular: z.object({
    separation: z.array(z.string()),
    revenueSeparation: z.array(z.string()),
    churnContrast: z.array(z.string()),
  }),
  /** Shares of units: on the default path, not served, matching more than one rule before order; null where withheld. */
  defaultShare: z.number().nullable(),
  excludedShare: z.number().nullable(),
  overlapShare: z.number().nullable(),
})
export type ComparedStructure = z.infer<typeof comparedStructure>

export const comparisonView = z.object({
  unitCount: z.number(),
  /** Metrics that no mapped meaning supports, with the reason, once for the whole board. */
  unavailable: z.partialRecord(metricId, z.string()),
  structures: z.array(comparedStructure),
  elapsedMs: z.number(),
})
export type ComparisonView = z.infer<typeof comparisonView>

export const comparisonProcedures = {
  /** Under a scenario's assumptions, or (null) as things are. */
  'comparison.run': query(
    z.object({ structureIds: z.array(z.string()).min(1).max(7), scenarioId: z.string().nullable().default(null) }),
    comparisonView,
  ),
  'board.update': command(boardChoice, workspaceView),
} as const
