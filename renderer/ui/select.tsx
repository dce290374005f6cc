import { Button as AriaButton, Select as AriaSelect, ListBox, SelectValue } from 'react-aria-components'
import { type Choice, ChoiceItem } from './choice-item.tsx'
import { FieldParts, type FieldWords, fieldClass } from './field.tsx'
import { Icon } from './icon.tsx'
import { Popover } from './popover.tsx'
import { words } from './text-field.tsx'

export interface SelectProps<Id extends string> extends FieldWords {
  readonly choices: readonly Choice<Id>[]
  readonly value: Id | null
  readonly onChange: (id: Id) => void
  readonly placeholder?: string
  readonly isDisabled?: boolean
  readonly mono?: boolean
  readonly className?: string
}

/** One of a few choices. */
export function Select<Id extends string>(props: SelectProps<Id>) {
  const { label, labelPlace, description, error, choices, placeholder = 'Choose…' } = props
  return (
    <AriaSelect
      className={fieldClass(labelPlace, props.className)}
      value={props.value}
      onChange={(key) => {
        const chosen = choices.find(({ id }) => id === key)
        if (chosen) props.onChange(chosen.id)
      }}
      isDisabled={props.isDisabled ?? false}
      isInvalid={error !== undefined}
      placeholder={placeholder}
    >
      <FieldParts {...words({ label, labelPlace, description, error })}>
        <AriaButton className={props.mono ? 'field mono' : 'field'}>
          <SelectValue className="cut">
            {({ selectedText, isPlaceholder }) => (isPlaceholder ? placeholder : selectedText)}
          </SelectValue>
          <Icon name="chevron-down" small />
        </AriaButton>
      </FieldParts>
      <Popover>
        <ListBox className="list" items={choices}>
          {(choice: Choice<Id>) => <ChoiceItem choice={choice} mono={props.mono} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
