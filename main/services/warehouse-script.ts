import type { RecipeStages, WarehouseProduct } from '../../shared/contract/warehouse.ts'
import { csvLine } from '../../shared/files/csv-cell.ts'
import type { Recipe } from '../../shared/recipe/recipe.ts'
import type { SourceReport } from '../../shared/recipe/recipe-report.ts'
import { withoutUnused } from '../../shared/recipe/unused-sources.ts'
import type { DecidedKey } from '../domain/recipe/script/look-ups.ts'
import { type RecipeScript, recipeScript } from '../domain/recipe/script/recipe-script.ts'
import { proposedTable } from '../domain/recipe/script/script-sources.ts'
import { columnsRead } from './build-spine.ts'

export interface ScriptOf extends RecipeScript {
  readonly fileName: string
  readonly keysFileName: string
}

/** A recipe's script over the columns that its last run read. `stem` begins the names of its files. */
export function scriptOf(
  recipe: Recipe,
  sources: readonly SourceReport[],
  stages: Omit<RecipeStages, 'rules'> & { readonly rules: string | null },
  product: WarehouseProduct,
  stem: string,
): ScriptOf {
  const used = withoutUnused(recipe)
  const fileName = `${stem}.recipe.${product}.sql`
  const keysFileName = `${stem}.recipe.keys.csv`
  const tables = new Map(used.sources.map(({ id, name, table }) => [id, table ?? proposedTable(name)]))
  const columns = columnsRead(used, sources, 'mentioned')
  const script = recipeScript(used, columns, { product, hashes: stages, tables, fileName, keysFileName })
  return { ...script, fileName, keysFileName }
}

/** The table of decided keys as a CSV file. */
export function decidedKeysCsv(keys: readonly DecidedKey[]): string {
  const lines = keys.map(({ step, place, key, becomes }) => csvLine([step, String(place), key, becomes]))
  return [csvLine(['step', 'place', 'key', 'becomes']), ...lines].join('')
}
