import { z } from 'zod'
import { alikeLine } from '../economics/alike.ts'
import { statement } from '../economics/profit-and-loss.ts'
import { tenureBand } from '../economics/tenure-bands.ts'
import { operatingModelChanges } from '../entities/operating-model.ts'
import { servicePlan } from '../entities/service-plan.ts'
import { servedLine } from '../serving/served-line.ts'
import { command, query } from './procedure.ts'
import { workspaceView } from './workspaces.ts'

/** What an option takes to serve and earns, line by line: segments, standard path, not served, in this order. */
export const servedStructure = z.object({
  structureId: z.string(),
  name: z.string(),
  lines: z.array(servedLine),
  /** Why lines have no money; null where they have. */
  moneyReason: z.string().nullable(),
  statement,
  /** Null where the first day as a customer is not mapped. */
  tenure: z.object({ bands: z.array(tenureBand), lines: z.array(alikeLine) }).nullable(),
})
export type ServedStructure = z.infer<typeof servedStructure>

/** What an option's lines earn among customers that are alike in a column. */
export const alikeView = z.object({
  /** Names of the groups, in the order of each line's `bands`. */
  bands: z.array(z.string()),
  /** In the order in which rules are tested. */
  lines: z.array(alikeLine),
})
export type AlikeView = z.infer<typeof alikeView>

export const servingProcedures = {
  /** Under a scenario's assumptions, or (null) as things are. */
  'serving.run': query(
    z.object({ structureIds: z.array(z.string()).min(1).max(7), scenarioId: z.string().nullable().default(null) }),
    z.object({ structures: z.array(servedStructure) }),
  ),
  'serving.alike': query(
    z.object({ structureId: z.string(), column: z.string(), scenarioId: z.string().nullable().default(null) }),
    alikeView,
  ),
  /** Changes the named parts of the operating model; a part is replaced whole. */
  'operatingModel.update': command(z.object({ changes: operatingModelChanges }), workspaceView),
  'servicePlan.update': command(z.object({ plan: servicePlan }), workspaceView),
} as const
