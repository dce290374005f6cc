import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../../shared/contract/app-error.ts'
import { recipeBuilt } from '../../../shared/contract/recipe.ts'
import { isFolderData } from '../../../shared/files/data-files.ts'
import { readRecipe } from '../../../shared/recipe/read-recipe.ts'
import type { Recipe } from '../../../shared/recipe/recipe.ts'
import type { RunReport } from '../../../shared/recipe/recipe-report.ts'
import type { CommandContext } from './command-context.ts'
import { pairOf, UsageError } from './options.ts'
import { jsonIn } from './read-json.ts'

/** What a run of the recipe found, with the columns of the customer table. */
export interface BuildResult {
  readonly recipe: Recipe
  readonly report: RunReport
  readonly columns: readonly { readonly name: string; readonly type: string; readonly missing: number }[]
}

/** `tessera build`: take over a recipe where one is given, then run the workspace's. */
export async function buildCommand(context: CommandContext): Promise<BuildResult> {
  const { options, client, progress } = context
  const [file, ...others] = options.operands
  if (others.length > 0) throw new UsageError('build takes one recipe.')
  const day = z.iso.date().safeParse(options.one('as-of'))
  const asOf = options.one('as-of') === undefined ? null : day.data
  if (asOf === undefined) throw new UsageError(`--as-of takes a day such as 2025-12-31.`)
  const [replace, add] = [await otherFiles('replace', context), await otherFiles('add', context)]
  await context.openWorkspace(file === undefined ? 'refuse' : 'create')
  if (file !== undefined) await adopt(resolve(file), context)
  const { jobId } = await client.call('recipe.build', { asOf, replace, add })
  const { report } = recipeBuilt.parse(await client.finish(jobId, progress))
  const [recipe, view] = [await storedRecipe(context), await client.call('workspaces.current', {})]
  const columns = view?.spine?.columns ?? []
  return { recipe, report, columns: columns.map(({ name, type, missing }) => ({ name, type, missing })) }
}

async function storedRecipe({ client }: CommandContext): Promise<Recipe> {
  const view = await client.call('recipe.get', {})
  if (view !== null) return view.recipe
  throw new AppError('not-available', 'This workspace has no recipe.', { remedy: 'Give one: “build RECIPE.json”.' })
}

async function adopt(file: string, { client, workbench }: CommandContext): Promise<void> {
  const recipe = readRecipe(await jsonIn(file, basename(file)))
  const files: Record<string, string[]> = {}
  for (const source of recipe.sources) {
    const paths = await Promise.all(source.files.map(({ path }) => dataFiles(resolve(dirname(file), path))))
    files[source.id] = paths.flat().map((path) => workbench.grantPath(path))
  }
  await client.call('recipe.adopt', { recipe, files })
}

/** Files that are to take the place of those of a source, or to come beside them. */
async function otherFiles(
  how: 'replace' | 'add',
  { options, workbench }: CommandContext,
): Promise<Record<string, string[]>> {
  const files: Record<string, string[]> = {}
  for (const text of options.many(how)) {
    const [source, path] = pairOf(text, how)
    const granted = (await dataFiles(resolve(path))).map((each) => workbench.grantPath(each))
    files[source] = [...(files[source] ?? []), ...granted]
  }
  return files
}

/** A file, or the data files of a folder by name. */
async function dataFiles(path: string): Promise<string[]> {
  const facts = await stat(path).catch(() => null)
  if (facts === null)
    throw new AppError('file-missing', `${basename(path)} is not there.`, {
      remedy: 'Paths in a recipe are seen from the folder that it lies in.',
      place: { file: basename(path) },
    })
  if (!facts.isDirectory()) return [path]
  const names = (await readdir(path)).filter(isFolderData).sort()
  if (names.length > 0) return names.map((name) => join(path, name))
  throw new AppError('file-missing', `The folder ${basename(path)} has no CSV, JSON, Parquet or Excel file.`)
}
