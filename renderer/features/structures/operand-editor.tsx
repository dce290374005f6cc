import type { Operand } from '../../../shared/rules/rule.ts'
import { ruleWords } from '../../strings/structures.ts'
import { formatCell, formatExactCount } from '../../ui/format-number.ts'
import { PickChip } from '../../ui/pick-chip.tsx'
import type { BuilderContext } from './builder-context.ts'
import { dayTyped, numberTyped } from './read-typed.ts'
import { ThresholdPick } from './threshold-pick.tsx'
import { ValueInput } from './value-input.tsx'

export interface OperandEditorProps {
  readonly label: string
  readonly operand: Operand
  /** The column that the value belongs to; null where it counts days. */
  readonly column: string | null
  readonly context: BuilderContext
  readonly onDraft: (operand: Operand) => void
  readonly onKeep: (operand: Operand) => void
  /** The rule's text with another operand here, to be kept together with a threshold it names. */
  readonly textWith: (operand: Operand) => string
}

/** One value: typed where it is a number or a day, picked where it is a text, a truth or a named threshold. */
export function OperandEditor(props: OperandEditorProps) {
  const { label, operand, context, onDraft } = props
  const { commit, revert } = context.edit
  switch (operand.type) {
    case 'number':
      return (
        <span className="operand">
          <ValueInput
            label={label}
            value={formatCell(operand.value)}
            isNumber
            onChange={(text) => {
              const value = numberTyped(text)
              if (value !== null) onDraft({ type: 'number', value })
            }}
            onCommit={commit}
            onRevert={revert}
          />
          <ThresholdPick {...props} />
        </span>
      )
    case 'threshold':
      return <ThresholdPick {...props} />
    case 'date':
      return (
        <ValueInput
          label={label}
          value={operand.value}
          hint={ruleWords.dayHint}
          onChange={(text) => {
            const value = dayTyped(text)
            if (value !== null) onDraft({ type: 'date', value })
          }}
          onCommit={commit}
          onRevert={revert}
        />
      )
    case 'boolean':
      return (
        <PickChip
          label={label}
          choices={[
            { id: 'true', name: ruleWords.yes },
            { id: 'false', name: ruleWords.no },
          ]}
          value={String(operand.value)}
          noMatch={ruleWords.noMatch}
          onPick={(id) => props.onKeep({ type: 'boolean', value: id === 'true' })}
        >
          {operand.value ? ruleWords.yes : ruleWords.no}
        </PickChip>
      )
    case 'text':
      return <TextPick {...props} text={operand.value} />
  }
}

function TextPick({ label, column, context, onKeep, text }: OperandEditorProps & { readonly text: string }) {
  const top = column === null ? [] : (context.profiles.get(column)?.top ?? [])
  const use = (value: string): void => onKeep({ type: 'text', value })
  return (
    <PickChip
      label={label}
      choices={top.map(({ value, count }) => ({ id: value, name: value, note: formatExactCount(count) }))}
      value={text}
      find={ruleWords.findValue}
      free={{ words: ruleWords.useValue, onUse: use }}
      noMatch={ruleWords.noMatch}
      onPick={use}
    >
      {text === '' ? '""' : text}
    </PickChip>
  )
}
