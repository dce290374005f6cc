import { z } from 'zod'
import { posture, scorecard } from '../entities/scorecard.ts'
import { command } from './procedure.ts'
import { workspaceView } from './workspaces.ts'

export const scorecardProcedures = {
  /** Sets how much criteria weigh; those left out have their usual weight. */
  'scorecard.weigh': command(scorecard.pick({ weights: true }), workspaceView),
  /** Decides what a segment is for; null goes by its figures again. */
  'scorecard.decide': command(z.object({ entryId: z.string(), posture: posture.nullable() }), workspaceView),
} as const
