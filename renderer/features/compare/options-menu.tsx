import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import { MOST_OPTIONS } from '../../state/board-options.ts'
import { runCommand } from '../../state/workspace-store.ts'
import { compareWords } from '../../strings/compare.ts'
import { Button } from '../../ui/button.tsx'
import { CheckListPopover } from '../../ui/check-list-popover.tsx'
import { optionLetter } from '../../ui/option-letter.ts'
import { type ShownOption, shownOptions } from './shown-options.ts'

interface OptionsMenuProps {
  readonly workspace: WorkspaceView
  readonly options: readonly ShownOption[]
}

/** Which options stand on the board, two to seven. */
export function OptionsMenu({ workspace, options }: OptionsMenuProps) {
  const { structures, board } = workspace
  const isShown = (id: string): boolean => options.some((option) => option.structureId === id)
  const change = (id: string, isChosen: boolean): void => {
    // In the board's own order, not in the order of the columns, which has the baseline in front.
    const ids = shownOptions(structures, board).map((option) => option.structureId)
    const structureIds = isChosen ? [...ids, id] : ids.filter((known) => known !== id)
    void runCommand('board.update', { structureIds, baselineId: board.baselineId })
  }
  return (
    <CheckListPopover
      label={compareWords.optionsTitle}
      trigger={<Button>{compareWords.options}</Button>}
      entries={structures.map((structure, index) => ({
        id: structure.id,
        name: `${optionLetter(index)}  ${structure.name}`,
        isChosen: isShown(structure.id),
        isDisabled: isShown(structure.id) ? options.length <= 2 : options.length >= MOST_OPTIONS,
      }))}
      onChange={change}
    />
  )
}
