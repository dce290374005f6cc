import { type ReactNode, useMemo, useState } from 'react'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import { primaryOf } from '../../../shared/entities/second-label.ts'
import type { Structure } from '../../../shared/entities/structure.ts'
import { judgeColumns } from '../../../shared/quality/judge-columns.ts'
import { narrowSignal } from '../../../shared/quality/signals-used.ts'
import { goToStep, select } from '../../state/navigation-store.ts'
import { offerUndo } from '../../state/notice-store.ts'
import { runCommand } from '../../state/workspace-store.ts'
import { lensCaption } from '../../strings/lens-names.ts'
import { SIGNAL_WORDS } from '../../strings/quality.ts'
import { secondLabelWords } from '../../strings/second-label.ts'
import { structuresWords } from '../../strings/structures.ts'
import { Button } from '../../ui/button.tsx'
import { Hint } from '../../ui/hint.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { optionLetter } from '../../ui/option-letter.ts'
import { ScreenHead } from '../../ui/screen-head.tsx'
import { duplicateOption } from './add-option.ts'
import { OptionDialog } from './option-dialog.tsx'
import { secondLabelGroup } from './second-label-group.ts'

interface OptionHeadProps {
  readonly workspace: WorkspaceView
  readonly structure: Structure
  /** "158 accounts unknown to Integration-led", or nothing. */
  readonly unknown: ReactNode
}

/** Name, basis and size of an option, and what can be done with it as a whole. */
export function OptionHead({ workspace, structure, unknown }: OptionHeadProps) {
  const [isEditing, setEditing] = useState(false)
  const index = workspace.structures.indexOf(structure)
  const primary = primaryOf(structure, workspace.structures)
  const { exclusions, segments, lens } = structure
  const narrow = useMemo(() => narrowSignal(structure, judgeColumns(workspace)), [structure, workspace])
  return (
    <>
      <ScreenHead
        title={structure.name}
        scope={
          <>
            {structuresWords.scope(optionLetter(index), lensCaption(lens), segments.length, exclusions.length)}
            {narrow !== null && (
              <Hint className="narrow-signal" text={structuresWords.narrowWhy}>
                {structuresWords.narrow(SIGNAL_WORDS[narrow].toLowerCase())}
              </Hint>
            )}
            {primary !== null && (
              <Hint text={secondLabelWords.hint(primary.name)}>{secondLabelWords.scope(primary.name)}</Hint>
            )}
            <span className="wide muted">{unknown}</span>
          </>
        }
        actions={
          <>
            <OptionMenu workspace={workspace} structure={structure} index={index} onEdit={() => setEditing(true)} />
            <Button onPress={() => void duplicateOption(structure.id, workspace.structures)}>
              {structuresWords.duplicate}
            </Button>
            <Button kind="primary" onPress={() => goToStep('compare')}>
              {structuresWords.compare}
            </Button>
          </>
        }
      />
      {isEditing && <OptionDialog structure={structure} onClose={() => setEditing(false)} />}
    </>
  )
}

interface OptionMenuProps {
  readonly workspace: WorkspaceView
  readonly structure: Structure
  readonly index: number
  readonly onEdit: () => void
}

function OptionMenu({ workspace, structure, index, onEdit }: OptionMenuProps) {
  const structureId = structure.id
  const move = (toIndex: number): void => void runCommand('structures.move', { structureId, toIndex })
  const remove = async (): Promise<void> => {
    const view = await runCommand('structures.remove', { structureId })
    if (view === null) return
    select(view.structures[Math.min(index, view.structures.length - 1)]?.id ?? null)
    offerUndo(structuresWords.deleted(structure.name), () => void runCommand('history.undo', {}))
  }
  return (
    <Menu
      label={structuresWords.optionMenu}
      trigger={<IconButton icon="more" label={structuresWords.optionMenu} />}
      groups={[
        {
          entries: [
            { id: 'edit', name: `${structuresWords.editOption}…`, onChoose: onEdit },
            { id: 'left', name: structuresWords.moveLeft, isDisabled: index === 0, onChoose: () => move(index - 1) },
            {
              id: 'right',
              name: structuresWords.moveRight,
              isDisabled: index === workspace.structures.length - 1,
              onChoose: () => move(index + 1),
            },
          ],
        },
        ...(workspace.structures.length > 1 ? [secondLabelGroup(structure, workspace.structures)] : []),
        { entries: [{ id: 'remove', name: structuresWords.deleteOption, onChoose: () => void remove() }] },
      ]}
    />
  )
}
