import { useState } from 'react'
import { DELIMITER_WORDS, importStrings as say } from '../../strings/data.ts'
import { Select } from '../select.tsx'
import { TextField } from '../text-field.tsx'

const OTHER = 'other'

export interface DelimiterChoiceProps {
  readonly delimiter: string
  readonly onChange: (delimiter: string) => void
}

/** What fields end with: one of the usual characters, or one of a person's own. */
export function DelimiterChoice({ delimiter, onChange }: DelimiterChoiceProps) {
  const [isAsking, setIsAsking] = useState(false)
  const [typed, setTyped] = useState('')
  const choices = DELIMITER_WORDS.map(([id, name]) => ({ id, name }))
  if (!choices.some(({ id }) => id === delimiter)) choices.push({ id: delimiter, name: delimiter })
  choices.push({ id: OTHER, name: say.otherDelimiter })
  const choose = (id: string): void => {
    setIsAsking(id === OTHER)
    if (id !== OTHER && id !== delimiter) onChange(id)
  }
  const keep = (character: string): void => {
    setTyped(character)
    if (!isDelimiter(character)) return
    setIsAsking(false)
    setTyped('')
    onChange(character)
  }
  const isWrong = typed !== '' && !isDelimiter(typed)
  return (
    <>
      <Select
        label={say.fieldsEnd}
        labelPlace="inline"
        choices={choices}
        value={isAsking ? OTHER : delimiter}
        onChange={choose}
      />
      {isAsking && (
        <TextField
          label={say.ownDelimiter}
          labelPlace="inline"
          className="own-delimiter"
          mono
          autoFocus
          maxLength={1}
          value={typed}
          onChange={keep}
          {...(isWrong ? { error: say.notDelimiter } : {})}
        />
      )}
    </>
  )
}

/** One character of ASCII that is neither a quote nor the end of a line. */
export function isDelimiter(text: string): boolean {
  return /^[\t\x20-\x7e]$/.test(text) && text !== '"' && text !== "'"
}
