import { AppError } from '../../shared/contract/app-error.ts'
import type { WorkspaceView } from '../../shared/contract/workspaces.ts'
import type { OperatingModelChanges } from '../../shared/entities/operating-model.ts'
import type { ServicePlan } from '../../shared/entities/service-plan.ts'
import { operatingModelChange, servicePlanChange } from '../domain/workspace/workspace-document.ts'
import { structureOf } from './structure-service.ts'
import type { WorkspaceSession } from './workspace-session.ts'

/** With what customers are served, and what was decided for each line of an option. */
export interface OperatingModelService {
  update(changes: OperatingModelChanges): Promise<WorkspaceView>
  plan(plan: ServicePlan): Promise<WorkspaceView>
}

/** Rejects service levels of which two have one name or id: a person could not tell them apart. */
function requireOwnNames({ serviceLevels = [] }: OperatingModelChanges): void {
  const names = serviceLevels.map(({ name }) => name.toLowerCase())
  const twice = serviceLevels.find(({ name }, index) => names.indexOf(name.toLowerCase()) !== index)
  if (twice !== undefined)
    throw new AppError('conflict', `There is a service level “${twice.name}” already.`, {
      remedy: 'Choose another name.',
    })
}

export function createOperatingModelService(session: WorkspaceSession): OperatingModelService {
  return {
    update: (changes) =>
      session.commit('change how customers are served', ({ document: { operatingModel: former } }) => {
        requireOwnNames(changes)
        const next = {
          capacities: changes.capacities ?? former.capacities,
          serviceLevels: changes.serviceLevels ?? former.serviceLevels,
          waysOut: changes.waysOut ?? former.waysOut,
          ledger: changes.ledger ?? former.ledger,
        }
        return JSON.stringify(next) === JSON.stringify(former) ? [] : [operatingModelChange(next)]
      }),
    plan: (plan) =>
      session.commit('change how an option is served', (workspace) => {
        structureOf(workspace, plan.structureId)
        const former = workspace.document.servicePlans.find(({ structureId }) => structureId === plan.structureId)
        return JSON.stringify(plan) === JSON.stringify(former) ? [] : [servicePlanChange(plan)]
      }),
  }
}
