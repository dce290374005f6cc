import { useState } from 'react'
import type { ResourceId } from '../../../../shared/entities/operating-model.ts'
import type { CapacityPlan } from '../../../../shared/entities/service-plan.ts'
import { RESOURCES } from '../../../../shared/serving/resources.ts'
import { servingWords as say } from '../../../strings/serving.ts'
import { Button } from '../../../ui/button.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { keepLines } from './keep-line.ts'

interface PlanFormProps {
  readonly structureId: string
  readonly entryId: string
  readonly resource: ResourceId
  /** What is planned; null where nothing is. */
  readonly plan: CapacityPlan | null
  readonly asOf: string
  readonly isReadOnly: boolean
}

/** By which day, and how, there is to be enough of a capacity for a line. */
export function PlanForm({ structureId, entryId, resource, plan, asOf, isReadOnly }: PlanFormProps) {
  const [by, setBy] = useState(plan?.by ?? '')
  const [how, setHow] = useState(plan?.how ?? '')
  const others = (kept: readonly CapacityPlan[]): CapacityPlan[] => kept.filter((one) => one.resource !== resource)
  const isPast = by !== '' && by <= asOf
  const canKeep = by !== '' && !isPast && how.trim() !== ''
  const keep = (planned: readonly CapacityPlan[]): void =>
    void keepLines(structureId, { [entryId]: (kept) => ({ ...kept, plans: [...others(kept.plans), ...planned] }) })
  return (
    <fieldset className="serving-plan" disabled={isReadOnly}>
      <legend className="label">{say.planTitle(RESOURCES[resource].label)}</legend>
      <DayField
        label={say.planBy}
        value={by}
        isOptional
        isReadOnly={isReadOnly}
        error={isPast ? say.planNeedsFuture(asOf) : undefined}
        onCommit={setBy}
      />
      <TextField
        label={say.planHow}
        value={how}
        maxLength={300}
        placeholder={say.planHowPlaceholder}
        isReadOnly={isReadOnly}
        onChange={setHow}
      />
      {!isReadOnly && (
        <>
          <Button isDisabled={!canKeep} onPress={() => keep([{ resource, by, how: how.trim() }])}>
            {say.planKeep}
          </Button>
          {plan !== null && (
            <Button kind="quiet" onPress={() => keep([])}>
              {say.planRemove}
            </Button>
          )}
        </>
      )}
    </fieldset>
  )
}
