import { z } from 'zod'
import { ENTRY_FIELDS, entryChanges } from '../quality/dictionary.ts'
import { limitChanges } from '../quality/quality-limits.ts'
import { command } from './procedure.ts'
import { workspaceView } from './workspaces.ts'

const columns = z.array(z.string().min(1)).min(1).max(10_000)

export const qualityProcedures = {
  /**
   * Says something of one or several columns; `reset` goes back to what is proposed. Lowering a sensitivity that was
   * found needs a reason: else 'bad-request'.
   */
  'dictionary.describe': command(
    z.object({ columns, changes: entryChanges.default({}), reset: z.array(z.enum(ENTRY_FIELDS)).default([]) }),
    workspaceView,
  ),
  /** Uses columns in spite of what keeps them out of rules; a null reason takes that back. */
  'dictionary.accept': command(
    z.object({ columns, reason: z.string().trim().min(1).max(400).nullable() }),
    workspaceView,
  ),
  /** Moves the limits that grades go by; null brings the defaults back. */
  'dictionary.setLimits': command(z.object({ limits: limitChanges.nullable() }), workspaceView),
} as const
