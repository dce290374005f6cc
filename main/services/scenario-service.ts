import { AppError } from '../../shared/contract/app-error.ts'
import type { ScenarioToKeep } from '../../shared/contract/scenarios.ts'
import type { WorkspaceView } from '../../shared/contract/workspaces.ts'
import type { Scenario } from '../../shared/entities/scenario.ts'
import { scenarioChange, scenarioRemoval, type WorkspaceDocument } from '../domain/workspace/workspace-document.ts'
import type { Clock } from '../ports/clock.ts'
import type { WorkspaceSession } from './workspace-session.ts'

/** Named sets of assumptions. */
export interface ScenarioService {
  /** Makes one (`id` null) or changes it. Rejects with AppError 'conflict' where another has the name. */
  keep(scenario: ScenarioToKeep): Promise<WorkspaceView>
  remove(id: string): Promise<WorkspaceView>
}

/** Throws AppError 'not-found' where there is none of this id. */
export function scenarioOf({ scenarios }: Pick<WorkspaceDocument, 'scenarios'>, id: string): Scenario {
  const known = scenarios.find((scenario) => scenario.id === id)
  if (!known) throw new AppError('not-found', 'That scenario is no longer in the workspace.')
  return known
}

export function createScenarioService(session: WorkspaceSession, clock: Clock): ScenarioService {
  return {
    keep: (scenario) =>
      session.commit(scenario.id === null ? 'add scenario' : 'change scenario', ({ document }) => {
        const former = scenario.id === null ? null : scenarioOf(document, scenario.id)
        if (document.scenarios.some(({ id, name }) => id !== scenario.id && name === scenario.name))
          throw new AppError('conflict', `There is a scenario “${scenario.name}” already.`, {
            remedy: 'Choose another name.',
          })
        const kept = { ...scenario, id: former?.id ?? clock.id() }
        return JSON.stringify(kept) === JSON.stringify(former) ? [] : [scenarioChange(kept)]
      }),
    remove: (id) => session.commit('delete scenario', ({ document }) => [scenarioRemoval(scenarioOf(document, id).id)]),
  }
}
