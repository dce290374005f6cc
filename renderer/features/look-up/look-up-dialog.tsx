import { useMemo } from 'react'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import { boardOptions } from '../../state/board-options.ts'
import { useCommands } from '../../state/commands-store.ts'
import { closeLookUp, openLookUp, useLookUp } from '../../state/look-up-store.ts'
import { useWorkspace } from '../../state/workspace-store.ts'
import { lookUpWords as say } from '../../strings/look-up.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { UnitActions, UnitAnswer } from './unit-answer.tsx'
import { UnitSearch } from './unit-search.tsx'
import './look-up.css'

/** Where one unit lands in each option on the board, by what, and what would move it. */
export function LookUpDialog() {
  const workspace = useWorkspace((state) => state.workspace)
  const isOpen = useLookUp((state) => state.isOpen)
  const key = useLookUp((state) => state.key)
  const canLook = workspace !== null && workspace.spine !== null && workspace.structures.length > 0
  const title = workspace === null ? '' : say.title(workspace.frame.unitNoun)
  const commands = useMemo(
    () =>
      canLook
        ? [
            {
              ...{ id: 'look-up', title, section: 'Commands' as const, shortcut: 'Mod+Shift+F' },
              run: () => openLookUp(),
            },
          ]
        : [],
    [canLook, title],
  )
  useCommands('look-up', commands)
  return (
    <Dialog
      title={title}
      isOpen={isOpen && canLook}
      onClose={closeLookUp}
      size="large"
      actions={canLook && key !== null && <UnitActions workspace={workspace} unitKey={key} />}
    >
      {canLook && <LookUp workspace={workspace} unitKey={key} />}
    </Dialog>
  )
}

function LookUp({ workspace, unitKey }: { readonly workspace: WorkspaceView; readonly unitKey: string | null }) {
  const structureIds = boardOptions(workspace.structures, workspace.board).ids
  return (
    <div className="look-up">
      <UnitSearch workspace={workspace} unitKey={unitKey} />
      {unitKey !== null && <UnitAnswer workspace={workspace} unitKey={unitKey} structureIds={structureIds} />}
    </div>
  )
}
