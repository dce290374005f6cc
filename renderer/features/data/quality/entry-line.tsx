import type { ReactNode } from 'react'
import type { EntryField } from '../../../../shared/quality/dictionary.ts'
import { FIELD_WORDS, qualityStrings as say } from '../../../strings/quality.ts'
import { Button } from '../../../ui/button.tsx'
import type { Choice } from '../../../ui/choice-item.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { EntryGroup } from './entry-fields.tsx'

interface EntryLineProps {
  readonly group: EntryGroup
  readonly field: EntryField
  readonly note?: string | undefined
  readonly children: ReactNode
}

/** A field of the entry: its name, its control, and the way back to what is proposed. */
export function EntryLine({ group, field, note, children }: EntryLineProps) {
  const isSaid = group.isSaid(field)
  return (
    <div className="entry-field">
      <div className="entry-name">
        <span aria-hidden="true">{FIELD_WORDS[field]}</span>
        {isSaid && !group.isReadOnly && (
          <Button kind="link" label={say.backLabel(FIELD_WORDS[field])} onPress={() => group.reset([field])}>
            {say.back}
          </Button>
        )}
      </div>
      <div className="entry-control">
        {children}
        {note && <p className="caption">{note}</p>}
      </div>
    </div>
  )
}

interface EntryTextProps {
  readonly group: EntryGroup
  readonly field: 'meaning' | 'source' | 'purpose' | 'sensitivityReason' | 'currency'
  /** What stands there where it is not the field's own text. */
  readonly value?: string
  readonly placeholder?: string
  readonly onKeep?: (text: string) => void
}

/** A field that is words. */
export function EntryText({ group, field, value, placeholder, onKeep }: EntryTextProps) {
  const common = group.common(field)
  return (
    <EntryLine group={group} field={field}>
      <TextField
        label={FIELD_WORDS[field]}
        labelPlace="hidden"
        value={value ?? common ?? ''}
        placeholder={common === undefined ? say.various : (placeholder ?? say.notSaid)}
        maxLength={field === 'meaning' || field === 'sensitivityReason' ? 400 : 200}
        isReadOnly={group.isReadOnly}
        onCommit={onKeep ?? ((text) => group.say({ [field]: text.trim() }))}
      />
    </EntryLine>
  )
}

interface EntrySelectProps {
  readonly group: EntryGroup
  readonly field: EntryField
  /** Undefined where the columns differ. */
  readonly value: string | undefined
  readonly choices: readonly Choice[]
  readonly note?: string | undefined
  readonly onChoose: (id: string) => void
}

/** A field that is one of a few. */
export function EntrySelect({ group, field, value, choices, note, onChoose }: EntrySelectProps) {
  return (
    <EntryLine group={group} field={field} note={note}>
      <Select
        label={FIELD_WORDS[field]}
        labelPlace="hidden"
        value={group.common(field) === undefined ? null : (value ?? null)}
        placeholder={say.various}
        choices={choices}
        isDisabled={group.isReadOnly}
        onChange={onChoose}
      />
    </EntryLine>
  )
}
