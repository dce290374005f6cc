import { useState } from 'react'
import type { WorkspaceView } from '../../../../shared/contract/workspaces.ts'
import type { Scenario } from '../../../../shared/entities/scenario.ts'
import { assumptionWords, scenarioWords as say } from '../../../strings/scenario.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorStrip } from '../../../ui/error-strip.tsx'
import { useBoardView } from '../board-view.ts'
import { ScenarioDialog } from './scenario-dialog.tsx'

interface ScenarioStripProps {
  readonly scenario: Scenario
  readonly workspace: WorkspaceView
}

/** Says that the figures are supposed ones, and what is supposed. */
export function ScenarioStrip({ scenario, workspace }: ScenarioStripProps) {
  const [isEdited, setEdited] = useState(false)
  return (
    <>
      <ErrorStrip
        tone="info"
        message={`${say.strip(scenario.name)} ${assumptionWords(scenario)}.`}
        remedy={say.stripNote}
        actions={
          <>
            {!workspace.readOnly && (
              <Button small onPress={() => setEdited(true)}>
                {say.change}
              </Button>
            )}
            <Button small onPress={() => useBoardView.setState({ scenarioId: null })}>
              {say.back}
            </Button>
          </>
        }
      />
      {isEdited && <ScenarioDialog scenario={scenario} workspace={workspace} onClose={() => setEdited(false)} />}
    </>
  )
}
