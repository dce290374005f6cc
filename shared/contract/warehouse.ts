import { z } from 'zod'
import { columnType } from '../entities/column.ts'
import { recipeProblem } from '../recipe/recipe-problem.ts'
import { query } from './procedure.ts'

/** The products that a recipe's script is written for. */
export const warehouseProduct = z.enum(['duckdb', 'postgresql'])
export type WarehouseProduct = z.infer<typeof warehouseProduct>

/** SHA-256 of each stage, hex; '' where there is nothing in it. A stage changes with what goes into it; rules stand for themselves. */
export const recipeStages = z.object({
  sources: z.string(),
  features: z.string(),
  scores: z.string(),
  /** Of every option, by its place. */
  rules: z.array(z.object({ structureId: z.string(), name: z.string(), hash: z.string() })),
})
export type RecipeStages = z.infer<typeof recipeStages>

export const warehouseScript = z.object({
  stages: recipeStages,
  fileName: z.string(),
  /** Null where something stands in the way. */
  text: z.string().nullable(),
  problems: z.array(recipeProblem),
  /** Keys that people decided about: a table of their own, beside the script. None: there is no such file. */
  keys: z.object({ fileName: z.string(), count: z.number() }).nullable(),
  /** What the receiver's tables are called, as the recipe says or as it is proposed, and what they must have. */
  sources: z.array(
    z.object({
      sourceId: z.string(),
      name: z.string(),
      table: z.string(),
      isProposed: z.boolean(),
      columns: z.array(z.object({ name: z.string(), type: columnType })),
    }),
  ),
})
export type WarehouseScript = z.infer<typeof warehouseScript>

const input = z.object({ product: warehouseProduct })

export const warehouseProcedures = {
  /** The stages of the workspace's recipe; null where it has none. */
  'recipe.stages': query(z.object({}), recipeStages.nullable()),
  /** The recipe as a script for a warehouse. Fails with 'not-available' before it was built for the first time. */
  'recipe.script': query(input, warehouseScript),
  /** The script; with the keys that people decided about as a ZIP archive. Fails with 'recipe-invalid', too. */
  'recipe.scriptFile': query(input, 'file'),
  /** The keys that people decided about, as the script loads them: a CSV file. */
  'recipe.keysFile': query(z.object({}), 'file'),
} as const
