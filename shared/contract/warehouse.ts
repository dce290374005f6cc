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
  /** Names of all files that go along: those keys, and rows that no SQL decodes. */
  sideFiles: z.array(z.string()),
  /** What the receiver's tables are called, as the recipe says or as it is proposed, and what they must have. */
  sources: z.array(
    z.object({
      sourceId: z.string(),
      name: z.string(),
      /** Null where its rows go along as a file. */
      table: z.string().nullable(),
      decoded: z.string().nullable(),
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
  /** The script; where files go along, a ZIP archive of all. Fails with 'recipe-invalid' and 'file-missing', too. */
  'recipe.scriptFile': query(input, 'file'),
  /** A file that goes along with the script, such as the keys that people decided about. Fails with 'file-missing', too. */
  'recipe.sideFile': query(z.object({ fileName: z.string() }), 'file'),
} as const
