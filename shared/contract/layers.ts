import { z } from 'zod'
import { metricId, metricValue } from '../economics/metric.ts'
import { query } from './procedure.ts'

/** One line of an option: a segment, the default path or an exclusion. */
export const layerLine = z.object({
  entryId: z.string(),
  kind: z.enum(['segment', 'default', 'excluded']),
  name: z.string(),
  /** Colour 1..8 of a segment, else null. */
  slot: z.number().nullable(),
})
export type LayerLine = z.infer<typeof layerLine>

/** What is known of some units: how many, what they contribute, and the chosen measure. */
export const layerCell = z.object({ units: z.number(), contribution: metricValue, value: metricValue })
export type LayerCell = z.infer<typeof layerCell>

/** How alike two options divide the units. */
export const agreement = z.object({
  /** 1 the same, about 0 nothing in common; null with fewer than two units. */
  adjustedRand: z.number().nullable(),
  adjustedMutualInformation: z.number().nullable(),
  /** Whether both divide the units in the same way, under whatever names. */
  isSameDivision: z.boolean(),
})
export type Agreement = z.infer<typeof agreement>

export const layersView = z.object({
  rows: z.array(layerLine),
  columns: z.array(layerLine),
  /** One list per row; units and money of cells add up to their totals, and those to `total`. */
  cells: z.array(z.array(layerCell)),
  rowTotals: z.array(layerCell),
  columnTotals: z.array(layerCell),
  total: layerCell,
  ...agreement.shape,
  /** Entries whose rule cannot run, with the reason; their units fall through. */
  broken: z.array(z.object({ name: z.string(), option: z.string(), reason: z.string() })),
})
export type LayersView = z.infer<typeof layersView>

export const layersProcedures = {
  /**
   * Two options crossed: the units of each pair of their lines with their money, under a scenario's assumptions or
   * (null) as things are. Refused for an option and itself.
   */
  'layers.run': query(
    z.object({
      rowsId: z.string(),
      columnsId: z.string(),
      metric: metricId,
      scenarioId: z.string().nullable().default(null),
    }),
    layersView,
  ),
  /** How alike each two of the options divide the units: every pair once. */
  'layers.agreement': query(
    z.object({ structureIds: z.array(z.string()).min(2).max(7) }),
    z.array(agreement.extend({ firstId: z.string(), secondId: z.string() })),
  ),
} as const
