import { Button as AriaButton, ComboBox as AriaComboBox, Input, ListBox } from 'react-aria-components'
import { partStrings as say } from '../strings/parts.ts'
import { type Choice, ChoiceItem } from './choice-item.tsx'
import { FieldParts, type FieldWords, fieldClass } from './field.tsx'
import { Icon } from './icon.tsx'
import { Popover } from './popover.tsx'
import { words } from './text-field.tsx'

export interface ComboBoxProps<Id extends string> extends FieldWords {
  readonly choices: readonly Choice<Id>[]
  readonly value: Id | null
  readonly onChange: (id: Id | null) => void
  readonly placeholder?: string
  readonly mono?: boolean
  readonly className?: string
}

/** One of many choices, found by typing. */
export function ComboBox<Id extends string>(props: ComboBoxProps<Id>) {
  const { label, labelPlace, description, error, choices } = props
  return (
    <AriaComboBox
      className={fieldClass(labelPlace, props.className)}
      defaultItems={choices}
      value={props.value}
      onChange={(key) => props.onChange(choices.find(({ id }) => id === key)?.id ?? null)}
      isInvalid={error !== undefined}
      menuTrigger="focus"
    >
      <FieldParts {...words({ label, labelPlace, description, error })}>
        <div className="input-group">
          <Input className={props.mono ? 'input mono' : 'input'} placeholder={props.placeholder ?? ''} />
          <AriaButton className="tool small" aria-label={say.showChoices(label)}>
            <Icon name="chevron-down" small />
          </AriaButton>
        </div>
      </FieldParts>
      <Popover>
        <ListBox className="list" renderEmptyState={() => <p className="list-empty">{say.noMatch}</p>}>
          {(choice: Choice<Id>) => <ChoiceItem choice={choice} mono={props.mono} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  )
}
