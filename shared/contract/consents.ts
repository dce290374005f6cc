import { z } from 'zod'
import { consent } from '../quality/consent.ts'
import { command, query } from './procedure.ts'
import { workspaceView } from './workspaces.ts'

/** How many units a consent's rule takes; `unknown` where a value that it needs is missing. They add up to all units. */
export const consentCounts = z.object({
  purpose: z.string(),
  consenting: z.number(),
  refusing: z.number(),
  unknown: z.number(),
  /** Why the rule cannot run; the counts are 0 then. */
  problem: z.string().nullable(),
})
export type ConsentCounts = z.infer<typeof consentCounts>

export const consentProcedures = {
  /** All consents, in their order: one undoable command. Fails with 'bad-request' and 'rule-invalid'. */
  'consents.set': command(z.object({ consents: z.array(consent).max(40) }), workspaceView),
  /** One answer for each consent of the workspace, in its order; none without a customer table. */
  'consents.counts': query(z.object({}), z.array(consentCounts)),
} as const
