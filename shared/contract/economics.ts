import { z } from 'zod'
import { metricId, metricValue } from '../economics/metric.ts'
import { roleBinding, roleId } from '../economics/role.ts'
import { command, query } from './procedure.ts'
import { workspaceView } from './workspaces.ts'

export const roleSuggestion = z.object({
  role: roleId,
  binding: roleBinding,
  /** Why this column, in words. */
  reason: z.string(),
  /** Why it may be wrong; a share of 0 to 1 is not taken up at all. */
  doubt: z.object({ kind: z.enum(['share', 'monthly']), words: z.string() }).nullable(),
})

/** What the mapped meanings make available, for the whole base. */
export const economicsSummary = z.object({
  unitCount: z.number(),
  metrics: z.partialRecord(metricId, metricValue),
  /** Units and revenue without every mapped input of contribution. */
  notCosted: z.object({ units: z.number(), revenue: z.number().nullable() }),
  /** Units whose net revenue is zero or less. */
  netReturners: z.object({ units: z.number(), revenue: z.number().nullable() }),
  /** Share of revenue that is costed, 0..1; null without revenue. */
  costedShare: z.number().nullable(),
  /** Share of units with a value, per mapped role. */
  completeness: z.partialRecord(roleId, z.number()),
})
export type EconomicsSummary = z.infer<typeof economicsSummary>

export const economicsProcedures = {
  'mapping.suggest': query(z.object({}), z.array(roleSuggestion)),
  /** Binds a meaning to a column; null takes it away. */
  'mapping.bind': command(z.object({ role: roleId, binding: roleBinding.nullable() }), workspaceView),
  /** Confirms every suggestion that is bound but not yet confirmed, and has no doubt. */
  'mapping.confirmAll': command(z.object({}), workspaceView),
  'economics.summary': query(z.object({}), economicsSummary),
} as const
