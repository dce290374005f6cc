import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { listWords } from '../../strings/structures.ts'
import { Swatch, type SwatchKind } from '../../ui/swatch.tsx'

interface RenameFieldProps {
  readonly entry: { readonly name: string; readonly paint: SwatchKind }
  /** The new name, or null where the person gave up. */
  readonly onDone: (name: string | null) => void
}

/** A name being changed in its row: Enter or leaving keeps it, Esc gives up. */
export function RenameField({ entry, onDone }: RenameFieldProps) {
  const [name, setName] = useState(entry.name)
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
    <span className="entry-main renaming">
      <span className="order" />
      <Swatch kind={entry.paint} />
      <input
        className="input rename"
        aria-label={listWords.name(entry.name)}
        value={name}
        maxLength={120}
        ref={input}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={onKey}
        onBlur={() => done(name)}
      />
    </span>
  )
}

/** Takes the focus as soon as it can be had: a menu that is closing still keeps it for some frames. */
function takeFocus(input: HTMLInputElement | null, frames: number): void {
  if (input === null || frames === 0) return
  input.focus()
  if (document.activeElement === input) input.select()
  else requestAnimationFrame(() => takeFocus(input, frames - 1))
}
