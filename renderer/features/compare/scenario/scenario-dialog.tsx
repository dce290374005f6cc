import { useState } from 'react'
import type { WorkspaceView } from '../../../../shared/contract/workspaces.ts'
import { ROLE_CATALOGUE } from '../../../../shared/economics/role-catalogue.ts'
import { NO_ASSUMPTIONS, SCENARIO_COSTS, type Scenario } from '../../../../shared/entities/scenario.ts'
import { runCommand } from '../../../state/workspace-store.ts'
import { assumptionWords, scenarioWords as say } from '../../../strings/scenario.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useBoardView } from '../board-view.ts'
import { ChangeField } from './change-field.tsx'
import './scenario.css'

interface ScenarioDialogProps {
  /** Null makes a new one. */
  readonly scenario: Scenario | null
  readonly workspace: WorkspaceView
  readonly onClose: () => void
}

/** Name and assumptions of a scenario. */
export function ScenarioDialog({ scenario, workspace, onClose }: ScenarioDialogProps) {
  const [name, setName] = useState(scenario?.name ?? '')
  const [assumed, setAssumed] = useState(() => scenario ?? NO_ASSUMPTIONS)
  const change = (part: Partial<typeof assumed>): void => setAssumed({ ...assumed, ...part })
  const isEmpty = assumptionWords(assumed) === ''
  const canKeep = name.trim() !== '' && !isEmpty
  const keep = async (): Promise<void> => {
    if (!canKeep) return
    const { costOfCapital, priceChange, demandChange, churnChange, costChanges, without } = assumed
    const told = { costOfCapital, priceChange, demandChange, churnChange, costChanges, without }
    const kept = { ...told, id: scenario?.id ?? null, name: name.trim() }
    const view = await runCommand('scenarios.keep', { scenario: kept })
    const made = view?.scenarios.find((one) => one.name === kept.name)
    if (made === undefined) return
    useBoardView.setState({ scenarioId: made.id })
    onClose()
  }
  const remove = (): void => {
    if (scenario !== null) void runCommand('scenarios.remove', { id: scenario.id })
    useBoardView.setState({ scenarioId: null })
    onClose()
  }
  const mapped = mappedMeanings(workspace)
  return (
    <Dialog
      title={scenario === null ? say.titleNew : say.titleEdit}
      isOpen
      onClose={onClose}
      actions={
        <>
          {scenario !== null && (
            <Button kind="quiet" onPress={remove}>
              {say.remove}
            </Button>
          )}
          <span className="caption">{isEmpty ? say.noAssumption : ''}</span>
          <span className="spring" />
          <Button onPress={onClose}>{say.cancel}</Button>
          <Button kind="primary" isDisabled={!canKeep} onPress={() => void keep()}>
            {say.keep}
          </Button>
        </>
      }
    >
      <form
        className="stack scenario"
        onSubmit={(event) => {
          event.preventDefault()
          void keep()
        }}
      >
        <p className="second">{say.lead}</p>
        <TextField
          label={say.name}
          value={name}
          onChange={setName}
          maxLength={60}
          placeholder={say.namePlaceholder}
          autoFocus
        />
        <div className="scenario-pair">
          <ChangeField
            words={say.price}
            value={assumed.priceChange}
            onChange={(priceChange) => change({ priceChange })}
          />
          <ChangeField
            words={say.demand}
            value={assumed.demandChange}
            onChange={(demandChange) => change({ demandChange })}
          />
          <ChangeField
            words={say.churn}
            value={assumed.churnChange}
            least={-1}
            most={1}
            onChange={(churnChange) => change({ churnChange })}
          />
          <ChangeField
            words={say.capital}
            value={assumed.costOfCapital}
            least={0}
            most={1}
            onEmpty={() => change({ costOfCapital: null })}
            onChange={(costOfCapital) => change({ costOfCapital })}
          />
        </div>
        <fieldset>
          <legend className="label">{say.costs}</legend>
          <div className="scenario-costs">
            {SCENARIO_COSTS.map((cost) => (
              <ChangeField
                key={cost}
                words={{ label: ROLE_CATALOGUE[cost].label }}
                value={assumed.costChanges[cost] ?? 0}
                onChange={(level) => change({ costChanges: { ...assumed.costChanges, [cost]: level } })}
              />
            ))}
          </div>
        </fieldset>
        <fieldset>
          <legend className="label">{say.without}</legend>
          <p className="caption">{say.withoutNote}</p>
          <div className="scenario-without">
            {mapped.map((role) => (
              <Checkbox
                key={role}
                isSelected={assumed.without.includes(role)}
                onChange={(isLost) =>
                  change({ without: mapped.filter((one) => (one === role ? isLost : assumed.without.includes(one))) })
                }
              >
                {ROLE_CATALOGUE[role].label}
              </Checkbox>
            ))}
          </div>
        </fieldset>
      </form>
    </Dialog>
  )
}

function mappedMeanings({ mapping }: WorkspaceView): Scenario['without'] {
  return (Object.keys(ROLE_CATALOGUE) as Scenario['without']).filter((role) => mapping.roles[role]?.confirmed === true)
}
