import type { PlanColumn } from '../../shared/recipe/build-plan.ts'
import type { RecipeSource } from '../../shared/recipe/recipe.ts'
import { relationName } from '../../shared/recipe/relation-name.ts'
import type { SpineSession } from '../ports/spine-builder.ts'
import { coarsenLocations } from './coarsen-locations.ts'
import { spineRows } from './proof-tables.ts'
import { absolutePath } from './recipe-files.ts'
import { requireUnused, type ShippedPlaces } from './shipped-places.ts'
import { dataLine } from './warehouse-script.ts'

/**
 * The rows of a source as the workbench reads them, as a CSV file that SQL loads: the given columns, in their order. They
 * leave the computer, so places are coarsened as in the customer table, but for keys, unless the source has consent.
 * Rejects with AppError 'not-available' where something rests on values that look like places.
 */
export async function decodedRows(
  { id, name, files, options, dateColumn, repeatedRows }: RecipeSource,
  columns: readonly PlanColumn[],
  places: ShippedPlaces,
  keys: ReadonlySet<string>,
  workspacePath: string,
  session: SpineSession,
  signal: AbortSignal,
): Promise<string> {
  const names = columns.map(({ name }) => name)
  const paths = files.map(({ path }) => absolutePath(path, workspacePath))
  const nothing = (): void => undefined
  const source = {
    sourceId: id,
    paths,
    options,
    columns: new Set(names),
    dateColumn,
    repeatedRows: repeatedRows ?? 'all',
  }
  await session.stage(source, nothing, signal)
  const plan = {
    staged: [],
    steps: [],
    result: { relation: relationName('files', id), keyColumn: names[0] ?? '', columns },
    tieOuts: [],
  }
  const { spine } = await session.run(plan, nothing, signal)
  const lines = [dataLine(names)]
  const shipped = options.preciseLocations === undefined ? coarsenLocations(spine, keys, places.coarse) : spine
  requireUnused({ name }, shipped.columns, places.isUsed, keys)
  const { table } = shipped
  for await (const batch of spineRows(table, names, null, signal))
    lines.push(batch.map((row) => dataLine(row.map((value) => (value === null ? null : String(value))))).join(''))
  return lines.join('')
}
