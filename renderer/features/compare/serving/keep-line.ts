import { type LineService, NO_SERVICE, type ServicePlan } from '../../../../shared/entities/service-plan.ts'
import { commandsAnswered, runCommand, useWorkspace } from '../../../state/workspace-store.ts'

/** What was decided for an option; nothing where nothing was. */
export function planOf(plans: readonly ServicePlan[], structureId: string): ServicePlan {
  return plans.find((plan) => plan.structureId === structureId) ?? { structureId, lines: {} }
}

/** Keeps what is decided for lines of an option, made to what was last kept, as one undoable command. */
export async function keepLines(
  structureId: string,
  changes: Readonly<Record<string, (kept: LineService) => LineService>>,
): Promise<void> {
  await commandsAnswered()
  const { lines } = planOf(useWorkspace.getState().workspace?.servicePlans ?? [], structureId)
  const changed = Object.entries(changes).map(([id, change]) => [id, change(lines[id] ?? NO_SERVICE)] as const)
  void runCommand('servicePlan.update', { plan: { structureId, lines: { ...lines, ...Object.fromEntries(changed) } } })
}
