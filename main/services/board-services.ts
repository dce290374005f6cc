import type { SegmentEngine } from '../ports/segment-engine.ts'
import { type ComparisonService, createComparisonService } from './comparison-service.ts'
import { createGoalService, type GoalService } from './goal-service.ts'
import { createLookUpService, type LookUpService } from './look-up-service.ts'
import { createScorecardService, type ScorecardService } from './scorecard-service.ts'
import { createVersionsService, type VersionsService } from './versions-service.ts'
import type { WorkspaceSession } from './workspace-session.ts'

/** What the room asks of the comparison board. */
export interface BoardServices {
  readonly comparison: ComparisonService
  readonly lookUp: LookUpService
  readonly versions: VersionsService
  readonly scorecard: ScorecardService
  readonly goals: GoalService
}

export function createBoardServices(session: WorkspaceSession, engine: SegmentEngine): BoardServices {
  return {
    comparison: createComparisonService(session, engine),
    lookUp: createLookUpService({ session, engine }),
    versions: createVersionsService(session, engine),
    scorecard: createScorecardService(session),
    goals: createGoalService(session, engine),
  }
}
