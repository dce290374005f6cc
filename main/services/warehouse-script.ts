import type { RecipeStages, WarehouseProduct } from '../../shared/contract/warehouse.ts'
import type { SpineColumn } from '../../shared/entities/column.ts'
import type { Recipe, RecipeSource } from '../../shared/recipe/recipe.ts'
import type { SourceReport } from '../../shared/recipe/recipe-report.ts'
import { withoutUnused } from '../../shared/recipe/unused-sources.ts'
import { DECIDED_COLUMNS, type DecidedKey } from '../domain/recipe/script/look-ups.ts'
import { type RecipeScript, recipeScript } from '../domain/recipe/script/recipe-script.ts'
import { proposedTable, type SourceTable, sourceStems } from '../domain/recipe/script/script-sources.ts'
import { columnsRead } from './staged-recipe.ts'

export interface ScriptOf extends RecipeScript {
  readonly fileName: string
  readonly keysFileName: string
}

export interface ScriptInput {
  readonly recipe: Recipe
  /** Of the recipe's last run: the columns that its files have. */
  readonly sources: readonly SourceReport[]
  readonly stages: Omit<RecipeStages, 'rules'> & { readonly rules: string | null }
  /** Of the customer table as it is. */
  readonly columns: readonly SpineColumn[]
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
    coarsened: new Map(
      input.columns.flatMap(({ name, coarsened }) => (coarsened === undefined ? [] : [[name, coarsened] as const])),
    ),
  })
  return { ...script, fileName, keysFileName }
}

/** Where a source's rows come from: what the recipe says, else rows that no SQL decodes, else a table by its name. */
export function sourceTable(
  source: RecipeSource,
  { recipe, stem, hasRows }: Pick<ScriptInput, 'recipe' | 'stem' | 'hasRows'>,
): SourceTable {
  if (source.table !== null) return { name: source.table }
  const isDecoded = isUndecodable(source) && hasRows(source.id)
  const own = sourceStems(recipe.sources, isDecoded ? [KEYS_STEM] : []).get(source.id) ?? source.id
  return isDecoded ? { decoded: `${stem}.recipe.${own}.csv` } : { name: proposedTable(own) }
}

/** Files with the rows of sources that no SQL decodes, beside the script of a recipe. */
export function rowFiles(
  recipe: Recipe,
  stem: string,
): readonly { readonly source: RecipeSource; readonly fileName: string }[] {
  return withoutUnused(recipe).sources.flatMap((source) => {
    const table = sourceTable(source, { recipe, stem, hasRows: () => true })
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
