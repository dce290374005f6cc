import type { RecipeView } from '../../../shared/contract/recipe.ts'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import { beginRecipe, type NewSource, sourceInput } from '../../../shared/recipe/begin-recipe.ts'
import type { FileGroup } from '../../../shared/recipe/group-files.ts'
import { unusedName } from '../../../shared/recipe/unused-name.ts'
import type { NewFile } from '../../state/new-sources-store.ts'
import { adoptRecipe } from '../../state/recipe-actions.ts'
import { isUnnamed, recipeTitle } from './recipe-title.ts'

/** Adds groups of files as sources, as one command. The first ones begin the recipe with the units of one of them. */
export async function addSources(
  view: RecipeView | null,
  groups: readonly FileGroup<NewFile>[],
  baseAt: number,
  { frame }: Pick<WorkspaceView, 'frame'>,
): Promise<RecipeView | null> {
  const taken = view?.recipe.sources.map(({ id }) => id) ?? []
  const sources: NewSource[] = []
  for (const { name, files } of groups) {
    const [first, ...others] = files
    const id = idOf(name, [...taken, ...sources.map((source) => source.id)])
    sources.push({ id, name, columns: first.columns, fileNames: [first.name, ...others.map((file) => file.name)] })
  }
  const grants = Object.fromEntries(
    groups.map(({ files }, index) => [sources[index]?.id ?? '', files.map(({ grant }) => grant)]),
  )
  const [first, ...rest] = sources
  if (first === undefined) return view
  if (view === null) {
    const base = sources[baseAt] ?? first
    const workspace = { asOf: frame.asOf, noun: frame.unitNoun }
    const begun = beginRecipe([first, ...rest], base.id, workspace)
    const fileNames = sources.flatMap((source) => source.fileNames)
    return adoptRecipe(begun, grants, isUnnamed(frame.title) ? recipeTitle(begun, fileNames) : null)
  }
  const { base } = view.recipe.table
  const unitKey = base.kind === 'source' ? base.key : base.name
  const added = sources.map((source) => sourceInput(source, unitKey))
  return adoptRecipe({ ...view.recipe, sources: [...view.recipe.sources, ...added] }, grants)
}

/** An id that a person can read in the recipe's text: "sales", "sales-2". */
function idOf(name: string, taken: readonly string[]): string {
  const bare = name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  return unusedName(bare === '' ? 'source' : bare, taken, '-')
}
