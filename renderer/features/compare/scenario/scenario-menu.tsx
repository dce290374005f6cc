import { useState } from 'react'
import type { WorkspaceView } from '../../../../shared/contract/workspaces.ts'
import type { Scenario } from '../../../../shared/entities/scenario.ts'
import { assumptionWords, scenarioWords as say } from '../../../strings/scenario.ts'
import { Button } from '../../../ui/button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { useBoardView, useShownScenario } from '../board-view.ts'
import { ScenarioDialog } from './scenario-dialog.tsx'

/** Under which assumptions the board is worked out, and a way to new ones. */
export function ScenarioMenu({ workspace }: { readonly workspace: WorkspaceView }) {
  const shown = useShownScenario(workspace.scenarios)
  const [edited, setEdited] = useState<Scenario | 'new' | null>(null)
  const show = (scenarioId: string | null) => () => useBoardView.setState({ scenarioId })
  return (
    <>
      <Menu
        label={say.menuLabel}
        trigger={<Button>{say.menu}</Button>}
        groups={[
          {
            entries: [
              {
                id: 'as-it-is',
                name: say.asItIs,
                note: say.asItIsNote,
                isChosen: shown === null,
                onChoose: show(null),
              },
              ...workspace.scenarios.map((scenario) => ({
                id: scenario.id,
                name: scenario.name,
                note: assumptionWords(scenario),
                isChosen: scenario.id === shown?.id,
                onChoose: show(scenario.id),
              })),
            ],
          },
          ...(workspace.readOnly
            ? []
            : [
                {
                  entries: [
                    { id: 'new', name: say.add, onChoose: () => setEdited('new') },
                    ...(shown === null
                      ? []
                      : [{ id: 'edit', name: say.edit(shown.name), onChoose: () => setEdited(shown) }]),
                  ],
                },
              ]),
        ]}
      />
      {edited !== null && (
        <ScenarioDialog
          scenario={edited === 'new' ? null : edited}
          workspace={workspace}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  )
}
