import { type KeyboardEvent, useState } from 'react'

interface ValueInputProps {
  readonly label: string
  /** As it is written while nobody types. */
  readonly value: string
  /** Called with every letter that makes a value. */
  readonly onChange: (text: string) => void
  /** Enter or leaving. */
  readonly onCommit: () => void
  readonly onRevert: () => void
  /** How it is written, such as "yyyy-mm-dd". */
  readonly hint?: string
  readonly isNumber?: boolean
}

/** A value typed in a chip of its own width. */
export function ValueInput({ label, value, onChange, onCommit, onRevert, hint, isNumber = false }: ValueInputProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const onKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter') onCommit()
    if (event.key === 'Escape') {
      setTyped(null)
      onRevert()
    }
  }
  return (
    <input
      className={isNumber ? 'chip chip-input strong' : 'chip chip-input'}
      aria-label={label}
      type="text"
      placeholder={hint}
      title={hint}
      value={typed ?? value}
      spellCheck={false}
      autoComplete="off"
      inputMode={isNumber ? 'decimal' : undefined}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        onChange(event.currentTarget.value)
      }}
      onKeyDown={onKey}
      onBlur={() => {
        setTyped(null)
        onCommit()
      }}
    />
  )
}
