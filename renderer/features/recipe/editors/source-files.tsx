import type { RecipeView } from '../../../../shared/contract/recipe.ts'
import { fileNameOf } from '../../../../shared/files/data-files.ts'
import type { RecipeSource } from '../../../../shared/recipe/recipe.ts'
import { chooseSources } from '../../../state/file-chooser-store.ts'
import { chooseNextFiles } from '../../../state/next-files-store.ts'
import { reportError } from '../../../state/notice-store.ts'
import { editRecipe } from '../../../state/recipe-actions.ts'
import { recipeStrings } from '../../../strings/recipe.ts'
import { sourceWords as say } from '../../../strings/recipe-steps.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorStrip } from '../../../ui/error-strip.tsx'
import { formatBytes } from '../../../ui/format-time.ts'
import { Icon } from '../../../ui/icon.tsx'
import { useRecipe } from '../recipe-context.ts'
import { useBuild } from '../use-build.ts'

interface SourceFilesProps {
  readonly source: RecipeSource
  readonly state: RecipeView['sources'][number]['state']
  /** Paths of those of its files that are not where they were. */
  readonly missing: readonly string[]
}

/** The files of a source, and what to do where they are gone, changed or followed by those of the next month. */
export function SourceFiles({ source, state, missing }: SourceFilesProps) {
  const { files } = source
  const view = useRecipe()
  const { start, isBuilding } = useBuild(view)
  const choose = async (kind: 'set-files' | 'add-files' | 'locate-files'): Promise<void> => {
    // After a build, how other files differ is said before anything is changed; a file that was moved is none.
    if (view.report !== null && state === 'present')
      return chooseNextFiles(source.id, kind === 'add-files' ? 'add' : 'replace')
    try {
      const chosen = await chooseSources()
      if (chosen.length === 0) return
      const chosenFor = { sourceId: source.id, files: chosen.map(({ grant }) => grant) }
      await editRecipe(kind === 'locate-files' ? { kind, missing: [...missing], ...chosenFor } : { kind, ...chosenFor })
    } catch (error) {
      reportError(error)
    }
  }
  return (
    <section aria-label={say.files} className="rc-files">
      <ul>
        {files.map(({ path, sizeBytes }) => (
          <li key={path} className="row">
            <Icon name="file" />
            <span className="cut" title={path}>
              {fileNameOf(path)}
            </span>
            {missing.includes(path) ? (
              <span className="caption">{recipeStrings.notThere}</span>
            ) : (
              sizeBytes !== null && <span className="caption">{formatBytes(sizeBytes)}</span>
            )}
          </li>
        ))}
      </ul>
      <div className="row">
        {files.length > 1 && <span className="caption">{say.filesAsOne(files.length)}</span>}
        {state === 'present' && (
          <>
            <Button kind="link" onPress={() => void choose('add-files')}>
              {recipeStrings.moreFiles}
            </Button>
            <Button kind="link" onPress={() => void choose('set-files')}>
              {recipeStrings.otherFiles}
            </Button>
          </>
        )}
      </div>
      {state !== 'present' && (
        <ErrorStrip
          tone="warning"
          message={state === 'detached' ? recipeStrings.gone(missing.map(fileNameOf)) : recipeStrings.state[state]}
          actions={
            state === 'detached' ? (
              <Button small onPress={() => void choose('locate-files')}>
                {recipeStrings.locate}
              </Button>
            ) : (
              <Button small isDisabled={isBuilding} onPress={() => void start({}, 'without-unfinished')}>
                {recipeStrings.readAgain}
              </Button>
            )
          }
        />
      )}
    </section>
  )
}
