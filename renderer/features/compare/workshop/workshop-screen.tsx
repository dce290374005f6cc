import type { WorkspaceView } from '../../../../shared/contract/workspaces.ts'
import { shownOptions } from '../shown-options.ts'
import { ChangesScreen } from './changes/changes-screen.tsx'
import { GoalsScreen } from './goals/goals-screen.tsx'
import { ScoresScreen } from './scores/scores-screen.tsx'
import type { WorkshopPart } from './workshop-view.ts'

interface WorkshopScreenProps {
  readonly part: WorkshopPart
  readonly workspace: WorkspaceView
}

/** What the room looks at besides the board. */
export function WorkshopScreen({ part, workspace }: WorkshopScreenProps) {
  const options = shownOptions(workspace.structures, workspace.board)
  switch (part) {
    case 'changes':
      return <ChangesScreen workspace={workspace} options={options} />
    case 'goal':
      return <GoalsScreen workspace={workspace} options={options} />
    case 'scores':
      return <ScoresScreen workspace={workspace} options={options} />
  }
}
