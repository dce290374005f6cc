import { type Criterion, type Scorecard, weightOf } from '../../../../../shared/entities/scorecard.ts'
import { runCommand } from '../../../../state/workspace-store.ts'
import { scorecardWords as say } from '../../../../strings/scorecard.ts'
import { NumberField } from '../../../../ui/number-field.tsx'

interface WeightFieldProps {
  readonly id: Criterion
  readonly scorecard: Scorecard
}

/** How much one criterion weighs, 0 to 100; the arrow keys step it. */
export function WeightField({ id, scorecard }: WeightFieldProps) {
  const change = (weight: number): void => {
    if (Number.isNaN(weight)) return
    void runCommand('scorecard.weigh', { weights: { [id]: weight } })
  }
  return (
    <NumberField
      label={say.weightOf(say.name(id))}
      labelPlace="hidden"
      value={weightOf(scorecard, id)}
      onChange={change}
      minimum={0}
      maximum={100}
      step={5}
      className="weight-field"
    />
  )
}
