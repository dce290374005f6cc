import { z } from 'zod'
import { metricId, metricValue } from '../economics/metric.ts'
import { roleId } from '../economics/role.ts'
import { query } from './procedure.ts'

/** Where a figure stands: a line of an option; without an option, the whole base. */
export const figurePlace = z.object({
  structureId: z.string().nullable(),
  /** A segment or exclusion, 'default' or 'total'. */
  entryId: z.string(),
  metric: metricId,
  /** The scenario under which it was worked out; null: as things are. */
  scenarioId: z.string().nullable().default(null),
})
export type FigurePlace = z.output<typeof figurePlace>
export type FigurePlaceInput = z.input<typeof figurePlace>

/** Why a figure is what it is. */
export const explanation = z.object({
  /** The line's name. */
  name: z.string(),
  structureName: z.string().nullable(),
  value: metricValue,
  /** Units of the line. */
  units: z.number(),
  /** Sums of the formula, in its order; what is not mapped is left out. */
  terms: z.array(
    z.object({
      label: z.string(),
      unit: z.enum(['count', 'money', 'years', 'days', 'hours']),
      /** Null where it is too large to be a figure. */
      value: z.number().nullable(),
      /** Units that the sum rests on, of `units`. */
      n: z.number(),
      units: z.number(),
    }),
  ),
  /** Settings of the frame that the formula uses. */
  frame: z.array(z.enum(['period', 'costOfCapital', 'badDebtInCosts'])),
  /** Columns it reads, in the order of the meanings. */
  columns: z.array(
    z.object({
      role: roleId,
      column: z.string(),
      blankMeans: z.enum(['missing', 'zero']),
      /** What one costs, where the column counts a driver. */
      rate: z.number().optional(),
      /** Units of the line with a value in it. */
      present: z.number(),
    }),
  ),
  /** What was last changed of what it rests on, newest first; a thing never changed is left out. */
  changes: z.array(
    z.object({ of: z.enum(['meanings', 'frame', 'scenario', 'rules', 'table']), label: z.string(), at: z.string() }),
  ),
})
export type Explanation = z.infer<typeof explanation>

export const explanationProcedures = {
  'economics.explain': query(figurePlace, explanation),
} as const
