import { type ReactNode, useState } from 'react'
import {
  Button as AriaButton,
  Autocomplete,
  Dialog,
  DialogTrigger,
  Input,
  ListBox,
  SearchField,
  useFilter,
} from 'react-aria-components'
import { type Choice, ChoiceItem } from './choice-item.tsx'
import { classNames } from './class-names.ts'
import { Popover } from './popover.tsx'

export interface PickChipProps<Id extends string> {
  /** What is picked, for screen readers: "Column". */
  readonly label: string
  /** What the chip shows. */
  readonly children: ReactNode
  /** The same in plain words, where it is more than a text. */
  readonly spoken?: string
  readonly choices: readonly Choice<Id>[]
  readonly value: Id | null
  readonly onPick: (id: Id) => void
  /** Placeholder of a field that finds choices; without it there is none. */
  readonly find?: string
  /** Offers what was typed as a choice of its own; the words around it. */
  readonly free?: { readonly words: (text: string) => string; readonly onUse: (text: string) => void }
  readonly noMatch: string
  readonly className?: string
  readonly mono?: boolean
  readonly defaultOpen?: boolean
}

/** A value as a chip; pressing it opens the list of what could stand there instead. */
export function PickChip<Id extends string>(props: PickChipProps<Id>) {
  const { label, children, className, defaultOpen = false } = props
  const spoken = props.spoken ?? (typeof children === 'string' ? children : '')
  return (
    <DialogTrigger defaultOpen={defaultOpen}>
      <AriaButton className={classNames('chip', className)} aria-label={`${label}: ${spoken}`}>
        {children}
      </AriaButton>
      <Popover>
        <Dialog className="pick" aria-label={label}>
          {({ close }) => <PickList {...props} close={close} />}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

function PickList<Id extends string>({ close, ...props }: PickChipProps<Id> & { readonly close: () => void }) {
  const [text, setText] = useState('')
  const { contains } = useFilter({ sensitivity: 'base' })
  const { label, choices, value, onPick, find, free, noMatch, mono } = props
  const pick = (id: Id): void => {
    onPick(id)
    close()
  }
  const list = (
    <ListBox
      className="list"
      aria-label={label}
      items={choices}
      escapeKeyBehavior="none"
      autoFocus={find === undefined}
      onAction={(key) => {
        const chosen = choices.find(({ id }) => id === key)
        if (chosen) pick(chosen.id)
      }}
      renderEmptyState={() => (free && text !== '' ? null : <p className="list-empty">{noMatch}</p>)}
    >
      {(choice: Choice<Id>) => <ChoiceItem choice={choice} mono={mono} isChosen={choice.id === value} />}
    </ListBox>
  )
  if (find === undefined) return list
  const use = (): void => {
    free?.onUse(text)
    close()
  }
  return (
    <Autocomplete filter={contains} inputValue={text} onInputChange={setText}>
      <SearchField
        aria-label={find}
        autoFocus
        className="pick-find"
        onSubmit={() => {
          if (free && text !== '') use()
        }}
      >
        <Input className="input" placeholder={find} />
      </SearchField>
      {free && text !== '' && (
        <AriaButton className="pick-free" onPress={use}>
          {free.words(text)}
        </AriaButton>
      )}
      {list}
    </Autocomplete>
  )
}
