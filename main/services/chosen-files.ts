import { AppError } from '../../shared/contract/app-error.ts'
import { ownValue } from '../../shared/contract/own-value.ts'
import type { Recipe, RecipeFile } from '../../shared/recipe/recipe.ts'
import { withMoreFiles } from '../domain/recipe/edit-recipe.ts'
import type { FileGrants } from './file-grants.ts'
import { recipePath } from './recipe-files.ts'

/** Files that a person chose, by the id of their source: grants. */
export type ChosenFiles = Readonly<Record<string, readonly string[]>>

/** What was chosen for a source; undefined where nothing was, also of a source called like what every object has. */
export function chosenFor(files: ChosenFiles, sourceId: string): readonly string[] | undefined {
  return ownValue(files, sourceId)
}

/** Chosen files as a recipe of that workspace keeps them. */
export function filesOf(
  granted: readonly string[],
  grants: Pick<FileGrants, 'pathOf'>,
  workspacePath: string,
): RecipeFile[] {
  return granted.map((grant) => ({
    path: recipePath(grants.pathOf(grant), workspacePath),
    sizeBytes: null,
    digest: null,
  }))
}

/**
 * The recipe with the chosen files in place of its sources' own, and with others beside them. Throws AppError
 * 'not-found' for a source that it has not, 'conflict' where nothing is new beside its files.
 */
export function withChosen(
  recipe: Recipe,
  { replace, add }: { readonly replace: ChosenFiles; readonly add: ChosenFiles },
  grants: Pick<FileGrants, 'pathOf'>,
  workspacePath: string,
): Recipe {
  const ids = recipe.sources.map(({ id }) => id)
  const unknown = [...Object.keys(replace), ...Object.keys(add)].find((sourceId) => !ids.includes(sourceId))
  if (unknown !== undefined)
    throw new AppError('not-found', `The recipe has no source “${unknown}”.`, { remedy: `It has: ${ids.join(', ')}.` })
  const placed = (granted: readonly string[]): RecipeFile[] => filesOf(granted, grants, workspacePath)
  const sources = recipe.sources.map((source) => {
    const [others, more] = [chosenFor(replace, source.id), chosenFor(add, source.id)]
    const chosen = others === undefined ? source : { ...source, files: placed(others) }
    return more === undefined ? chosen : withMoreFiles(chosen, placed(more))
  })
  return { ...recipe, sources }
}
