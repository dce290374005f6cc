import { AppError } from '../../../shared/contract/app-error.ts'
import type { ComparisonView } from '../../../shared/contract/comparison.ts'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import { type SharedComparison, withholdSmall } from '../../../shared/economics/withhold-small.ts'
import type { Frame } from '../../../shared/entities/frame.ts'
import type { Structure } from '../../../shared/entities/structure.ts'
import { leastShared } from '../../../shared/quality/least-shared.ts'
import type { CommandContext } from './command-context.ts'
import { type ServingReport, servingReport } from './serving-report.ts'

/** Finds an option by its name; rejects with AppError 'not-found' that lists the names there are. */
export function structureNamed({ structures }: WorkspaceView, name: string): Structure {
  const found = structures.find((structure) => structure.name === name)
  if (found) return found
  const names = structures.map((structure) => structure.name).join(', ')
  throw new AppError('not-found', `There is no segmentation option “${name}”.`, {
    remedy: names ? `There are: ${names}.` : 'Add one with “structures add”.',
  })
}

export interface Compared {
  readonly comparison: ComparisonView
  /** What each option takes to serve. */
  readonly serving: readonly ServingReport[]
  /** Lines of fewer units are withheld, and those by which they could be worked out; none where it is 0. */
  readonly least: number
  readonly withheld: SharedComparison['withheld']
  /** What a row of the table is called. */
  readonly noun: Frame['unitNoun']
}

/** `tessera compare`: the options side by side. */
export async function compareCommand({ options, client, openWorkspace }: CommandContext): Promise<Compared> {
  const view = await openWorkspace('refuse')
  const names = options.many('structure')
  const chosen = names.length > 0 ? names.map((name) => structureNamed(view, name)) : view.structures.slice(0, 7)
  if (chosen.length === 0)
    throw new AppError('not-available', 'There is no segmentation option yet.', {
      remedy: 'Add one with “structures add”.',
    })
  const structureIds = chosen.map(({ id }) => id)
  const comparison = await client.call('comparison.run', { structureIds })
  const { structures } = await client.call('serving.run', { structureIds })
  const noun = view.frame.unitNoun
  const least = leastShared(view.dictionary.limits, noun)
  const shared = withholdSmall(comparison, least)
  const serving = structures.flatMap((served) => {
    const own = shared.comparison.structures.find(({ structureId }) => structureId === served.structureId)
    return own === undefined ? [] : [servingReport(served, view, least, own)]
  })
  return { ...shared, serving, least, noun }
}
