import { type KeyboardEvent, type Ref, useEffect, useRef, useState } from 'react'
import { TextField as AriaTextField, Input } from 'react-aria-components'
import { FieldParts, type FieldWords, fieldClass } from './field.tsx'

export interface TextFieldProps extends FieldWords {
  readonly value: string
  /** Called when the person is done: Enter or leaving the field, only where the text changed. Esc gives up. */
  readonly onCommit?: (value: string) => void
  /** Called with every letter. */
  readonly onChange?: (value: string) => void
  readonly placeholder?: string
  readonly mono?: boolean
  readonly maxLength?: number
  readonly isReadOnly?: boolean
  readonly autoFocus?: boolean
  readonly type?: 'text' | 'search'
  /** How a text is written once it is kept. */
  readonly tidy?: (text: string) => string
  readonly className?: string
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
  readonly inputRef?: Ref<HTMLInputElement>
}

/** A line of text. With `onCommit` it keeps its own draft until Enter or blur. */
export function TextField(props: TextFieldProps) {
  const { label, labelPlace, description, error, value, onCommit, onChange, className, placeholder } = props
  const [draft, setDraft] = useState(value)
  // Enter keeps the text; leaving the field before the answer is there must not keep it a second time.
  const kept = useRef(value)
  useEffect(() => {
    setDraft(value)
    kept.current = value
  }, [value])
  const change = (text: string) => {
    setDraft(text)
    kept.current = value
    onChange?.(text)
  }
  const commit = (isAsked: boolean) => {
    if (draft === value || (draft === kept.current && !isAsked)) return
    const text = props.tidy?.(draft) ?? draft
    setDraft(text)
    kept.current = text
    onCommit?.(text)
  }
  const keyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    props.onKeyDown?.(event)
    if (onCommit && event.key === 'Enter') commit(true)
    if (onCommit && event.key === 'Escape') setDraft(value)
  }
  return (
    <AriaTextField
      className={fieldClass(labelPlace, className)}
      value={draft}
      onChange={change}
      isInvalid={error !== undefined}
      isReadOnly={props.isReadOnly ?? false}
      autoFocus={props.autoFocus ?? false}
      type={props.type ?? 'text'}
      {...(props.maxLength === undefined ? {} : { maxLength: props.maxLength })}
      onBlur={() => commit(false)}
    >
      <FieldParts {...words({ label, labelPlace, description, error })}>
        <Input
          className={props.mono ? 'input mono' : 'input'}
          placeholder={placeholder ?? ''}
          onKeyDown={keyDown}
          spellCheck={false}
          autoComplete="off"
          {...(props.inputRef ? { ref: props.inputRef } : {})}
        />
      </FieldParts>
    </AriaTextField>
  )
}

/** The words that are set, for exactOptionalPropertyTypes. */
export function words(from: {
  readonly label: string
  readonly labelPlace: FieldWords['labelPlace'] | undefined
  readonly description: string | undefined
  readonly error: string | undefined
}): FieldWords {
  return { ...from, labelPlace: from.labelPlace ?? 'above' }
}
