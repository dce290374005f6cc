import { type KeyboardEvent, useEffect, useState } from 'react'
import { runCommand, useWorkspace } from '../../state/workspace-store.ts'
import { frameBarStrings as say } from '../../strings/frame-bar.ts'

/** The workspace's title, edited in place: Enter keeps, Esc gives up. */
export function TitleField() {
  const title = useWorkspace((state) => state.workspace?.frame.title ?? '')
  const isReadOnly = useWorkspace((state) => state.workspace?.readOnly ?? false)
  const [draft, setDraft] = useState(title)
  useEffect(() => setDraft(title), [title])
  const keep = () => {
    const text = draft.trim()
    if (text === '') setDraft(title)
    else if (text !== title) void runCommand('frame.update', { changes: { title: text } })
  }
  const keyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') event.currentTarget.blur()
    if (event.key === 'Escape') setDraft(title)
  }
  return (
    <input
      className="title title-edit cut"
      aria-label={say.untitled}
      value={draft}
      readOnly={isReadOnly}
      maxLength={120}
      spellCheck={false}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={keyDown}
    />
  )
}
