import { ListBoxItem, Text } from 'react-aria-components'
import { classNames } from './class-names.ts'

/** One of the things that a field or a chip offers. */
export interface Choice<Id extends string = string> {
  readonly id: Id
  readonly name: string
  /** A second line. */
  readonly note?: string | undefined
}

export interface ChoiceItemProps {
  readonly choice: Choice
  readonly mono?: boolean | undefined
  /** What stands there now. */
  readonly isChosen?: boolean
}

/** A choice in its list: name and, below it, its note. Use inside a ListBox. */
export function ChoiceItem({ choice: { id, name, note }, mono = false, isChosen = false }: ChoiceItemProps) {
  return (
    <ListBoxItem className="item" id={id} textValue={name}>
      <Text slot="label" className={classNames(mono && 'mono', isChosen && 'chosen')}>
        {name}
      </Text>
      {note && (
        <Text slot="description" className="caption">
          {note}
        </Text>
      )}
    </ListBoxItem>
  )
}
