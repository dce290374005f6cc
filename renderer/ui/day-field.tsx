import { useState } from 'react'
import { dayFieldStrings as say } from '../strings/day-field.ts'
import { formatDay } from './format-time.ts'
import { readDay, rewriteDay } from './read-day.ts'
import { TextField, type TextFieldProps } from './text-field.tsx'

type DayFieldProps = Pick<TextFieldProps, 'label' | 'labelPlace' | 'description' | 'error' | 'isReadOnly'> & {
  /** An ISO day; '' shows an empty field. */
  readonly value: string
  /** Called on Enter or on leaving, with an ISO day; with '' where `isOptional` and the field was emptied. */
  readonly onCommit: (day: string) => void
  /** Called with every letter. */
  readonly onChange?: () => void
  readonly isOptional?: boolean
}

/** A day, written as every day on screen is and read in any usual form; what is no day is explained and not kept. */
export function DayField({ value, onCommit, onChange, isOptional = false, error, ...props }: DayFieldProps) {
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const change = () => {
    setRefused(undefined)
    onChange?.()
  }
  const commit = (text: string) => {
    const day = text.trim() === '' && isOptional ? '' : readDay(text)
    setRefused(day === null ? say.unreadable : undefined)
    if (day !== null && day !== value) onCommit(day)
  }
  return (
    <TextField
      {...props}
      error={refused ?? error}
      value={value === '' ? '' : formatDay(value)}
      placeholder={say.example}
      tidy={rewriteDay}
      onChange={change}
      onCommit={commit}
    />
  )
}
