import { z } from 'zod'
import { scenario } from '../entities/scenario.ts'
import { command } from './procedure.ts'
import { workspaceView } from './workspaces.ts'

/** A scenario as it is kept; a new one gets its id from the workbench. */
export const scenarioToKeep = scenario.extend({ id: scenario.shape.id.nullable() })
export type ScenarioToKeep = z.infer<typeof scenarioToKeep>

export const scenarioProcedures = {
  'scenarios.keep': command(z.object({ scenario: scenarioToKeep }), workspaceView),
  'scenarios.remove': command(z.object({ id: z.string() }), workspaceView),
} as const
