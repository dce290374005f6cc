import type { WorkspaceView } from '../../../../shared/contract/workspaces.ts'
import { openLookUp } from '../../../state/look-up-store.ts'
import { goalWords } from '../../../strings/goals.ts'
import { lookUpWords } from '../../../strings/look-up.ts'
import { scorecardWords } from '../../../strings/scorecard.ts'
import { workshopWords as say } from '../../../strings/workshop.ts'
import { Button } from '../../../ui/button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { openPart } from './workshop-view.ts'

/** What the room asks of the board. */
export function WorkshopMenu({ workspace }: { readonly workspace: WorkspaceView }) {
  const noun = workspace.frame.unitNoun
  return (
    <Menu
      label={say.menu}
      trigger={<Button>{say.menu}</Button>}
      groups={[
        {
          entries: [
            {
              ...{ id: 'look-up', name: lookUpWords.open(noun), shortcut: 'Mod+Shift+F' },
              onChoose: () => openLookUp(),
            },
            { id: 'goal', name: goalWords.open, onChoose: () => openPart('goal') },
            { id: 'scores', name: scorecardWords.open, onChoose: () => openPart('scores') },
            { id: 'changes', name: say.changes, onChoose: () => openPart('changes') },
          ],
        },
      ]}
    />
  )
}
