import { type KeyboardEvent, useEffect, useRef, useState } from 'react'

export interface RenameInputProps {
  readonly name: string
  readonly label: string
  /** The new name, or null where the person gave up. */
  readonly onDone: (name: string | null) => void
}

/** A name being changed in its row: Enter or leaving keeps it, Esc gives up. */
export function RenameInput({ name: kept, label, onDone }: RenameInputProps) {
  const [name, setName] = useState(kept)
  const isDone = useRef(false)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => takeFocus(input.current, 30), [])
  const done = (result: string | null): void => {
    // Leaving the field follows on Enter and Esc; the first answer counts.
    if (isDone.current) return
    isDone.current = true
    const trimmed = result?.trim() ?? ''
    onDone(trimmed === '' ? null : trimmed)
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') done(name)
    if (event.key === 'Escape') done(null)
  }
  return (
    <input
      className="input rename"
      aria-label={label}
      value={name}
      maxLength={120}
      ref={input}
      onChange={(event) => setName(event.currentTarget.value)}
      onKeyDown={onKey}
      onBlur={() => done(name)}
    />
  )
}

/** Takes the focus as soon as it can be had: a menu that is closing still keeps it for some frames. */
function takeFocus(input: HTMLInputElement | null, frames: number): void {
  if (input === null || frames === 0) return
  input.focus()
  if (document.activeElement === input) input.select()
  else requestAnimationFrame(() => takeFocus(input, frames - 1))
}
