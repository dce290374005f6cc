import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import type { Structure } from '../../../shared/entities/structure.ts'
import { goToStep, useNavigation } from '../../state/navigation-store.ts'
import { useQuery } from '../../state/use-query.ts'
import { useWorkspace } from '../../state/workspace-store.ts'
import { handOverWords } from '../../strings/hand-over.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorStrip } from '../../ui/error-strip.tsx'
import { ProgressLine } from '../../ui/progress-line.tsx'
import { Screen } from '../../ui/screen.tsx'
import { ScreenHead } from '../../ui/screen-head.tsx'
import { FilesInspector } from './files-inspector.tsx'
import { HandOverHead } from './hand-over-head.tsx'
import { type Description, handOverState } from './hand-over-state.ts'
import { HandOverStrips } from './hand-over-strips.tsx'
import { HandOverTabs } from './hand-over-tabs.tsx'
import { useProofs } from './proof-store.ts'
import './hand-over.css'

/** Proof and files of one option. */
export function HandOverScreen() {
  const workspace = useWorkspace((state) => state.workspace)
  const structureId = useNavigation((state) => state.structureId)
  if (workspace === null) return null
  const { structures, spine, board } = workspace
  if (spine === null) return <Nothing title={handOverWords.noTable} action={handOverWords.toData} step="data" />
  const structure =
    structures.find(({ id }) => id === structureId) ??
    structures.find(({ id }) => id === board.baselineId) ??
    structures[0]
  if (structure === undefined) {
    return (
      <Nothing
        title={handOverWords.empty}
        action={handOverWords.toOptions}
        step="hypothesise"
        help={handOverWords.emptyHelp}
      />
    )
  }
  // What was answered for another option must not show under this one's name.
  return <HandOver key={structure.id} workspace={workspace} structure={structure} />
}

function HandOver({ workspace, structure }: { readonly workspace: WorkspaceView; readonly structure: Structure }) {
  const { data, error, isLoading } = useQuery('exports.describe', { structureId: structure.id })
  if (data === undefined) {
    return (
      <Screen
        label={handOverWords.step}
        head={<ScreenHead title={structure.name} scope={handOverWords.draft} />}
        strips={
          <>
            <ProgressLine isBusy={isLoading} />
            {error && <ErrorStrip message={error.message} remedy={error.remedy} />}
          </>
        }
      >
        <div className="scroll" />
      </Screen>
    )
  }
  return <Described workspace={workspace} structure={structure} description={data} isLoading={isLoading} />
}

interface DescribedProps {
  readonly workspace: WorkspaceView
  readonly structure: Structure
  readonly description: Description
  readonly isLoading: boolean
}

function Described({ workspace, structure, description, isLoading }: DescribedProps) {
  const isInspectorOpen = useNavigation((state) => state.inspectorOpen.govern)
  const fresh = useProofs(({ proofs }) => proofs[structure.id])
  const state = handOverState(description, fresh)
  const shared = { workspace, structure, description, state }
  return (
    <Screen
      label={handOverWords.step}
      head={<HandOverHead {...shared} />}
      strips={
        <>
          <ProgressLine isBusy={isLoading} />
          <HandOverStrips structure={structure} state={state} />
        </>
      }
      inspector={isInspectorOpen && <FilesInspector {...shared} />}
    >
      <HandOverTabs {...shared} />
    </Screen>
  )
}

interface NothingProps {
  readonly title: string
  readonly help?: string
  readonly action: string
  readonly step: 'data' | 'hypothesise'
}

function Nothing({ title, help, action, step }: NothingProps) {
  return (
    <Screen label={handOverWords.step} head={<ScreenHead title={handOverWords.step} />}>
      <EmptyState
        title={title}
        actions={
          <Button kind="primary" onPress={() => goToStep(step)}>
            {action}
          </Button>
        }
      >
        {help && <p>{help}</p>}
      </EmptyState>
    </Screen>
  )
}
