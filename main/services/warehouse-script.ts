import type { RecipeStages, WarehouseProduct } from '../../shared/contract/warehouse.ts'
import type { RecipeSource } from '../../shared/recipe/recipe.ts'
import { withoutUnused } from '../../shared/recipe/unused-sources.ts'
import { DECIDED_COLUMNS, type DecidedKey } from '../domain/recipe/script/look-ups.ts'
import { type RecipeScript, recipeScript } from '../domain/recipe/script/recipe-script.ts'
import { proposedTable, type SourceTable, sourceStems } from '../domain/recipe/script/script-sources.ts'
import { coarsenedByScript, mayShipRows, type TableMade } from './shipped-places.ts'
import { columnsRead } from './staged-recipe.ts'

export interface ScriptOf extends RecipeScript {
  readonly fileName: string
  readonly keysFileName: string
}

export interface ScriptInput extends TableMade {
  readonly stages: Omit<RecipeStages, 'rules'> & { readonly rules: string | null }
  /** Begins the names of files. */
  readonly stem: string
  /** Whether the rows of a source that no SQL decodes go along as a file. */
  readonly hasRows: (sourceId: string) => boolean
}

/** Of the file of decided keys, beside those of sources. */
const KEYS_STEM = 'keys'

/** A recipe's script. */
export function scriptOf(input: ScriptInput, product: WarehouseProduct): ScriptOf {
  const { recipe, sources, stages, stem } = input
  const used = withoutUnused(recipe)
  const fileName = `${stem}.recipe.${product}.sql`
  const keysFileName = `${stem}.recipe.${KEYS_STEM}.csv`
  const script = recipeScript(used, columnsRead(used, sources, 'mentioned'), {
    ...{ product, hashes: stages, fileName, keysFileName },
    tables: (source) => sourceTable(source, input),
    coarsened: coarsenedByScript(input, (source) => 'decoded' in sourceTable(source, input)),
  })
  return { ...script, fileName, keysFileName }
}

/**
 * Where a source's rows come from: what the recipe says, else rows that no SQL decodes, else a table by its name. Rows
 * go along only where the table made of them is that of the workbench.
 */
export function sourceTable(source: RecipeSource, input: Omit<ScriptInput, 'stages'>): SourceTable {
  const { recipe, stem, hasRows } = input
  if (source.table !== null) return { name: source.table }
  const isDecoded = isUndecodable(source) && hasRows(source.id) && mayShipRows(source, input)
  const own = sourceStems(recipe.sources, isDecoded ? [KEYS_STEM] : []).get(source.id) ?? source.id
  return isDecoded ? { decoded: `${stem}.recipe.${own}.csv` } : { name: proposedTable(own) }
}

/** Files with the rows of sources that no SQL decodes, beside the script of a recipe. */
export function rowFiles(
  made: TableMade,
  stem: string,
): readonly { readonly source: RecipeSource; readonly fileName: string }[] {
  return withoutUnused(made.recipe).sources.flatMap((source) => {
    const table = sourceTable(source, { ...made, stem, hasRows: () => true })
    return 'decoded' in table ? [{ source, fileName: table.decoded }] : []
  })
}

/** Whether a source lies in files that no warehouse reads as the workbench does: workbooks, and objects of JSON. */
export function isUndecodable({ files }: RecipeSource): boolean {
  return files.some(({ path }) => /\.(xlsx|xlsm|json|jsonl|ndjson)(\.gz|\.zst)?$/i.test(path))
}

/** The table of decided keys as a CSV file. */
export function decidedKeysCsv(keys: readonly DecidedKey[]): string {
  const lines = keys.map(({ step, place, key, becomes }) => dataLine([step, String(place), key, becomes]))
  return [dataLine(DECIDED_COLUMNS.map(({ name }) => name)), ...lines].join('')
}

/** A line that SQL loads as it stands: nothing is made harmless for spreadsheets. What is missing has no quotes. */
export function dataLine(cells: readonly (string | null)[]): string {
  return `${cells.map((cell) => (cell === null ? '' : `"${cell.replaceAll('"', '""')}"`)).join(',')}\n`
}
