import { useEffect } from 'react'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import type { Structure } from '../../../shared/entities/structure.ts'
import { noteMeasured } from '../../state/live-figures-store.ts'
import { goToStep, select, useNavigation } from '../../state/navigation-store.ts'
import { useWorkspace } from '../../state/workspace-store.ts'
import { structuresWords } from '../../strings/structures.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { optionLetter } from '../../ui/option-letter.ts'
import { Screen } from '../../ui/screen.tsx'
import { ScreenHead } from '../../ui/screen-head.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { addOption } from './add-option.ts'
import { OptionEditor } from './option-editor.tsx'
import { OptionHead } from './option-head.tsx'
import { RfmOptionButton } from './rfm-option-button.tsx'
import './structures.css'

/** Segmentation options and their rules. */
export function StructuresScreen() {
  const workspace = useWorkspace((state) => state.workspace)
  const structureId = useNavigation((state) => state.structureId)
  useEffect(() => () => noteMeasured(null), [])
  if (workspace === null) return null
  const { structures, spine } = workspace
  if (spine === null) return <NothingToWrite hasTable={false} />
  const chosen = structures.find(({ id }) => id === structureId) ?? structures[0]
  if (chosen === undefined) return <NothingToWrite hasTable />
  return <Options workspace={workspace} chosen={chosen} />
}

function Options({ workspace, chosen }: { readonly workspace: WorkspaceView; readonly chosen: Structure }) {
  const { structures } = workspace
  return (
    <OptionEditor
      // Edits, counts and "was" belong to one option.
      key={chosen.id}
      workspace={workspace}
      structure={chosen}
      head={(unknown) => <OptionHead workspace={workspace} structure={chosen} unknown={unknown} />}
      tabs={(body) => (
        <Tabs
          label={structuresWords.tabs}
          tabs={structures.map(({ id, name }, index) => ({
            id,
            name: (
              <>
                <span className="tab-letter">{optionLetter(index)}</span> {name}
              </>
            ),
          }))}
          value={chosen.id}
          onChange={(id) => select(id)}
          actions={
            <>
              <RfmOptionButton structures={structures} />
              <Button kind="quiet" small icon="plus" onPress={() => void addOption(structures)}>
                {structuresWords.newOption}
              </Button>
            </>
          }
        >
          {body}
        </Tabs>
      )}
    />
  )
}

function NothingToWrite({ hasTable }: { readonly hasTable: boolean }) {
  return (
    <Screen label={structuresWords.step} head={<ScreenHead title={structuresWords.step} />}>
      <EmptyState
        title={hasTable ? structuresWords.empty : structuresWords.noTable}
        actions={
          hasTable ? (
            <>
              <Button kind="primary" onPress={() => void addOption([])}>
                {structuresWords.addOption}
              </Button>
              <RfmOptionButton structures={[]} />
            </>
          ) : (
            <Button kind="primary" onPress={() => goToStep('data')}>
              {structuresWords.toData}
            </Button>
          )
        }
      >
        <p>{hasTable ? structuresWords.emptyHelp : structuresWords.noTableHelp}</p>
      </EmptyState>
    </Screen>
  )
}
