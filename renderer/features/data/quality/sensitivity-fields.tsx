import { useState } from 'react'
import { type Sensitivity, sensitivity } from '../../../../shared/quality/dictionary.ts'
import { FIELD_WORDS, SENSITIVITY_NOTES, SENSITIVITY_WORDS, qualityStrings as say } from '../../../strings/quality.ts'
import { ReasonForm } from '../../../ui/reason-form.tsx'
import type { EntryGroup } from './entry-fields.tsx'
import { EntrySelect, EntryText } from './entry-line.tsx'

/** Whether the columns are sensitive, with what says so; taking less than was found needs a reason. */
export function SensitivityFields({ group }: { readonly group: EntryGroup }) {
  /** What was chosen and waits for its reason. */
  const [waiting, setWaiting] = useState<Sensitivity | null>(null)
  const only = group.chosen.length === 1 ? group.chosen[0] : undefined
  const level = (one: Sensitivity): number => sensitivity.options.indexOf(one)
  const isLess = (chosen: Sensitivity): boolean =>
    group.chosen.some(({ proposed, entry }) => {
      return level(chosen) < level(proposed.sensitivity) && entry.sensitivityReason.trim() === ''
    })
  const choose = (id: string): void => {
    const chosen = sensitivity.options.find((one) => one === id)
    if (chosen === undefined) return
    if (isLess(chosen)) setWaiting(chosen)
    else {
      setWaiting(null)
      group.say({ sensitivity: chosen })
    }
  }
  return (
    <>
      <EntrySelect
        group={group}
        field="sensitivity"
        value={waiting ?? group.common('sensitivity')}
        note={only?.reasons.sensitivity === '' ? undefined : only?.reasons.sensitivity}
        choices={sensitivity.options.map((id) => ({ id, name: SENSITIVITY_WORDS[id], note: SENSITIVITY_NOTES[id] }))}
        onChoose={choose}
      />
      {waiting !== null && (
        <ReasonForm
          className="accept"
          label={FIELD_WORDS.sensitivityReason}
          description={say.reasonNeeded}
          action={SENSITIVITY_WORDS[waiting]}
          maxLength={400}
          autoFocus
          onKeep={(sensitivityReason) => {
            group.say({ sensitivity: waiting, sensitivityReason })
            setWaiting(null)
          }}
        />
      )}
      {waiting === null && group.isSaid('sensitivityReason') && <EntryText group={group} field="sensitivityReason" />}
    </>
  )
}
