import { type ReactNode, useState } from 'react'
import type { UnseenState } from '../../../../shared/contract/learning.ts'
import type { WorkspaceView } from '../../../../shared/contract/workspaces.ts'
import { lockUnseen, lookAtUnseen, useUnseen } from '../../../state/unseen-store.ts'
import { runCommand } from '../../../state/workspace-store.ts'
import { unseenDialogs as say } from '../../../strings/unseen.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'

const FEWEST_UNITS = 2000
const LONGEST_NAME = 80
const LONGEST_REASON = 400
const SHORTEST_REASON = 3

interface AskingProps {
  readonly title: string
  readonly verb: string
  readonly canDo: boolean
  readonly onDo: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A question with one thing to do, which Enter does, too. */
function Asking({ title, verb, canDo, onDo, onClose, children }: AskingProps) {
  const act = (): void => {
    if (!canDo) return
    onDo()
    onClose()
  }
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      size="small"
      actions={
        <>
          <Button onPress={onClose}>{say.cancel}</Button>
          <Button kind="primary" isDisabled={!canDo} onPress={act}>
            {verb}
          </Button>
        </>
      }
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          act()
        }}
      >
        {children}
        {/* Enter in a field sends a form of several fields only where it has a button. */}
        <button type="submit" className="sr" tabIndex={-1} aria-hidden="true" />
      </form>
    </Dialog>
  )
}

function YourName({ value, onChange }: { readonly value: string; readonly onChange: (name: string) => void }) {
  return (
    <TextField label={say.you} description={say.youWhy} value={value} onChange={onChange} maxLength={LONGEST_NAME} />
  )
}

interface LockDialogProps {
  readonly workspace: WorkspaceView
  readonly state: UnseenState
  readonly onClose: () => void
}

/** By what, and by whom, unseen customers are drawn. */
export function LockDialog({ workspace, state, onClose }: LockDialogProps) {
  const [drawnBy, setDrawnBy] = useState(state.suggested ?? '')
  const [by, setBy] = useState(useUnseen.getState().by)
  const noun = workspace.frame.unitNoun
  const learned = state.learned.map(({ name }) => name)
  const isFew = (workspace.spine?.unitCount ?? 0) < FEWEST_UNITS
  return (
    <Asking
      title={say.lockTitle}
      verb={say.doLock}
      canDo={drawnBy !== '' && by.trim() !== ''}
      onDo={() => void lockUnseen(drawnBy, by.trim())}
      onClose={onClose}
    >
      <p>{isFew ? say.few(noun.plural) : say.lockWords(noun)}</p>
      {learned.length > 0 && <p>{say.learnedAlready(learned)}</p>}
      <Select
        label={say.drawnBy}
        description={say.drawnByWhy(noun)}
        value={drawnBy}
        onChange={setDrawnBy}
        choices={state.columns.map((name) => ({ id: name, name }))}
        mono
      />
      <YourName value={by} onChange={setBy} />
    </Asking>
  )
}

/** Why the unseen customers are given free. */
export function UnlockDialog({ onClose }: { readonly onClose: () => void }) {
  const [by, setBy] = useState(useUnseen.getState().by)
  const [reason, setReason] = useState('')
  return (
    <Asking
      title={say.unlockTitle}
      verb={say.doUnlock}
      canDo={by.trim() !== '' && reason.trim().length >= SHORTEST_REASON}
      onDo={() => {
        useUnseen.setState({ by: by.trim(), found: null })
        void runCommand('learning.unlock', { by: by.trim(), reason: reason.trim() })
      }}
      onClose={onClose}
    >
      <p>{say.unlockWords}</p>
      <TextField label={say.reason} value={reason} onChange={setReason} maxLength={LONGEST_REASON} autoFocus />
      <YourName value={by} onChange={setBy} />
    </Asking>
  )
}

/** Which option is looked at on unseen customers, by whom and what for. */
export function LookDialog({
  workspace,
  onClose,
}: {
  readonly workspace: WorkspaceView
  readonly onClose: () => void
}) {
  const { structures } = workspace
  const [optionId, setOptionId] = useState(structures[0]?.id ?? '')
  const [by, setBy] = useState(useUnseen.getState().by)
  const [purpose, setPurpose] = useState('')
  const option = structures.find(({ id }) => id === optionId)
  return (
    <Asking
      title={say.lookTitle}
      verb={say.doLook}
      canDo={option !== undefined && by.trim() !== '' && purpose.trim().length >= SHORTEST_REASON}
      onDo={() => {
        if (option) void lookAtUnseen(workspace.id, option, by.trim(), purpose.trim())
      }}
      onClose={onClose}
    >
      <p>{say.lookWords}</p>
      <Select
        label={say.option}
        value={optionId}
        onChange={setOptionId}
        choices={structures.map(({ id, name }) => ({ id, name }))}
      />
      <TextField label={say.purpose} value={purpose} onChange={setPurpose} maxLength={LONGEST_REASON} autoFocus />
      <YourName value={by} onChange={setBy} />
    </Asking>
  )
}
