import type { ServedStructure } from '../../../../shared/contract/serving.ts'
import type { WorkspaceView } from '../../../../shared/contract/workspaces.ts'
import { bindingOf, type Load, loadsOf, type Shortage, shortagesOf } from '../../../../shared/serving/capacity.ts'
import { RESOURCES } from '../../../../shared/serving/resources.ts'
import { loadWords, servingWords as say } from '../../../strings/serving.ts'
import { classNames } from '../../../ui/class-names.ts'
import { formatShare, NOT_AVAILABLE } from '../../../ui/format-number.ts'
import { planOf } from './keep-line.ts'
import { useServingView } from './serving-view.ts'

/** An option with how full it makes each capacity, and who cannot be served. */
export interface OptionLoads {
  readonly served: ServedStructure
  readonly loads: readonly Load[]
  readonly shortages: readonly Shortage[]
}

/** Holds an option against what there is. */
export function loadsOfOption(
  served: ServedStructure,
  { operatingModel, servicePlans, frame }: WorkspaceView,
): OptionLoads {
  const loads = loadsOf(served.lines, operatingModel)
  const plan = planOf(servicePlans, served.structureId)
  return { served, loads, shortages: shortagesOf(served.lines, loads, plan, frame.asOf) }
}

interface OptionLoadsTableProps {
  readonly options: readonly OptionLoads[]
  readonly chosenId: string
}

/** The options side by side: how full each makes what there is. */
export function OptionLoadsTable({ options, chosenId }: OptionLoadsTableProps) {
  const [first] = options
  return (
    <table className="serving-table">
      <caption className="sr">{say.optionsTitle}</caption>
      <thead>
        <tr>
          <th>{say.option}</th>
          {first?.loads.map(({ resource }) => (
            <th key={resource} className="num">
              {RESOURCES[resource].label}
            </th>
          ))}
          <th>{say.bindsHead}</th>
          <th className="last">{say.cannotHead}</th>
        </tr>
      </thead>
      <tbody>
        {options.map(({ served, loads, shortages }) => (
          <tr key={served.structureId} className={classNames(served.structureId === chosenId && 'picked')}>
            <th scope="row">
              <button
                type="button"
                className="drill"
                onClick={() => useServingView.setState({ structureId: served.structureId })}
              >
                {served.name}
              </button>
            </th>
            {loads.map(({ resource, load }) => (
              <td key={resource} className="num">
                {load === null ? NOT_AVAILABLE : formatShare(load, 0)}
              </td>
            ))}
            <td>{bindsWords(bindingOf(loads))}</td>
            <td className="last">{cannotServe(served, shortages).join(', ') || say.nobody}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function bindsWords(binding: Load | null): string {
  return binding === null ? NOT_AVAILABLE : `${RESOURCES[binding.resource].label}, ${loadWords(binding)}`
}

/** Names of the lines that nothing clears, each once. */
export function cannotServe(served: ServedStructure, shortages: readonly Shortage[]): readonly string[] {
  const ids = new Set(shortages.filter(({ state }) => state !== 'planned').map(({ entryId }) => entryId))
  return served.lines.filter(({ entryId }) => ids.has(entryId)).map(({ name }) => name)
}
