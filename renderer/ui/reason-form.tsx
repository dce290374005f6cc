import './reason-form.css'
import { useState } from 'react'
import { Button } from './button.tsx'
import { classNames } from './class-names.ts'
import { TextField } from './text-field.tsx'

export interface ReasonFormProps {
  readonly label: string
  readonly description: string
  /** What the button says: what is done for that reason. */
  readonly action: string
  readonly maxLength: number
  readonly autoFocus?: boolean
  readonly className?: string
  /** Called by Enter and by the button, with words that have neither blank start nor end and are not empty. */
  readonly onKeep: (reason: string) => void
}

/** A line for a reason, without which its button does nothing. */
export function ReasonForm({ onKeep, action, className, ...field }: ReasonFormProps) {
  const [words, setWords] = useState('')
  const reason = words.trim()
  const keep = (): void => {
    if (reason !== '') onKeep(reason)
  }
  return (
    <div className={classNames('reason-form', className)}>
      <TextField {...field} value={words} onChange={setWords} onKeyDown={(event) => event.key === 'Enter' && keep()} />
      <Button small isDisabled={reason === ''} onPress={keep}>
        {action}
      </Button>
    </div>
  )
}
