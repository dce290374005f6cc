import { useState } from 'react'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import type { Structure } from '../../../shared/entities/structure.ts'
import { downloadProcedure } from '../../api/download.ts'
import { select } from '../../state/navigation-store.ts'
import { reportError } from '../../state/notice-store.ts'
import { assignmentUseWords } from '../../strings/consent.ts'
import { handOverWords } from '../../strings/hand-over.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { optionLetter } from '../../ui/option-letter.ts'
import { ProgressLine } from '../../ui/progress-line.tsx'
import { ScreenHead } from '../../ui/screen-head.tsx'
import { Select } from '../../ui/select.tsx'
import { UsePick } from './consent/use-pick.tsx'
import { asksUse, isUseSaid, useAssignmentUse } from './consent/use-store.ts'
import type { Description, HandOverState } from './hand-over-state.ts'
import { prove, useProofs } from './proof-store.ts'

interface HandOverHeadProps {
  readonly workspace: WorkspaceView
  readonly structure: Structure
  readonly description: Description
  readonly state: HandOverState
}

/** The verdict as the title, the choice of option, proof and export. */
export function HandOverHead({ workspace, structure, description, state }: HandOverHeadProps) {
  const [isAsking, setAsking] = useState(false)
  const isProving = useProofs(({ jobIds }) => jobIds[structure.id] !== undefined)
  const isReady = state.kind === 'ready'
  const structureId = structure.id
  const [saving, setSaving] = useState<AbortController | null>(null)
  const use = useAssignmentUse(workspace, structureId)
  const lacksUse = asksUse(workspace, description) && !isUseSaid(use, description)
  const save = (): void => {
    if (!isReady || lacksUse) {
      setAsking(true)
      return
    }
    const controller = new AbortController()
    setSaving(controller)
    downloadProcedure('exports.bundle', { structureId, use }, { signal: controller.signal })
      .catch(reportError)
      .finally(() => setSaving(null))
  }
  const proofButton = (
    <Button
      kind={isReady || state.kind === 'blocked' ? 'plain' : 'primary'}
      isDisabled={isProving || state.kind === 'blocked'}
      onPress={() => void prove(structureId)}
    >
      {isProving ? handOverWords.proving : state.proof === null ? handOverWords.prove : handOverWords.proveAgain}
    </Button>
  )
  return (
    <>
      <ScreenHead
        title={handOverWords.titles[state.kind](structure.name)}
        scope={handOverWords.draft}
        actions={
          <>
            <Select
              label={handOverWords.option}
              labelPlace="hidden"
              className="option-pick"
              value={structureId}
              onChange={(id) => select(id)}
              choices={workspace.structures.map(({ id, name }, index) => ({
                id,
                name: `${optionLetter(index)}  ${name}`,
              }))}
            />
            {state.kind !== 'blocked' && proofButton}
            {saving ? (
              <Button onPress={() => saving.abort()}>{handOverWords.cancelExport}</Button>
            ) : (
              <Button kind={isReady || state.kind === 'blocked' ? 'primary' : 'plain'} onPress={save}>
                {handOverWords.export(description.files.length)}
              </Button>
            )}
          </>
        }
      />
      <ProgressLine isBusy={saving !== null} label={handOverWords.exporting} />
      <Dialog
        title={isReady ? assignmentUseWords.say : handOverWords.whyNot}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        size="small"
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{handOverWords.close}</Button>
            {isReady && (
              <Button
                kind="primary"
                isDisabled={lacksUse}
                onPress={() => {
                  setAsking(false)
                  save()
                }}
              >
                {handOverWords.export(description.files.length)}
              </Button>
            )}
            {state.kind !== 'blocked' && !isReady && (
              <Button
                kind="primary"
                onPress={() => {
                  setAsking(false)
                  void prove(structureId)
                }}
              >
                {state.proof === null ? handOverWords.prove : handOverWords.proveAgain}
              </Button>
            )}
          </>
        }
      >
        <ul className="reasons">
          {reasonsOf(state).map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
          {lacksUse && <li>{assignmentUseWords.needed}</li>}
        </ul>
        {(isReady || lacksUse) && <UsePick {...{ workspace, structure, description }} />}
      </Dialog>
    </>
  )
}

function reasonsOf(state: HandOverState): readonly string[] {
  switch (state.kind) {
    case 'blocked':
      return state.reasons
    case 'unproved':
      return [handOverWords.needsProof]
    case 'stale':
      return [handOverWords.needsFreshProof]
    case 'differs':
      return [handOverWords.needsSame]
    case 'blind':
      return [handOverWords.needsSight]
    case 'ready':
      return []
  }
}
