import type { Operand } from '../../../shared/rules/rule.ts'
import { runCommand } from '../../state/workspace-store.ts'
import { withUnit } from '../../strings/figure-words.ts'
import { ruleWords, thresholdWords } from '../../strings/structures.ts'
import { formatCell } from '../../ui/format-number.ts'
import { PickChip } from '../../ui/pick-chip.tsx'
import type { OperandEditorProps } from './operand-editor.tsx'
import { thresholdNameProblem, thresholdNameTyped } from './threshold-name.ts'

const PLAIN = ' plain'

/** A named threshold in the place of a number, a new name for the number, or the plain number again. */
export function ThresholdPick({ operand, column, context, onKeep, textWith }: OperandEditorProps) {
  const { thresholds, edit, place, unitOf } = context
  const own = operand.type === 'threshold' ? thresholds.find(({ name }) => name === operand.name) : undefined
  const plain = own === undefined ? [] : [{ id: PLAIN, name: ruleWords.plainNumber(formatCell(own.value)) }]
  const value = own?.value ?? (operand.type === 'number' ? operand.value : null)
  const unit = own?.unit ?? (column === null ? '' : unitOf(column))
  const nameNumber = (typed: string): void => {
    const name = thresholdNameTyped(typed)
    if (value === null || thresholdNameProblem(name, thresholds) !== null) return
    const named: Operand = { type: 'threshold', name }
    void runCommand('thresholds.set', { name, value, unit, rule: { ...place, text: textWith(named) } }).then((view) => {
      if (view !== null) edit.revert()
    })
  }
  return (
    <PickChip
      label={ruleWords.namedThreshold}
      spoken={own === undefined ? ruleWords.plain : `@${own.name}, ${withUnit(own.value, own.unit)}`}
      className={operand.type === 'threshold' ? 'threshold' : 'op at'}
      choices={[
        ...plain,
        ...thresholds.map((threshold) => ({
          id: threshold.name,
          name: `@${threshold.name}`,
          note: withUnit(threshold.value, threshold.unit),
        })),
      ]}
      value={operand.type === 'threshold' ? operand.name : null}
      find={thresholdWords.find}
      free={{
        words: (typed) => {
          const name = thresholdNameTyped(typed)
          return thresholdNameProblem(name, thresholds) ?? thresholdWords.make(name, withUnit(value ?? 0, unit))
        },
        onUse: nameNumber,
      }}
      noMatch={thresholdWords.nameIt}
      onPick={(id) =>
        onKeep(
          id === PLAIN && own !== undefined ? { type: 'number', value: own.value } : { type: 'threshold', name: id },
        )
      }
    >
      {operand.type === 'threshold' ? (
        <>
          @{operand.name}
          <span className="threshold-value">{own === undefined ? '?' : withUnit(own.value, own.unit)}</span>
        </>
      ) : (
        '@'
      )}
    </PickChip>
  )
}
