import { OUTLIER_REACHES } from '../../../../shared/quality/column-evidence.ts'
import { areOrganisations } from '../../../../shared/quality/least-shared.ts'
import { DEFAULT_LIMITS, type QualityLimits } from '../../../../shared/quality/quality-limits.ts'
import { runCommand } from '../../../state/workspace-store.ts'
import { limitsStrings as say } from '../../../strings/quality.ts'
import { smallGroupWords } from '../../../strings/small-groups.ts'
import type { Noun } from '../../../strings/structures.ts'
import { Button } from '../../../ui/button.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { NumberField } from '../../../ui/number-field.tsx'
import { Select } from '../../../ui/select.tsx'

interface LimitsDialogProps {
  readonly limits: QualityLimits
  readonly noun: Noun
  readonly isReadOnly: boolean
  readonly onClose: () => void
}

const SHARES = ['missingWarns', 'missingFails', 'misfitsFail', 'outOfRangeFails', 'domainCovered'] as const
const COUNTS = [
  ['daysAhead', 0, 36_525],
  ['maxAgeMonths', 1, 600],
  ['smallestGroup', 1, 1000],
] as const

/** From where the check warns and fails. Each change is a command of its own, undone like all others. */
export function LimitsDialog({ limits, noun, isReadOnly, onClose }: LimitsDialogProps) {
  const set = (changes: Partial<QualityLimits>): void => void runCommand('dictionary.setLimits', { limits: changes })
  const isDefault = JSON.stringify(limits) === JSON.stringify(DEFAULT_LIMITS)
  return (
    <Dialog
      title={say.title}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button
            isDisabled={isDefault || isReadOnly}
            onPress={() => void runCommand('dictionary.setLimits', { limits: null })}
          >
            {say.defaults}
          </Button>
          <Button kind="primary" onPress={onClose}>
            {say.done}
          </Button>
        </>
      }
    >
      <p className="second">{say.lead}</p>
      <div className="limits">
        {SHARES.map((name) => (
          <NumberField
            key={name}
            label={say[name]}
            value={limits[name]}
            minimum={0}
            maximum={1}
            step={0.001}
            format={{ style: 'percent', maximumFractionDigits: 1 }}
            isReadOnly={isReadOnly}
            onChange={(value) => !Number.isNaN(value) && set({ [name]: value })}
          />
        ))}
        {COUNTS.map(([name, minimum, maximum]) => (
          <NumberField
            key={name}
            label={say[name]}
            value={limits[name]}
            minimum={minimum}
            maximum={maximum}
            step={1}
            isReadOnly={isReadOnly}
            onChange={(value) => !Number.isNaN(value) && set({ [name]: value })}
          />
        ))}
        <DayField
          label={say.earliestDay}
          value={limits.earliestDay}
          isReadOnly={isReadOnly}
          onCommit={(earliestDay) => set({ earliestDay })}
        />
        <Select
          label={say.outlierReach}
          isDisabled={isReadOnly}
          value={String(limits.outlierReach)}
          onChange={(chosen) => {
            const outlierReach = OUTLIER_REACHES.find((reach) => String(reach) === chosen)
            if (outlierReach) set({ outlierReach })
          }}
          choices={OUTLIER_REACHES.map((reach) => ({ id: String(reach), name: say.outlierReachOf(reach) }))}
        />
        <Select
          label={smallGroupWords.choice}
          isDisabled={isReadOnly}
          value={limits.smallGroups}
          onChange={(smallGroups) => set({ smallGroups })}
          choices={[
            { id: 'by-noun', name: smallGroupWords.choices['by-noun'](!areOrganisations(noun), noun) },
            { id: 'withheld', name: smallGroupWords.choices.withheld },
            { id: 'shown', name: smallGroupWords.choices.shown },
          ]}
        />
      </div>
    </Dialog>
  )
}
