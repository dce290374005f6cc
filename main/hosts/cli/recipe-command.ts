import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { AppError } from '../../../shared/contract/app-error.ts'
import { type WarehouseScript, warehouseProduct } from '../../../shared/contract/warehouse.ts'
import type { Recipe } from '../../../shared/recipe/recipe.ts'
import type { CommandContext } from './command-context.ts'
import { pairOf, UsageError } from './options.ts'

/** What `tessera recipe` answers: the recipe, or with --sql its script. */
export type RecipeAnswer =
  | { readonly recipe: Recipe }
  | { readonly script: WarehouseScript; readonly written: readonly string[] }

/** `tessera recipe`: the workspace's recipe as it can be handed over, or as a script for a warehouse. */
export async function recipeCommand(context: CommandContext): Promise<RecipeAnswer> {
  const { options, client } = context
  await context.openWorkspace('refuse')
  const view = await client.call('recipe.get', {})
  if (view === null)
    throw new AppError('not-available', 'This workspace has no recipe.', { remedy: 'Give one: “build RECIPE.json”.' })
  if (options.one('sql') === undefined) return { recipe: view.recipe }
  const product = warehouseProduct.safeParse(options.one('sql'))
  if (!product.success) throw new UsageError(`--sql takes ${warehouseProduct.options.join(' or ')}.`)
  for (const pair of options.many('table')) {
    const [name, table] = pairOf(pair, 'table')
    const source = view.recipe.sources.find((each) => each.id === name || each.name === name)
    if (source === undefined) throw new UsageError(`The recipe has no source “${name}”.`)
    await client.call('recipe.edit', { edit: { kind: 'change-source', sourceId: source.id, changes: { table } } })
  }
  const script = await client.call('recipe.script', { product: product.data })
  const [problem] = script.problems
  if (script.text === null)
    throw new AppError('recipe-invalid', problem?.message ?? 'The recipe cannot be written as SQL.', {
      remedy: problem?.remedy ?? undefined,
    })
  return { script, written: await written(script, context) }
}

/** Writes the script's file and those that go along; answers their names. */
async function written(script: WarehouseScript, { options, client }: CommandContext): Promise<readonly string[]> {
  const out = options.one('out')
  if (out === undefined) return []
  await mkdir(resolve(out), { recursive: true })
  await writeFile(join(resolve(out), script.fileName), script.text ?? '')
  for (const fileName of script.sideFiles) {
    const { bytes } = await client.file('recipe.sideFile', { fileName })
    await writeFile(join(resolve(out), fileName), bytes)
  }
  return [script.fileName, ...script.sideFiles]
}

/** For people: the recipe as JSON, the script itself, or which files were written. */
export function recipeText(answer: RecipeAnswer): string {
  if ('recipe' in answer) return JSON.stringify(answer.recipe, null, 2)
  const { script, written: files } = answer
  return files.length === 0 ? (script.text ?? '') : `Wrote ${files.join(' and ')}.`
}

/** For programs. */
export function recipeJson(answer: RecipeAnswer): unknown {
  return 'recipe' in answer ? answer.recipe : { ...answer.script, files: answer.written }
}
