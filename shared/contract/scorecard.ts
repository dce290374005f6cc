import { z } from 'zod'
import { posture, scorecard } from '../entities/scorecard.ts'
import { command } from './procedure.ts'
import { workspaceView } from './workspaces.ts'

export const scorecardProcedures = {
  /** Changes how much some criteria weigh; the others stay. */
  'scorecard.weigh': command(scorecard.pick({ weights: true }), workspaceView),
  /** All criteria have their usual weight again. */
  'scorecard.reset': command(z.object({}), workspaceView),
  /** Decides what a segment is for; null goes by its figures again. */
  'scorecard.decide': command(z.object({ entryId: z.string(), posture: posture.nullable() }), workspaceView),
} as const
