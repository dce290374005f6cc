import { useMemo } from 'react'
import type { RecipeView } from '../../../shared/contract/recipe.ts'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import { type Command, useCommands } from '../../state/commands-store.ts'
import { useNavigation } from '../../state/navigation-store.ts'
import { chooseNewSources, takeDroppedSources, useNewSources } from '../../state/new-sources-store.ts'
import { type RecipePlace, useRecipePlace } from '../../state/recipe-place-store.ts'
import { useQuery } from '../../state/use-query.ts'
import { showWarehouse } from '../../state/warehouse-store.ts'
import { newSourcesWords, recipeStrings as say } from '../../strings/recipe.ts'
import { warehouseWords } from '../../strings/warehouse.ts'
import { DropArea } from '../../ui/drop-area.tsx'
import { ProgressLine } from '../../ui/progress-line.tsx'
import { Screen } from '../../ui/screen.tsx'
import { ScreenHead } from '../../ui/screen-head.tsx'
import { EmptyRecipe } from './empty-recipe.tsx'
import { FailureStrip } from './failure-strip.tsx'
import { NewSourcesDialog } from './new-sources-dialog.tsx'
import { NextFilesDialog } from './next-files-dialog.tsx'
import { Outline } from './outline.tsx'
import { outlineRows, rowAt } from './outline-rows.ts'
import { PlaceEditor } from './place-editor.tsx'
import { findStep, RecipeContext } from './recipe-context.ts'
import { recipeFinding } from './recipe-finding.ts'
import { RecipeActions, RecipeScope } from './recipe-head.tsx'
import { RecipeInspector } from './recipe-inspector.tsx'
import { UnfinishedStrip } from './unfinished-strip.tsx'
import { useBuild } from './use-build.ts'
import { WarehouseDialog } from './warehouse/warehouse-dialog.tsx'
import './recipe.css'

/** Several files that become the customer table: sources, steps, what each of them did. */
export function RecipeScreen({ workspace }: { readonly workspace: WorkspaceView }) {
  const { data: view, error, isLoading } = useQuery('recipe.get', {})
  const failure = useRecipePlace((state) => state.failure)
  const looking = useNewSources((state) => state.looking)
  const isInspecting = useNavigation(({ inspectorOpen }) => inspectorOpen.data)
  const chosenPlace = useRecipePlace((state) => state.place)
  useRecipeCommands(view ?? null)
  const problem = error ?? failure
  const place = view ? placeIn(view, chosenPlace) : null
  return (
    <RecipeContext value={view ?? null}>
      <Screen
        label="Data"
        head={
          <ScreenHead
            title={view ? recipeFinding(view) : say.emptyTitle}
            scope={view ? <RecipeScope view={view} /> : say.emptyScope(workspace.frame.unitNoun)}
            actions={<RecipeActions view={view ?? null} hasTable={workspace.spine !== null} />}
          />
        }
        strips={
          <>
            <ProgressLine
              isBusy={isLoading || looking.length > 0}
              label={looking.length > 0 ? newSourcesWords.looking(looking) : say.screen}
            />
            {problem && <FailureStrip failure={problem} view={view ?? null} />}
            {view && <UnfinishedStrip view={view} />}
          </>
        }
        inspector={view && place && isInspecting && <RecipeInspector place={place} />}
      >
        <DropArea className="rc-body" onDrop={(files) => void takeDroppedSources(files)}>
          {(isOver) =>
            view && place ? <Parts view={view} place={place} /> : view === null ? <EmptyRecipe isOver={isOver} /> : null
          }
        </DropArea>
        {view && <WarehouseDialog />}
        <NewSourcesDialog view={view ?? null} workspace={workspace} />
        {view && <NextFilesDialog view={view} />}
      </Screen>
    </RecipeContext>
  )
}

function Parts({ view, place }: { readonly view: RecipeView; readonly place: RecipePlace }) {
  const rows = useMemo(() => outlineRows(view), [view])
  return (
    <>
      <Outline view={view} rows={rows} chosen={rowAt(rows, place)} />
      <PlaceEditor place={place} />
    </>
  )
}

/** What was chosen where it is still there, else the customer table. */
function placeIn(view: RecipeView, place: RecipePlace | null): RecipePlace {
  const table: RecipePlace = { kind: 'table' }
  if (place === null) return table
  if (place.kind === 'step') return findStep(view, place.stepId) === null ? table : place
  if (place.kind === 'source' || place.kind === 'new-prepare-step')
    return view.recipe.sources.some(({ id }) => id === place.sourceId) ? place : table
  return place
}

function useRecipeCommands(view: RecipeView | null): void {
  const { start } = useBuild(view)
  const commands = useMemo<readonly Command[]>(
    () => [
      { id: 'recipe-add', title: say.addFiles, section: 'Commands', run: () => void chooseNewSources() },
      ...(view === null
        ? []
        : [
            {
              ...{ id: 'recipe-build', title: say.build, section: 'Commands' as const, shortcut: 'Mod+Enter' },
              run: () => void start(),
            },
            ...(view.report === null
              ? []
              : [{ id: 'recipe-sql', title: warehouseWords.save, section: 'Commands' as const, run: showWarehouse }]),
          ]),
    ],
    [view, start],
  )
  useCommands('recipe', commands)
}
