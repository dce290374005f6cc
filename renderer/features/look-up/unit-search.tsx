import { useState } from 'react'
import { ListBox } from 'react-aria-components'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import { useLookUp } from '../../state/look-up-store.ts'
import { useQuery } from '../../state/use-query.ts'
import { lookUpWords as say } from '../../strings/look-up.ts'
import { type Choice, ChoiceItem } from '../../ui/choice-item.tsx'
import { ErrorStrip } from '../../ui/error-strip.tsx'
import { ProgressLine } from '../../ui/progress-line.tsx'
import { TextField } from '../../ui/text-field.tsx'

interface UnitSearchProps {
  readonly workspace: WorkspaceView
  readonly unitKey: string | null
}

const MOST_FOUND = 8

/** Finds a unit by its key or name while one types; Enter takes the first. */
export function UnitSearch({ workspace: { frame, spine }, unitKey }: UnitSearchProps) {
  const [text, setText] = useState('')
  const noun = frame.unitNoun
  const wanted = text.trim()
  const { data, error, isLoading } = useQuery(
    'lookUp.find',
    { text: wanted, most: MOST_FOUND },
    { enabled: wanted !== '', ofTable: true },
  )
  const found = wanted === '' ? [] : (data ?? [])
  const take = (key: string): void => {
    setText('')
    useLookUp.setState({ key })
  }
  const choices = found.map(({ key, match }): Choice => {
    return { id: key, name: key, note: match === null ? undefined : say.inColumn(match.column, match.text) }
  })
  return (
    <>
      <TextField
        label={say.search(spine?.keyColumn ?? null)}
        value={text}
        onChange={setText}
        type="search"
        maxLength={200}
        autoFocus={unitKey === null}
        onKeyDown={(event) => {
          const [first] = found
          if (event.key !== 'Enter' || first === undefined) return
          event.preventDefault()
          take(first.key)
        }}
      />
      <ProgressLine isBusy={isLoading} />
      {error && <ErrorStrip message={error.message} remedy={error.remedy} />}
      {choices.length > 0 && (
        <ListBox
          className="list look-up-found"
          aria-label={say.found(noun)}
          items={choices}
          onAction={(key) => take(String(key))}
        >
          {(choice: Choice) => <ChoiceItem choice={choice} />}
        </ListBox>
      )}
      {wanted !== '' && !isLoading && data?.length === 0 && <p className="second">{say.nothing(wanted, noun)}</p>}
      {wanted === '' && unitKey === null && <p className="second">{say.start(noun)}</p>}
    </>
  )
}
